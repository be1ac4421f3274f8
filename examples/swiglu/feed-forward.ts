import { matmul } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { silu } from './activations.ts';
import type { Activation } from './activations.ts';
import { checkGatedWeights, checkPair } from './check.ts';

// #region swiglu
/**
 * The feed-forward network of Llama and Qwen: (SiLU(x·W) ⊗ x·V)·W₂, without biases.
 *
 * A gate, not an activation in another's place: SiLU acts on one of two projections
 * and multiplies the other, entry by entry.
 *
 * @param x [length][dModel].
 * @param weights.wGate [dModel][dFf], the paper's W (Llama's w1, `gate_proj`).
 * @param weights.wUp [dModel][dFf], the paper's V (w3, `up_proj`).
 * @param weights.wDown [dFf][dModel], the paper's W₂ (w2, `down_proj`).
 * @returns [length][dModel].
 * @throws {TypeError | RangeError} when a shape does not fit or a number is not finite.
 * @see Shazeer 2020, §2, Eq. 6.
 * @example
 * swiglu([[2]], { wGate: [[1]], wUp: [[3]], wDown: [[10]] })
 * // => [[105.69564935734589]]: 10 · silu(2) · 6
 */
export function swiglu(x: Matrix, weights: GatedWeights): Matrix {
	checkGatedWeights(x, weights);
	const gate = matmul(x, weights.wGate); // [length][dFf]
	const up = matmul(x, weights.wUp); // [length][dFf]
	const hidden = gate.map((row, token) =>
		row.map((a, unit) => silu(a) * up[token]![unit]!),
	);
	return matmul(hidden, weights.wDown); // [length][dModel]
}
// #endregion

// #region family
/**
 * The family SwiGLU belongs to: (act(x·W) ⊗ x·V)·W₂.
 *
 * With SiLU it is SwiGLU, with GELU GEGLU, with ReLU ReGLU, with the sigmoid the first
 * GLU, with the identity "Bilinear": a gate without an activation.
 *
 * @param x [length][dModel].
 * @param weights as in `swiglu`.
 * @param activation what acts on the gate.
 * @returns [length][dModel].
 * @throws {TypeError | RangeError} as `swiglu`.
 * @see Shazeer 2020, §2, Eq. 5 and 6.
 * @example
 * gatedFeedForward([[2]], { wGate: [[1]], wUp: [[3]], wDown: [[10]] }, (a) => a)
 * // => [[120]]: 10 · 2 · 6
 */
export function gatedFeedForward(
	x: Matrix,
	weights: GatedWeights,
	activation: Activation,
): Matrix {
	checkGatedWeights(x, weights);
	const up = matmul(x, weights.wUp);
	const hidden = matmul(x, weights.wGate).map((row, token) =>
		row.map((a, unit) => activation(a) * up[token]![unit]!),
	);
	return matmul(hidden, weights.wDown);
}
// #endregion

// #region feed-forward
/**
 * The feed-forward network of 2017, act(x·W₁)·W₂, without its biases, as T5 has it.
 *
 * @param x [length][dModel].
 * @param weights.wIn [dModel][dFf]. `wOut`: [dFf][dModel].
 * @param activation ReLU in 2017, GELU in BERT and GPT-2.
 * @returns [length][dModel].
 * @throws {TypeError | RangeError} when a shape does not fit or a number is not finite.
 * @see Vaswani et al. 2017, Eq. 2; without biases: Shazeer 2020, Eq. 2.
 * @example feedForward([[2]], { wIn: [[-1, 1]], wOut: [[3], [5]] }, relu) // => [[10]]
 */
export function feedForward(
	x: Matrix,
	weights: FeedForwardWeights,
	activation: Activation,
): Matrix {
	checkPair(x, weights);
	const hidden = matmul(x, weights.wIn).map((row) => row.map((a) => activation(a)));
	return matmul(hidden, weights.wOut);
}
// #endregion

/** Applied as x·W; PyTorch's `Linear` holds the transposes. */
export interface GatedWeights {
	wGate: Matrix;
	wUp: Matrix;
	wDown: Matrix;
}

export interface FeedForwardWeights {
	wIn: Matrix;
	wOut: Matrix;
}

import { matmul, transpose } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { silu, siluDerivative } from './activations.ts';
import { checkGatedWeights, checkShape } from './check.ts';
import type { GatedWeights } from './feed-forward.ts';

// #region gradient
/**
 * The backward pass of `swiglu`: the loss's derivative by x and by the three matrices.
 *
 * With a = x·W, b = x·V and h = SiLU(a) ⊗ b: ∂h/∂b = SiLU(a), which holds no derivative
 * of an activation, and ∂h/∂a = SiLU′(a) ⊗ b. Each branch's gradient is scaled by the
 * other branch; x collects both.
 *
 * @param x, weights as in `swiglu`.
 * @param outputGradient [length][dModel], the loss's derivative by the output.
 * @returns its derivatives by `x` and by `wGate`, `wUp`, `wDown`, each in its shape.
 * @throws {TypeError | RangeError} as `swiglu`, and when `outputGradient` is not in the
 * shape of x.
 * @see Shazeer 2020, Eq. 6, by the chain rule.
 * @example
 * swigluGradient([[0]], { wGate: [[1]], wUp: [[1]], wDown: [[1]] }, [[1]]).x
 * // => [[0]]: near 0 the output is about x²/2
 */
export function swigluGradient(
	x: Matrix,
	weights: GatedWeights,
	outputGradient: Matrix,
): SwigluGradient {
	checkGatedWeights(x, weights);
	checkShape('outputGradient', outputGradient, x.length, x[0]!.length);
	const { wGate, wUp, wDown } = weights;
	const gate = matmul(x, wGate); // a
	const up = matmul(x, wUp); // b
	const byHidden = matmul(outputGradient, transpose(wDown));
	const each = (entry: (a: number, b: number, by: number) => number): Matrix =>
		gate.map((row, t) => row.map((a, j) => entry(a, up[t]![j]!, byHidden[t]![j]!)));

	const hidden = each((a, b) => silu(a) * b);
	const byGate = each((a, b, by) => by * siluDerivative(a) * b);
	const byUp = each((a, _, by) => by * silu(a));
	const throughGate = matmul(byGate, transpose(wGate));
	const throughUp = matmul(byUp, transpose(wUp));
	return {
		x: throughGate.map((row, t) => row.map((value, i) => value + throughUp[t]![i]!)),
		wGate: matmul(transpose(x), byGate),
		wUp: matmul(transpose(x), byUp),
		wDown: matmul(transpose(hidden), outputGradient),
	};
}
// #endregion

/** Derivatives of the loss, each in the shape of what it is taken by. */
export interface SwigluGradient {
	x: Matrix;
	wGate: Matrix;
	wUp: Matrix;
	wDown: Matrix;
}

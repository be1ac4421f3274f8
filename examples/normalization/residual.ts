import { checkSameLength } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';

/** From states to states of the same shape: attention, feed-forward, a norm. */
export type Layer = (hiddenStates: Matrix) => Matrix;

// #region residual
/**
 * The original Transformer's residual: normalize after the addition, norm(x +
 * sublayer(x)).
 *
 * Every layer's output is normalized, and so is everything that comes down
 * the residual path.
 *
 * @param hiddenStates [length][d].
 * @param sublayer, norm from [length][d] to [length][d].
 * @returns [length][d].
 * @throws {RangeError} when `sublayer` gives another shape.
 * @see Vaswani et al. 2017, §3.1; "post-LN" in Xiong et al. 2020.
 * @example
 * postNormResidual([[1, 3]], () => [[5, 5]], rmsNorm)
 * // => rmsNorm([[6, 8]])
 */
export function postNormResidual(
	hiddenStates: Matrix,
	sublayer: Layer,
	norm: Layer,
): Matrix {
	return norm(addResidual(hiddenStates, sublayer(hiddenStates)));
}

/**
 * The residual of GPT-2, Llama and Qwen: normalize what goes into the layer, x +
 * sublayer(norm(x)).
 *
 * From the first layer to the last x itself runs through untouched, and so does
 * its gradient. It grows as layers add to it, which is why such a model ends with
 * one more norm.
 *
 * @param hiddenStates [length][d].
 * @param sublayer, norm from [length][d] to [length][d].
 * @returns [length][d].
 * @throws {RangeError} when `sublayer` gives another shape.
 * @see "pre-LN" in Xiong et al. 2020.
 * @example preNormResidual([[1, 3]], () => [[5, 5]], rmsNorm) // => [[6, 8]]
 */
export function preNormResidual(
	hiddenStates: Matrix,
	sublayer: Layer,
	norm: Layer,
): Matrix {
	return addResidual(hiddenStates, sublayer(norm(hiddenStates)));
}

/**
 * The sum of two matrices of the same shape, entry by entry.
 *
 * @param hiddenStates [length][d].
 * @param update [length][d], what a layer adds.
 * @returns [length][d].
 * @throws {RangeError} when the shapes differ.
 * @see He et al. 2016, Eq. 1.
 * @example addResidual([[1, 2]], [[10, 20]]) // => [[11, 22]]
 */
export function addResidual(hiddenStates: Matrix, update: Matrix): Matrix {
	checkSameLength({ hiddenStates, update });
	return hiddenStates.map((row, token) => {
		checkSameLength({
			[`hiddenStates[${token}]`]: row,
			[`update[${token}]`]: update[token]!,
		});
		return row.map((x, i) => x + update[token]![i]!);
	});
}
// #endregion

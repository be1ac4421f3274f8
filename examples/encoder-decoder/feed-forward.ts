import { checkNumbers, checkSameLength, matmul } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { checkMatrix } from '@examples/scaled-dot-product-attention';

/**
 * The feed-forward network of a layer, each token by itself: max(0, x·W_1 + b_1)·W_2 +
 * b_2.
 *
 * @param hiddenStates [length][dModel].
 * @param weights `wUp` [dModel][dFeedForward], `bUp` [dFeedForward], `wDown`
 * [dFeedForward][dModel], `bDown` [dModel].
 * @returns [length][dModel].
 * @throws {TypeError | RangeError} when a shape does not fit or a number is not finite.
 * @see Vaswani et al. 2017, Eq. 2.
 * @example
 * const weights = { wUp: [[1, -1]], bUp: [0, 0], wDown: [[2], [3]], bDown: [10] };
 * feedForward([[4], [-5]], weights) // => [[18], [25]]
 */
export function feedForward(hiddenStates: Matrix, weights: FeedForwardWeights): Matrix {
	const { wUp, bUp, wDown, bDown } = weights;
	checkMatrix({ hiddenStates, wUp, wDown });
	checkNumbers({ bUp, bDown });
	checkSameLength({ 'wUp[0]': wUp[0]!, bUp });
	checkSameLength({ 'wDown[0]': wDown[0]!, bDown });
	const hidden = matmul(hiddenStates, wUp).map((row) =>
		row.map((x, unit) => Math.max(0, x + bUp[unit]!)),
	);
	return matmul(hidden, wDown).map((row) => row.map((x, column) => x + bDown[column]!));
}

export interface FeedForwardWeights {
	wUp: Matrix;
	bUp: Vector;
	wDown: Matrix;
	bDown: Vector;
}

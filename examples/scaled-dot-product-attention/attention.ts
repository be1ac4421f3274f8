import { checkMask } from '@examples/attention-mask';
import type { AttentionMask } from '@examples/attention-mask';
import {
	checkPositive,
	checkSameLength,
	matmul,
	softmax,
	transpose,
} from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { checkMatrix } from './check.ts';

// #region attention
/**
 * Attention of one head: softmax(Q·Kᵀ / √d_k + M)·V, with the softmax
 * over the keys.
 *
 * The mask acts before the softmax: a hidden key gets weight 0, and those that are
 * visible share the whole 1.
 *
 * @param query [queryLength][d_k].
 * @param key [keyLength][d_k].
 * @param value [keyLength][d_v]; d_v need not be d_k.
 * @param options.mask [queryLength][keyLength], true = may attend.
 * Default: all may.
 * @param options.scale what multiplies the scores, above 0. Default 1 / √d_k,
 * d_k being the size of this head.
 * @returns `output`, [queryLength][d_v], and `attentionWeights`,
 * [queryLength][keyLength], whose rows add up to 1.
 * @throws {TypeError | RangeError} when a shape does not fit, a number is not
 * finite, `scale` is not above 0, or a row of the mask allows nothing.
 * @see Vaswani et al. 2017, Eq. 1; the mask: §3.2.3.
 * @example
 * scaledDotProductAttention([[0, 0]], [[1, 2], [3, 4]], [[10], [20]])
 * // => { output: [[15]], attentionWeights: [[0.5, 0.5]] }: equal scores, a mean
 */
export function scaledDotProductAttention(
	query: Matrix,
	key: Matrix,
	value: Matrix,
	options: AttentionOptions = {},
): AttentionOutput {
	checkInput(query, key, value, options);
	const { mask, scale = 1 / Math.sqrt(query[0]!.length) } = options;
	const scores = matmul(query, transpose(key)); // [queryLength][keyLength]
	const attentionWeights = scores.map((row, i) => {
		const masked = row.map((score, j) =>
			mask && !mask[i]![j] ? -Infinity : score * scale,
		);
		return softmax(masked, `scores[${i}]`);
	});
	return { output: matmul(attentionWeights, value), attentionWeights };
}
// #endregion

export interface AttentionOptions {
	mask?: AttentionMask | undefined;
	scale?: number | undefined;
}

export interface AttentionOutput {
	output: Matrix;
	attentionWeights: Matrix;
}

function checkInput(
	query: Matrix,
	key: Matrix,
	value: Matrix,
	options: AttentionOptions,
): void {
	checkMatrix({ query, key, value });
	checkSameLength({ 'query[0]': query[0]!, 'key[0]': key[0]! });
	checkSameLength({ key, value });
	const { mask, scale } = options;
	if (mask !== undefined) {
		checkMask(mask, { queryLength: query.length, keyLength: key.length });
	}
	if (scale !== undefined) checkPositive({ scale });
}

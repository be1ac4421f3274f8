import type { AttentionMask } from '@examples/attention-mask';
import type { Matrix, Vector } from '@examples/numerics';
import { scaledDotProductAttention } from '@examples/scaled-dot-product-attention';
import type { AttentionOutput } from '@examples/scaled-dot-product-attention';
import { applyRotaryPositionEmbedding } from './rotate.ts';
import type { RotaryOptions } from './rotate.ts';

// #region attention
/**
 * Attention of one head with rotary positions: queries and keys turn, values do not,
 * softmax((R_m q)·(R_n k) / √d_k)·v.
 *
 * Moving all positions by the same number changes nothing. Turned keys may be cached:
 * R_n k does not change when further tokens come.
 *
 * @param query [queryLength][d_k]. `key`: [keyLength][d_k], both before rotation.
 * @param value [keyLength][d_v], passed on as it is.
 * @param options.queryPositions [queryLength]; `keyPositions`: [keyLength].
 * @param options.mask [queryLength][keyLength], true = may attend. Default: all may.
 * @returns as `scaledDotProductAttention`.
 * @throws {TypeError | RangeError} as `applyRotaryPositionEmbedding` and
 * `scaledDotProductAttention`.
 * @see Su et al. 2021, §3.2.2.
 * @example
 * const positions = { queryPositions: [9], keyPositions: [2, 2] };
 * const options = { ...positions, layout: 'half-split' } as const;
 * rotaryAttention([[1, 2]], [[3, 4], [3, 4]], [[10], [20]], options).output
 * // => [[15]]: equal keys at one place, a mean
 */
export function rotaryAttention(
	query: Matrix,
	key: Matrix,
	value: Matrix,
	options: RotaryAttentionOptions,
): AttentionOutput {
	const { queryPositions, keyPositions, mask, ...rotary } = options;
	return scaledDotProductAttention(
		applyRotaryPositionEmbedding(query, queryPositions, rotary),
		applyRotaryPositionEmbedding(key, keyPositions, rotary),
		value,
		{ mask },
	);
}
// #endregion

export interface RotaryAttentionOptions extends RotaryOptions {
	queryPositions: Vector;
	keyPositions: Vector;
	mask?: AttentionMask | undefined;
}

import type { AttentionMask } from '@examples/attention-mask';
import { checkCount } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { scaledDotProductAttention } from '@examples/scaled-dot-product-attention';
import { checkHeads } from './check.ts';

// #region grouped-query
/**
 * Attention of H query heads over G key/value heads: query head h reads the keys and
 * values of group ⌊h / (H/G)⌋.
 *
 * G = H is multi-head attention, G = 1 multi-query attention. Nothing is repeated in
 * memory: the heads of a group read the same matrices.
 *
 * @param query H times [queryLength][headDim].
 * @param key G times [keyLength][headDim]; G divides H.
 * @param value G times [keyLength][valueDim].
 * @param options.mask [queryLength][keyLength], true = may attend; for every head.
 * Default: all may.
 * @returns `output`, H times [queryLength][valueDim], and `attentionWeights`, H times
 * [queryLength][keyLength].
 * @throws {TypeError | RangeError} when G does not divide H, keys and values differ in
 * number, a shape does not fit, or a row of the mask allows nothing.
 * @see Ainslie et al. 2023, §2.2; G = 1: Shazeer 2019, §3.
 * @example
 * const zero = [[0]];
 * groupedQueryAttention([zero, zero], [[[1], [2]]], [[[10], [20]]]).output
 * // => [[[15]], [[15]]]: both heads read the one group
 */
export function groupedQueryAttention(
	query: readonly Matrix[],
	key: readonly Matrix[],
	value: readonly Matrix[],
	options: GroupedQueryOptions = {},
): GroupedQueryOutput {
	checkHeads(query, key, value);
	const groupSize = query.length / key.length; // H / G
	const heads = query.map((states, head) => {
		const group = Math.floor(head / groupSize);
		return scaledDotProductAttention(states, key[group]!, value[group]!, options);
	});
	return {
		output: heads.map((head) => head.output),
		attentionWeights: heads.map((head) => head.attentionWeights),
	};
}
// #endregion

// #region repeat
/**
 * Repeats each key/value head in place, 0 0 1 1 and not 0 1 0 1, for code that has only
 * multi-head attention.
 *
 * For use, not for storage: what is cached is what goes in.
 *
 * @param heads G matrices.
 * @param repeats H/G, how often each stands in the result.
 * @returns G·repeats matrices, the same objects and no copies.
 * @throws {RangeError} when `repeats` is no whole number above 0.
 * @see Hugging Face's modeling_qwen2.py, `repeat_kv`; `repeat_interleave`, not `tile`.
 * @example
 * repeatKeyValue([[[10]], [[20]]], 2)
 * // => [[[10]], [[10]], [[20]], [[20]]]
 */
export function repeatKeyValue(heads: readonly Matrix[], repeats: number): Matrix[] {
	checkCount({ repeats });
	return heads.flatMap((head) => Array.from({ length: repeats }, () => head));
}
// #endregion

export interface GroupedQueryOptions {
	mask?: AttentionMask | undefined;
}

/** One matrix per query head. */
export interface GroupedQueryOutput {
	output: Matrix[];
	attentionWeights: Matrix[];
}

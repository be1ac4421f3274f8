import type { Matrix } from '@examples/numerics';
import { checkMask } from './mask.ts';
import type { AttentionMask } from './mask.ts';

// #region combine
/**
 * Several masks as one: a query sees a key if all of them let it.
 *
 * Together they may hide every key from a query, as causal and left padding do from
 * a query that is padding itself. Such a row is returned as it is; attention throws
 * on it, for its softmax has nothing to add up to 1.
 *
 * @param masks one or more, each [query][key].
 * @returns [query][key].
 * @throws {TypeError} when one is no matrix of booleans.
 * @throws {RangeError} when there is none, or their shapes differ.
 * @see Vaswani et al. 2017, §3.2.3.
 * @example combineMasks([[true, true]], [[true, false]]) // => [[true, false]]
 */
export function combineMasks(...masks: readonly AttentionMask[]): AttentionMask {
	checkMasks(masks);
	return masks[0]!.map((row, query) =>
		row.map((_, key) => masks.every((mask) => mask[query]![key])),
	);
}

/**
 * The same mask as numbers to add to the scores before the softmax: 0 where a query
 * may attend, −∞ where it may not.
 *
 * Adding two of them combines them, because −∞ stays −∞. Frameworks often write
 * the lowest finite number instead; two of those overflow to −∞ when added,
 * and a row of nothing else becomes uniform attention to what is hidden.
 *
 * @param mask [query][key].
 * @returns [query][key], 0 or -Infinity.
 * @throws {TypeError | RangeError} when it is no matrix of booleans.
 * @see Vaswani et al. 2017, §3.2.3: "setting to −∞".
 * @example additiveMask([[true, false]]) // => [[0, -Infinity]]
 */
export function additiveMask(mask: AttentionMask): Matrix {
	checkMasks([mask]);
	return mask.map((row) => row.map((visible) => (visible ? 0 : -Infinity)));
}
// #endregion

function checkMasks(masks: readonly AttentionMask[]): void {
	const [first] = masks;
	if (first?.[0] === undefined) {
		throw new RangeError('masks must hold at least one row of a mask, got none.');
	}
	const [queryLength, keyLength] = [first.length, first[0].length];
	masks.forEach((mask, index) =>
		checkMask(mask, { queryLength, keyLength, name: `masks[${index}]` }),
	);
}

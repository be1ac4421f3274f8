import type { Vector } from '@examples/numerics';
import { byteCount, toBytes } from './bytes.ts';
import { checkMerges } from './check.ts';
import { mergePair } from './merge.ts';
import type { Merge } from './merge.ts';
import { splitText } from './split.ts';

// #region encode
/**
 * Turns a text into token ids: its bytes, joined by the learned merges in the order in
 * which they were learned, piece by piece.
 *
 * @param text any well-formed text; bytes that no merge joins stay bytes, so nothing is
 * unknown.
 * @param merges by rank, as `learnMerges` gives them.
 * @returns ids, each below 256 + the number of merges; none for the empty text.
 * @throws {TypeError | RangeError} when `text` is no well-formed string, or a merge
 * joins an id that does not exist before it.
 * @see Sennrich et al. 2016, §3.2; Radford et al. 2019, §2.2.
 * @example encode('aaab', [[97, 97], [97, 98]]) // => [256, 257]
 */
export function encode(text: string, merges: readonly Merge[]): Vector {
	checkMerges(merges);
	const ranks = new Map(merges.map((pair, rank) => [pair.join(), rank]));
	return splitText(text).flatMap((piece) => {
		const bytes = toBytes(piece);
		let ids = bytes;
		for (const _ of bytes) {
			// Each round leaves at least one id fewer.
			const found = ids.map((id, at) => ranks.get(`${id},${ids[at + 1]}`) ?? Infinity);
			const rank = Math.min(...found);
			if (rank === Infinity) break;
			ids = mergePair(ids, merges[rank]!, byteCount + rank);
		}
		return ids;
	});
}
// #endregion

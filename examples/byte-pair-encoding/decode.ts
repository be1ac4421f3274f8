import { checkIndex } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { byteCount, toText } from './bytes.ts';
import { checkMerges } from './check.ts';
import type { Merge } from './merge.ts';

// #region decode
/**
 * Turns token ids back into text: each id into its bytes, all bytes together into text.
 *
 * A token may hold part of a character, so text is made of the bytes of all tokens, not
 * token by token. Bytes that are no UTF-8, as ids cut off too early give them, become
 * U+FFFD.
 *
 * @param ids token ids.
 * @param merges by rank, as `learnMerges` gives them.
 * @returns the text; decode(encode(text, merges), merges) is the text again.
 * @throws {TypeError | RangeError} when an id is not below 256 + the number of merges, or
 * a merge joins an id that does not exist before it.
 * @see Radford et al. 2019, §2.2.
 * @example decode([256, 257], [[97, 97], [97, 98]]) // => 'aaab'
 */
export function decode(ids: Vector, merges: readonly Merge[]): string {
	checkMerges(merges);
	const bytesOf: Vector[] = Array.from({ length: byteCount }, (_, byte) => [byte]);
	for (const [left, right] of merges) {
		bytesOf.push([...bytesOf[left]!, ...bytesOf[right]!]);
	}
	ids.forEach((id, at) => checkIndex({ [`ids[${at}]`]: id }, bytesOf.length));
	return toText(ids.flatMap((id) => bytesOf[id]!));
}
// #endregion

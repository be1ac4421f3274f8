import type { Vector } from '@examples/numerics';
import { checkTexts } from './check.ts';

// #region rolling
/**
 * The length alone, with one row over the shorter text instead of the table:
 * O(min(m, n)) space.
 *
 * The path is lost: each row overwrites the last. `hirschbergLcs` finds the text in
 * linear space.
 *
 * @param text1 m UTF-16 units.
 * @param text2 n UTF-16 units.
 * @returns as `lcsLength`.
 * @throws {TypeError} when one is no string.
 * @see Hirschberg 1975, Algorithm B.
 * @example lcsLengthRolling('abcde', 'ace') // => 3
 */
export function lcsLengthRolling(text1: string, text2: string): number {
	checkTexts({ text1, text2 });
	if (text1.length < text2.length) return lcsLengthRolling(text2, text1);
	return lcsRow(text1, text2).at(-1)!;
}

/**
 * The last row of the table: the lengths for all of `text1` and each
 * prefix of `text2`.
 *
 * @param text1 m UTF-16 units.
 * @param text2 n UTF-16 units, which the row lies over.
 * @returns [n + 1].
 * @throws {TypeError} when one is no string.
 * @see Hirschberg 1975, Algorithm B.
 * @example lcsRow('abcde', 'ace') // => [0, 1, 2, 3]
 */
export function lcsRow(text1: string, text2: string): Vector {
	checkTexts({ text1, text2 });
	const row = Array.from({ length: text2.length + 1 }, () => 0);
	for (const unit of text1.split('')) {
		// What the row above held one column to the left, before it was overwritten.
		let diagonal = 0;
		for (let j = 1; j <= text2.length; j += 1) {
			const above = row[j]!;
			row[j] = unit === text2[j - 1] ? diagonal + 1 : Math.max(above, row[j - 1]!);
			diagonal = above;
		}
	}
	return row;
}
// #endregion

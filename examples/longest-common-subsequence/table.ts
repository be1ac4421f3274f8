import type { Matrix } from '@examples/numerics';
import { checkTexts } from './check.ts';

// #region table
/**
 * The length of the longest common subsequence: characters that occur in both texts
 * in the same order, not necessarily side by side (LeetCode 1143).
 *
 * Characters are UTF-16 units, as in LeetCode's JavaScript: "😀" counts as two.
 *
 * @param text1 m units.
 * @param text2 n units.
 * @returns from 0 to min(m, n), in O(m n) time and space.
 * @throws {TypeError} when one is no string.
 * @see Wagner & Fischer 1974.
 * @example lcsLength('abcde', 'ace') // => 3
 */
export function lcsLength(text1: string, text2: string): number {
	return lcsTable(text1, text2).at(-1)!.at(-1)!;
}

/**
 * The whole table of dynamic programming: entry [i][j] is the length for the first
 * i units of `text1` and the first j of `text2`.
 *
 * @param text1 m units.
 * @param text2 n units.
 * @returns [m + 1][n + 1]; row 0 and column 0 belong to the empty text and are 0.
 * @throws {TypeError} when one is no string.
 * @see Wagner & Fischer 1974.
 * @example lcsTable('ab', 'b') // => [[0, 0], [0, 0], [0, 1]]
 */
export function lcsTable(text1: string, text2: string): Matrix {
	checkTexts({ text1, text2 });
	const table = Array.from({ length: text1.length + 1 }, () =>
		Array.from({ length: text2.length + 1 }, () => 0),
	);
	for (let i = 1; i <= text1.length; i += 1) {
		for (let j = 1; j <= text2.length; j += 1) {
			table[i]![j] =
				text1[i - 1] === text2[j - 1]
					? table[i - 1]![j - 1]! + 1
					: Math.max(table[i - 1]![j]!, table[i]![j - 1]!);
		}
	}
	return table;
}
// #endregion

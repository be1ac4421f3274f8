import { lcsTable } from './table.ts';

// #region traceback
/**
 * A longest common subsequence itself, read off the table backwards: diagonally
 * where the units match, else towards the larger neighbor.
 *
 * Often there are several of the same length; a tie goes up here, which drops
 * a unit of `text1`.
 *
 * @param text1 m UTF-16 units.
 * @param text2 n UTF-16 units.
 * @returns `lcsLength` units; '' when nothing is common. It may cut an
 * emoji in half.
 * @throws {TypeError} when one is no string.
 * @see Wagner & Fischer 1974.
 * @example longestCommonSubsequence('abcde', 'ace') // => 'ace'
 */
export function longestCommonSubsequence(text1: string, text2: string): string {
	const table = lcsTable(text1, text2);
	let [i, j] = [text1.length, text2.length];
	let common = '';
	while (table[i]![j]! > 0) {
		if (text1[i - 1] === text2[j - 1]) {
			common = text1[i - 1]! + common;
			[i, j] = [i - 1, j - 1];
		} else if (table[i - 1]![j] === table[i]![j]) {
			i -= 1;
		} else {
			j -= 1;
		}
	}
	return common;
}
// #endregion

// Appended on the way back: the units come out last first, and ace becomes eca.
import { lcsTable } from '../table.ts';

// #region traceback
export function longestCommonSubsequence(text1: string, text2: string): string {
	const table = lcsTable(text1, text2);
	let [i, j] = [text1.length, text2.length];
	let common = '';
	while (table[i]![j]! > 0) {
		if (text1[i - 1] === text2[j - 1]) {
			common += text1[i - 1]!;
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

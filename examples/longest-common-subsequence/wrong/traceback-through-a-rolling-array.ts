// Traceback through a rolling array: the one row left belongs to the whole text1, so the rows above cannot be asked.
import { lcsRow } from '../rolling.ts';

// #region traceback
export function longestCommonSubsequence(text1: string, text2: string): string {
	const row = lcsRow(text1, text2);
	let [i, j] = [text1.length, text2.length];
	let common = '';
	while (i > 0 && row[j]! > 0) {
		if (text1[i - 1] === text2[j - 1]) {
			common = text1[i - 1]! + common;
			[i, j] = [i - 1, j - 1];
		} else if (row[j]! > row[j - 1]!) {
			i -= 1;
		} else {
			j -= 1;
		}
	}
	return common;
}
// #endregion

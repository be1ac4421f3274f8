// Greedy: every unit of text1 takes its next occurrence in text2. One far behind skips all before it: abc and bca give a.
import { checkTexts } from '../check.ts';

// #region traceback
export function longestCommonSubsequence(text1: string, text2: string): string {
	checkTexts({ text1, text2 });
	let common = '';
	let from = 0;
	for (const unit of text1.split('')) {
		const found = text2.indexOf(unit, from);
		if (found < 0) continue;
		common += unit;
		from = found + 1;
	}
	return common;
}
// #endregion

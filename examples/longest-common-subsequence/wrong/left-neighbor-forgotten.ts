// Left neighbor forgotten: where units differ, the entry above stays, and what a shorter prefix has found is lost.
import type { Vector } from '@examples/numerics';
import { checkTexts } from '../check.ts';

// #region rolling
export function lcsLengthRolling(text1: string, text2: string): number {
	checkTexts({ text1, text2 });
	if (text1.length < text2.length) return lcsLengthRolling(text2, text1);
	return lcsRow(text1, text2).at(-1)!;
}

export function lcsRow(text1: string, text2: string): Vector {
	checkTexts({ text1, text2 });
	const row = Array.from({ length: text2.length + 1 }, () => 0);
	for (const unit of text1.split('')) {
		let diagonal = 0;
		for (let j = 1; j <= text2.length; j += 1) {
			const above = row[j]!;
			row[j] = unit === text2[j - 1] ? diagonal + 1 : above;
			diagonal = above;
		}
	}
	return row;
}
// #endregion

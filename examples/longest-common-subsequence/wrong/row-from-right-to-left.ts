// From right to left, as for the knapsack: the diagonal is saved that way, but the left neighbor is still the row above’s.
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
		for (let j = text2.length; j >= 1; j -= 1) {
			row[j] = unit === text2[j - 1] ? row[j - 1]! + 1 : Math.max(row[j]!, row[j - 1]!);
		}
	}
	return row;
}
// #endregion

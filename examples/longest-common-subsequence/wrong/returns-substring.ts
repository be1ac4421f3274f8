// Returns the longest common substring: a mismatch starts over at 0, and the answer is the largest entry.
import type { Matrix } from '@examples/numerics';
import { checkTexts } from '../check.ts';

// #region table
export function lcsLength(text1: string, text2: string): number {
	return Math.max(...lcsTable(text1, text2).flat());
}

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
					: 0;
		}
	}
	return table;
}
// #endregion

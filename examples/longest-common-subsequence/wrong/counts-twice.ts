// A match adds 1 to the larger neighbor, not to the diagonal: one unit is matched twice, and aa has 2 in common with a.
import type { Matrix } from '@examples/numerics';
import { checkTexts } from '../check.ts';

// #region table
export function lcsLength(text1: string, text2: string): number {
	return lcsTable(text1, text2).at(-1)!.at(-1)!;
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
					? Math.max(table[i - 1]![j]!, table[i]![j - 1]!) + 1
					: Math.max(table[i - 1]![j]!, table[i]![j - 1]!);
		}
	}
	return table;
}
// #endregion

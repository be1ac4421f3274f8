import type { Vector } from '@examples/numerics';
import { checkTexts } from './check.ts';
import { lcsRow } from './rolling.ts';

// #region hirschberg
/**
 * A longest common subsequence in linear space: cut `text1` in the middle,
 * find where an optimal path crosses the cut, and solve the two halves.
 *
 * The crossing is the k for which LCS(first half, text2 up to k) + LCS(second half,
 * text2 from k) is the largest. Each level does half the work of the one above,
 * so it takes about twice the time of the table.
 *
 * @param text1 m UTF-16 units.
 * @param text2 n UTF-16 units.
 * @returns as long as `longestCommonSubsequence`, not always the same text;
 * '' when nothing is common.
 * @throws {TypeError} when one is no string.
 * @see Hirschberg 1975, Algorithm C.
 * @example hirschbergLcs('abcde', 'ace') // => 'ace'
 */
export function hirschbergLcs(text1: string, text2: string): string {
	checkTexts({ text1, text2 });
	if (text1.length < 2) return text2.includes(text1) ? text1 : '';
	const { middle, cut } = hirschbergSplit(text1, text2);
	return (
		hirschbergLcs(text1.slice(0, middle), text2.slice(0, cut)) +
		hirschbergLcs(text1.slice(middle), text2.slice(cut))
	);
}

/**
 * Where `hirschbergLcs` cuts both texts.
 *
 * @returns `before[k]` and `after[k]`, the lengths that the halves of `text1` have in
 * common with `text2` up to k and from k on, their sums `totals`, and as `cut` the
 * first k with the largest sum.
 * @example hirschbergSplit('abcde', 'ace').totals // => [2, 3, 2, 1]
 */
export function hirschbergSplit(text1: string, text2: string): HirschbergSplit {
	const middle = text1.length >> 1;
	const before = lcsRow(text1.slice(0, middle), text2);
	// The same from behind: entry n − k belongs to text2 from k on.
	const after = [...lcsRow(reversed(text1.slice(middle)), reversed(text2))].reverse();
	const totals = before.map((length, k) => length + after[k]!);
	const best = totals.reduce((left, right) => Math.max(left, right));
	return { middle, before, after, totals, cut: totals.indexOf(best) };
}

function reversed(text: string): string {
	return text.split('').reverse().join('');
}
// #endregion

export interface HirschbergSplit {
	/** Where text1 is cut. */
	middle: number;
	/** n + 1 entries each. */
	before: Vector;
	after: Vector;
	totals: Vector;
	/** Where text2 is cut. */
	cut: number;
}

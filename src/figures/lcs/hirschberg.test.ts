import { hirschbergLcs, lcsLength } from '@examples/longest-common-subsequence';
import { describe, expect, it } from 'vitest';
import { foundIn, partsAfter, type Range } from './hirschberg.ts';
import { defaultTexts, lcsPicture } from './model.ts';

const pairs = [
	['abcbdab', 'bdcaba'],
	['bdcaba', 'abcbdab'],
	['abcde', 'ace'],
	['aaa', 'aa'],
	['abc', 'xyz'],
	['a', 'ba'],
	['ab', ''],
	['', 'ab'],
	['a😀', '😀b'],
] as const;
const cut = (text: string, { start, end }: Range) => text.slice(start, end);

describe('hirschbergSplits', () => {
	it.each(pairs)('leave of “%s” and “%s” parts in which the result of the example is found', (text1, text2) => {
		const { whole, splits, joined } = lcsPicture(text1, text2);
		const parts = partsAfter(splits.length, whole, splits).toSorted((left, right) => left.rows.start - right.rows.start);
		const found = parts.flatMap((part) => foundIn(part, text1, text2) ?? []);
		expect(joined).toBe(hirschbergLcs(text1, text2));
		expect(found.map(({ i }) => text1[i - 1]).join('')).toBe(joined);
		expect(found.map(({ j }) => text2[j - 1]).join('')).toBe(joined);
	});

	it.each(pairs)('score every cut of “%s” and “%s” as the table does', (text1, text2) => {
		for (const { part, middle, forward, backward, totals, cut: chosen } of lcsPicture(text1, text2).splits) {
			const across = cut(text2, part.columns);
			const [top, bottom] = [text1.slice(part.rows.start, middle), text1.slice(middle, part.rows.end)];
			expect(forward).toEqual(totals.map((_, k) => lcsLength(top, across.slice(0, k))));
			expect(backward).toEqual(totals.map((_, k) => lcsLength(bottom, across.slice(k))));
			const best = lcsLength(cut(text1, part.rows), across);
			expect(totals.indexOf(best) + part.columns.start).toBe(chosen);
			expect(Math.max(...totals)).toBe(best);
		}
	});

	it('show the numbers of the page for its texts', () => {
		const [first] = lcsPicture(defaultTexts.text1, defaultTexts.text2).splits;
		expect(first).toMatchObject({ middle: 3, cut: 0, forward: [0, 1, 1, 2, 2, 2, 2], backward: [4, 3, 2, 2, 2, 1, 0], totals: [4, 4, 3, 4, 4, 3, 2] });
		expect(lcsPicture(defaultTexts.text2, defaultTexts.text1).splits[0]!.cut).toBe(3);
	});
});

describe('partsAfter', () => {
	it('replaces one part by two with every split, and covers each row and column once', () => {
		const { whole, splits, text1, text2 } = lcsPicture('abcdefghij', 'jabcfedghi');
		for (let count = 0; count <= splits.length; count += 1) {
			const parts = partsAfter(count, whole, splits);
			expect(parts).toHaveLength(count + 1);
			const sorted = parts.toSorted((left, right) => left.rows.start - right.rows.start);
			expect(sorted.map(({ rows }) => cut(text1, rows)).join('')).toBe(text1);
			expect(sorted.map(({ columns }) => cut(text2, columns)).join('')).toBe(text2);
		}
	});
});

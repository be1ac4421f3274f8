import { describe, expect, it } from 'vitest';
import { createRandom } from '@examples/numerics';
import { editDistance, hirschbergLcs, lcsLength, lcsLengthBigInt, lcsLengthBitParallel } from './index.ts';
import { lcsLengthRolling, lcsRow, lcsTable, longestCommonSubsequence } from './index.ts';
import reference from './reference.json' with { type: 'json' };

const lengths = { lcsLength, lcsLengthRolling, lcsLengthBitParallel, lcsLengthBigInt };
const texts = { longestCommonSubsequence, hirschbergLcs };
const cases = [...reference.short, ...reference.long];

/** Random texts of a small alphabet, short and long, with what the table says. */
const randomCases = (() => {
	const random = createRandom(12);
	const text = (length: number, letters: number) =>
		Array.from({ length }, () => String.fromCharCode(97 + random.integer(letters))).join('');
	return [[8, 6], [20, 20], [40, 70], [66, 33], [97, 130], [130, 5]].flatMap(([m, n]) =>
		[2, 4, 12].map((letters) => ({ text1: text(m!, letters), text2: text(n!, letters) })),
	);
})();

// #region table
describe('table', () => {
	it('finds 3 in abcde and ace, as LeetCode 1143 does', () => {
		expect(lcsLength('abcde', 'ace')).toBe(3);
		expect(lcsLength('abc', 'abc')).toBe(3);
		expect(lcsLength('abc', 'def')).toBe(0);
	});

	it('holds the length for every two prefixes', () => {
		expect(lcsTable('ab', 'b')).toEqual([[0, 0], [0, 0], [0, 1]]);
		expect(lcsTable('abc', 'cab')).toEqual([[0, 0, 0, 0], [0, 0, 1, 1], [0, 0, 1, 2], [0, 1, 1, 2]]);
		const [text1, text2] = ['abcbdab', 'bdcaba'];
		lcsTable(text1, text2).forEach((row, i) =>
			row.forEach((length, j) => expect(length).toBe(lcsLength(text1.slice(0, i), text2.slice(0, j)))),
		);
	});

	it('does not change when the texts are swapped: it is transposed', () => {
		for (const { text1, text2 } of cases) expect(lcsLength(text1, text2)).toBe(lcsLength(text2, text1));
	});

	it('does not need the letters side by side, as a substring does', () => {
		expect(lcsLength('axbxc', 'abc')).toBe(3);
	});

	it('uses each letter once', () => {
		expect(lcsLength('aa', 'a')).toBe(1);
		expect(lcsLength('a', 'aa')).toBe(1);
	});

	it('counts UTF-16 units: an emoji is two, and two emoji may share half', () => {
		expect(lcsLength('😀', '😀')).toBe(2);
		expect(lcsLength('😀', '😁')).toBe(1);
		expect(lcsLength('最长', '长')).toBe(1);
	});

	it('agrees with brute force', () => {
		for (const { text1, text2, allLongest } of reference.short) {
			expect(lcsLength(text1, text2)).toBe(allLongest[0]!.length);
		}
	});
});
// #endregion

// #region rolling
describe('rolling row', () => {
	it('uses each letter once: the diagonal is that of the row above', () => {
		expect(lcsRow('a', 'aa')).toEqual([0, 1, 1]);
	});

	it('begins each row with a diagonal of 0', () => {
		expect(lcsRow('aaa', 'a')).toEqual([0, 1]);
	});

	it('carries along the row what a shorter prefix has found', () => {
		expect(lcsRow('a', 'ab')).toEqual([0, 1, 1]);
	});

	it('knows two rows later what a shorter prefix has found', () => {
		expect(lcsRow('axy', 'ab')).toEqual([0, 1, 1]);
	});

	it('is the last row of the table', () => {
		for (const { text1, text2 } of cases) expect(lcsRow(text1, text2)).toEqual(lcsTable(text1, text2).at(-1));
		expect(lcsRow('abcde', 'ace')).toEqual([0, 1, 2, 3]);
	});

	it('takes the shorter text for the row, whichever it is', () => {
		expect(lcsLengthRolling('abcde', 'ace')).toBe(3);
		expect(lcsLengthRolling('ace', 'abcde')).toBe(3);
		expect(lcsLengthRolling('', 'abc')).toBe(0);
	});
});
// #endregion

// #region traceback
describe('traceback', () => {
	it('spells the subsequence', () => {
		expect(longestCommonSubsequence('abcde', 'ace')).toBe('ace');
		expect(longestCommonSubsequence('abc', 'def')).toBe('');
	});

	it('leaves out a letter that would cost more: abc and bca share bc, not a', () => {
		expect(longestCommonSubsequence('abc', 'bca')).toBe('bc');
	});

	it('asks the rows above, not the last row alone: ab and abb share ab', () => {
		expect(longestCommonSubsequence('ab', 'abb')).toBe('ab');
	});

	it('finds one of the longest that brute force finds, and goes up in a tie', () => {
		for (const { text1, text2, allLongest, traceback } of reference.short) {
			expect(allLongest).toContain(longestCommonSubsequence(text1, text2));
			expect(longestCommonSubsequence(text1, text2)).toBe(traceback);
		}
		expect(longestCommonSubsequence('abcbdab', 'bdcaba')).toBe('bcba');
	});
});
// #endregion

// #region hirschberg
describe('Hirschberg', () => {
	it('finds one of the longest that brute force finds', () => {
		expect(hirschbergLcs('abcde', 'ace')).toBe('ace');
		for (const { text1, text2, allLongest } of reference.short) {
			expect(allLongest).toContain(hirschbergLcs(text1, text2));
		}
	});

	it('cuts where the first of the best totals is', () => {
		for (const { text1, text2, hirschberg } of cases) expect(hirschbergLcs(text1, text2)).toBe(hirschberg);
	});

	it('may find another text than the traceback, of the same length', () => {
		const different = cases.filter(({ text1, text2 }) => hirschbergLcs(text1, text2) !== longestCommonSubsequence(text1, text2));
		expect(different.length).toBeGreaterThan(0);
	});
});
// #endregion

// #region bit-parallel
describe('bit-parallel', () => {
	it('agrees with the table at the edges of its 32-bit words', () => {
		for (const m of [1, 31, 32, 33, 63, 64, 65, 96]) {
			const text = 'ab'.repeat(48).slice(0, m);
			expect(lcsLengthBitParallel(text, text)).toBe(m);
			expect(lcsLengthBigInt(text, text)).toBe(m);
			expect(lcsLengthBitParallel('a'.repeat(m), 'b')).toBe(0);
		}
	});

	it('carries from word to word', () => {
		const text = 'a'.repeat(64);
		for (const n of [1, 2, 33, 64, 70]) {
			expect(lcsLengthBitParallel(text, 'a'.repeat(n))).toBe(Math.min(64, n));
		}
	});

	it('does 10⁷ cells in a moment', () => {
		const random = createRandom(3);
		const text = () => Array.from({ length: 3200 }, () => 'abcd'[random.integer(4)]).join('');
		// About 0.65 of the length, for two long random texts of four letters.
		const share = lcsLengthBitParallel(text(), text()) / 3200;
		expect(share).toBeGreaterThan(0.64);
		expect(share).toBeLessThan(0.66);
	});
});
// #endregion

// #region agreement
describe('all variants', () => {
	it.each(Object.entries(lengths))('agree with Python on the length: %s', (_, length) => {
		for (const row of cases) expect(length(row.text1, row.text2)).toBe(row.length);
	});

	it.each(Object.entries(lengths))('agree with the table on random texts: %s', (_, length) => {
		for (const { text1, text2 } of randomCases) {
			const expected = lcsTable(text1, text2).at(-1)!.at(-1);
			expect([length(text1, text2), length(text2, text1)]).toEqual([expected, expected]);
		}
	});

	it.each(Object.entries(texts))('find a subsequence of both texts, of that length: %s', (_, find) => {
		for (const { text1, text2 } of [...cases, ...randomCases]) {
			const common = find(text1, text2);
			expect(common).toHaveLength(lcsLength(text1, text2));
			expect([isSubsequence(common, text1), isSubsequence(common, text2)]).toEqual([true, true]);
		}
	});
});

describe('bad input', () => {
	it.each(Object.entries({ ...lengths, ...texts, lcsTable, lcsRow, editDistance }))('is what is no string: %s', (_, call) => {
		expect(() => call('abc', undefined as unknown as string)).toThrow(TypeError);
		expect(() => call('abc', undefined as unknown as string)).toThrow('text2 must be a string, got undefined.');
		expect(() => call(['a'] as unknown as string, 'abc')).toThrow('text1 must be a string, got a.');
	});
});
// #endregion

// #region edit-distance
describe('edit distance', () => {
	it('by insertions and deletions is m + n − 2 LCS', () => {
		expect(editDistance('kitten', 'sitting')).toBe(5);
		for (const { text1, text2 } of [...cases, ...randomCases]) {
			expect(editDistance(text1, text2)).toBe(text1.length + text2.length - 2 * lcsLength(text1, text2));
		}
	});

	it('is Levenshtein’s, another number, when a substitution costs 1', () => {
		expect(editDistance('kitten', 'sitting', 1)).toBe(3);
		for (const { text1, text2, length, levenshtein } of cases) {
			expect(editDistance(text1, text2, 1)).toBe(levenshtein);
			expect(levenshtein).toBeGreaterThanOrEqual(Math.max(text1.length, text2.length) - length);
			expect(levenshtein).toBeLessThanOrEqual(text1.length + text2.length - 2 * length);
		}
	});

	it('does not change when a substitution costs 2 or more: nobody substitutes', () => {
		for (const cost of [2, 7]) expect(editDistance('kitten', 'sitting', cost)).toBe(5);
	});

	it('to and from the empty text is the length', () => {
		expect([editDistance('', 'abc'), editDistance('abcd', ''), editDistance('', '')]).toEqual([3, 4, 0]);
	});

	it('agrees with Python', () => {
		for (const row of cases) expect(editDistance(row.text1, row.text2)).toBe(row.editDistance);
	});

	it.each([0, -1, NaN])('throws on a substitution cost of %s', (cost) => {
		expect(() => editDistance('a', 'b', cost)).toThrow(RangeError);
		expect(() => editDistance('a', 'b', cost)).toThrow(
			`substitutionCost must be above 0, got ${cost}.`,
		);
	});
});
// #endregion

function isSubsequence(short: string, long: string): boolean {
	let found = 0;
	for (let i = 0; i < long.length; i += 1) found += Number(long[i] === short[found]);
	return found === short.length;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, hirschbergLcs, hirschbergSplit, lcsLength, lcsLengthBigInt, lcsLengthBitParallel } from './index.ts';
import { lcsLengthRolling, longestCommonSubsequence } from './index.ts';

/** Few letters, so that there is much in common; up to three words of bits. */
const text = fc.oneof(
	fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 90 }).map((units) => units.join('')),
	fc.string({ unit: 'binary', maxLength: 40 }),
);

describe('any two texts', () => {
	it('have one length, whichever algorithm computes it and whichever text comes first', () => {
		fc.assert(
			fc.property(text, text, (text1, text2) => {
				const length = lcsLength(text1, text2);
				for (const other of [lcsLength, lcsLengthRolling, lcsLengthBitParallel, lcsLengthBigInt]) {
					expect([other(text1, text2), other(text2, text1)]).toEqual([length, length]);
				}
				expect(longestCommonSubsequence(text1, text2)).toHaveLength(length);
				expect(hirschbergLcs(text1, text2)).toHaveLength(length);
			}),
		);
	});

	it('are m + n − 2 LCS insertions and deletions apart, and fewer edits with substitutions', () => {
		fc.assert(
			fc.property(text, text, (text1, text2) => {
				const indel = text1.length + text2.length - 2 * lcsLength(text1, text2);
				expect(editDistance(text1, text2)).toBe(indel);
				expect(editDistance(text1, text2, 1)).toBeLessThanOrEqual(indel);
				expect(editDistance(text1, text2, 1)).toBeGreaterThanOrEqual(
					Math.max(text1.length, text2.length) - lcsLength(text1, text2),
				);
			}),
		);
	});

	it('have a longest common subsequence that has nothing more to share with either', () => {
		fc.assert(
			fc.property(text, text, (text1, text2) => {
				for (const find of [longestCommonSubsequence, hirschbergLcs]) {
					const common = find(text1, text2);
					expect(lcsLength(common, text1)).toBe(common.length);
					expect(lcsLength(common, text2)).toBe(common.length);
				}
			}),
		);
	});

	it('are cut by Hirschberg where what the halves have in common adds up to the whole', () => {
		fc.assert(
			fc.property(text, text, (text1, text2) => {
				const { middle, cut, before, after, totals } = hirschbergSplit(text1, text2);
				const [top, bottom] = [text1.slice(0, middle), text1.slice(middle)];
				expect(middle).toBe(Math.floor(text1.length / 2));
				expect(before[cut]).toBe(lcsLength(top, text2.slice(0, cut)));
				expect(after[cut]).toBe(lcsLength(bottom, text2.slice(cut)));
				expect(totals).toHaveLength(text2.length + 1);
				expect(totals[cut]).toBe(lcsLength(text1, text2));
				expect(Math.max(...totals.slice(0, cut), -1)).toBeLessThan(totals[cut]!);
			}),
		);
	});

	it('gain at most 1 when a unit is added to one of them', () => {
		fc.assert(
			fc.property(text, text, (text1, text2) => {
				const gain = lcsLength(`${text1}a`, text2) - lcsLength(text1, text2);
				expect([0, 1]).toContain(gain);
				expect(lcsLength(text1, text1)).toBe(text1.length);
			}),
		);
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	additiveMask,
	causalMask,
	combineMasks,
	documentMask,
	prefixLmMask,
	slidingWindowMask,
} from './index.ts';
import type { AttentionMask } from './index.ts';

const length = fc.integer({ min: 1, max: 12 });
const mask = (rows: number, columns: number): fc.Arbitrary<AttentionMask> =>
	fc.array(fc.array(fc.boolean(), { minLength: columns, maxLength: columns }), {
		minLength: rows,
		maxLength: rows,
	});
const visible = (row: readonly boolean[]): number => row.filter(Boolean).length;

describe('a causal mask of any size', () => {
	it('shows each query one key more than the query before it', () => {
		fc.assert(
			fc.property(length, fc.nat(12), (queryLength, pastLength) => {
				causalMask({ queryLength, pastLength }).forEach((row, query) => {
					expect(visible(row)).toBe(pastLength + query + 1);
					expect(row.indexOf(false)).toBe(query === queryLength - 1 ? -1 : pastLength + query + 1);
				});
			}),
		);
	});

	it('contains every sliding window and is contained in every prefix-LM mask', () => {
		fc.assert(
			fc.property(length, length, fc.double({ min: 0, max: 1, noNaN: true }), (n, windowSize, share) => {
				const causal = causalMask({ queryLength: n });
				const window = slidingWindowMask({ length: n, windowSize });
				const prefix = prefixLmMask({ prefixLength: Math.round(share * n), length: n });
				expect(combineMasks(causal, window)).toEqual(window);
				expect(combineMasks(causal, prefix)).toEqual(causal);
				window.forEach((row, query) => expect(visible(row)).toBe(Math.min(query + 1, windowSize)));
			}),
		);
	});
});

describe('a document mask of any documents', () => {
	it('is symmetric, and shows every token itself', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 10 }), (ids) => {
				const documents = documentMask(ids);
				documents.forEach((row, i) => {
					expect(row[i]).toBe(true);
					row.forEach((seen, j) => expect(documents[j]![i]).toBe(seen));
				});
			}),
		);
	});
});

describe('any two masks', () => {
	it('combine in either order, and as sums of their additive forms', () => {
		fc.assert(
			fc.property(mask(3, 4), mask(3, 4), (left, right) => {
				const both = combineMasks(left, right);
				expect(combineMasks(right, left)).toEqual(both);
				const added = additiveMask(left).map((row, i) => row.map((x, j) => x + additiveMask(right)[i]![j]!));
				expect(additiveMask(both)).toEqual(added);
			}),
		);
	});
});

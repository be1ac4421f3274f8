import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { softmax, sum, transpose } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { scaledDotProductAttention, softmaxJacobian } from './index.ts';

const entry = fc.double({ min: -20, max: 20, noNaN: true });
const matrix = (rows: number, columns: number): fc.Arbitrary<Matrix> =>
	fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
/** Every query sees something. */
const mask = fc.array(
	fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }).filter((row) => row.includes(true)),
	{ minLength: 3, maxLength: 3 },
);

describe('attention of any query, key and value', () => {
	it('gives weights that add up to 1 and are 0 where the mask hides', () => {
		fc.assert(
			fc.property(matrix(3, 2), matrix(4, 2), matrix(4, 5), mask, (query, key, value, seen) => {
				const { attentionWeights } = scaledDotProductAttention(query, key, value, { mask: seen });
				attentionWeights.forEach((row, i) => {
					expect(sum(row)).toBeCloseTo(1, 12);
					row.forEach((weight, j) => {
						if (!seen[i]![j]) expect(weight).toBe(0);
					});
				});
			}),
		);
	});

	it('stays between the smallest and the largest value', () => {
		fc.assert(
			fc.property(matrix(3, 2), matrix(4, 2), matrix(4, 3), (query, key, value) => {
				const columns = transpose(value);
				for (const row of scaledDotProductAttention(query, key, value).output) {
					row.forEach((x, column) => {
						expect(x).toBeGreaterThan(Math.min(...columns[column]!) - 1e-9);
						expect(x).toBeLessThan(Math.max(...columns[column]!) + 1e-9);
					});
				}
			}),
		);
	});

	it('does not read a hidden key or its value', () => {
		const hidden = fc.array(entry, { minLength: 2, maxLength: 2 });
		fc.assert(
			fc.property(matrix(3, 2), matrix(4, 2), matrix(4, 2), hidden, (query, key, value, other) => {
				const seen = query.map(() => [true, true, false, true]);
				const changed = (rows: Matrix): Matrix => rows.map((row, j) => (j === 2 ? other : row));
				const options = { mask: seen };
				const after = scaledDotProductAttention(query, changed(key), changed(value), options);
				expect(after.output.flat().map((x) => x + 0)).toEqual(
					scaledDotProductAttention(query, key, value, options).output.flat().map((x) => x + 0),
				);
			}),
		);
	});
});

describe('Jacobian of any softmax', () => {
	it('is symmetric, with rows that add up to 0 and a diagonal of at least 0', () => {
		fc.assert(
			fc.property(fc.array(entry, { minLength: 1, maxLength: 8 }), (logits) => {
				const jacobian = softmaxJacobian(softmax(logits));
				jacobian.forEach((row, i) => {
					expect(sum(row)).toBeCloseTo(0, 12);
					expect(row[i]).toBeGreaterThanOrEqual(0);
					row.forEach((value, j) => expect(value).toBeCloseTo(jacobian[j]![i]!, 14));
				});
			}),
		);
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dot, matmul, transpose } from '@examples/numerics';
import { positionShift, scoreTerms, sinusoidalPositionEncoding } from './index.ts';

const width = fc.integer({ min: 1, max: 16 }).map((pairs) => 2 * pairs);
const position = fc.nat(200);

describe('encoding of any positions', () => {
	it('has products that depend on the distance alone', () => {
		fc.assert(
			fc.property(width, position, position, position, (dModel, m, n, by) => {
				const encoding = sinusoidalPositionEncoding(401, dModel);
				const product = dot(encoding[m]!, encoding[n]!);
				expect(dot(encoding[m + by]!, encoding[n + by]!)).toBeCloseTo(product, 9);
			}),
			{ numRuns: 30 },
		);
	});

	it('is moved by any offset by one matrix', () => {
		fc.assert(
			fc.property(width, position, position, (dModel, m, by) => {
				const encoding = sinusoidalPositionEncoding(401, dModel);
				const [moved] = matmul([encoding[m]!], transpose(positionShift(by, dModel)));
				moved!.forEach((entry, i) => expect(entry).toBeCloseTo(encoding[m + by]![i]!, 9));
			}),
			{ numRuns: 30 },
		);
	});
});

describe('terms of any score', () => {
	it('add up to the score of the sums', () => {
		const vector = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 3, maxLength: 3 });
		const matrix = fc.array(vector, { minLength: 3, maxLength: 3 });
		fc.assert(
			fc.property(vector, vector, vector, vector, matrix, matrix, (x, p, y, r, wQuery, wKey) => {
				const terms = scoreTerms({
					queryContent: x,
					queryPosition: p,
					keyContent: y,
					keyPosition: r,
					wQuery,
					wKey,
				});
				const [[query], [key]] = [matmul([x.map((a, i) => a + p[i]!)], wQuery), matmul([y.map((a, i) => a + r[i]!)], wKey)];
				expect(terms.score).toBeCloseTo(dot(query!, key!), 8);
			}),
		);
	});
});

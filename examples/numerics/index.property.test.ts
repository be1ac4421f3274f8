import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	createRandom,
	dot,
	l2Normalize,
	logSigmoid,
	logSoftmax,
	logSumExp,
	matmul,
	sigmoid,
	softmax,
	sum,
	transpose,
} from './index.ts';
import type { Matrix } from './index.ts';

const logit = fc.double({ min: -1e4, max: 1e4, noNaN: true });
const logits = fc.array(logit, { minLength: 1, maxLength: 12 });
const entry = fc.double({ min: -100, max: 100, noNaN: true });
const listOf = <Item>(item: fc.Arbitrary<Item>, length: number) =>
	fc.array(item, { minLength: length, maxLength: length });
const matrix = (rows: number, columns: number): fc.Arbitrary<Matrix> =>
	listOf(listOf(entry, columns), rows);

describe('softmax of any row', () => {
	it('holds probabilities that add up to 1', () => {
		fc.assert(
			fc.property(logits, (row) => {
				const probabilities = softmax(row);
				expect(sum(probabilities)).toBeCloseTo(1, 12);
				for (const probability of probabilities) expect(probability).toBeGreaterThanOrEqual(0);
			}),
		);
	});

	it('keeps the order of the logits', () => {
		fc.assert(
			fc.property(logits, (row) => {
				const probabilities = softmax(row);
				row.forEach((left, i) =>
					row.forEach((right, j) => {
						if (left <= right) expect(probabilities[i]).toBeLessThanOrEqual(probabilities[j]!);
					}),
				);
			}),
		);
	});

	it('does not change under a shift, and the log-sum-exp moves with it', () => {
		fc.assert(
			fc.property(logits, logit, (row, shift) => {
				const moved = row.map((x) => x + shift);
				const before = softmax(row);
				softmax(moved).forEach((probability, i) => expect(probability).toBeCloseTo(before[i]!, 9));
				expect(logSumExp(moved) - shift).toBeCloseTo(logSumExp(row), 8);
			}),
		);
	});

	it('has a logarithm that is never above 0', () => {
		fc.assert(
			fc.property(logits, (row) => {
				const logs = logSoftmax(row);
				softmax(row).forEach((probability, i) => {
					expect(logs[i]).toBeLessThanOrEqual(0);
					expect(Math.exp(logs[i]!)).toBeCloseTo(probability, 12);
				});
			}),
		);
	});
});

describe('sigmoid of any number', () => {
	it('and of its negative add up to 1', () => {
		fc.assert(
			fc.property(logit, (x) => {
				expect(sigmoid(x) + sigmoid(-x)).toBeCloseTo(1, 14);
			}),
		);
	});

	it('has a finite logarithm', () => {
		fc.assert(
			fc.property(logit, (x) => {
				expect(Number.isFinite(logSigmoid(x))).toBe(true);
				expect(Math.exp(logSigmoid(x))).toBeCloseTo(sigmoid(x), 14);
			}),
		);
	});

	it('is the softmax of two logits', () => {
		fc.assert(
			fc.property(logit, logit, (a, b) => {
				expect(softmax([a, b])[0]).toBeCloseTo(sigmoid(a - b), 9);
			}),
		);
	});
});

describe('linear algebra of any matrices', () => {
	it('is associative', () => {
		fc.assert(
			fc.property(matrix(2, 3), matrix(3, 4), matrix(4, 2), (a, b, c) => {
				const left = matmul(matmul(a, b), c).flat();
				const right = matmul(a, matmul(b, c)).flat();
				left.forEach((value, i) => expect(value).toBeCloseTo(right[i]!, 6));
			}),
		);
	});

	it('gets a matrix back by transposing twice', () => {
		fc.assert(
			fc.property(matrix(3, 5), (a) => {
				expect(transpose(transpose(a))).toEqual(a);
			}),
		);
	});

	it('normalizes to length 1', () => {
		const nonzero = fc.array(entry, { minLength: 1, maxLength: 8 }).filter((x) => dot(x, x) > 0);
		fc.assert(
			fc.property(nonzero, (x) => {
				expect(Math.hypot(...l2Normalize(x))).toBeCloseTo(1, 12);
			}),
		);
	});
});

describe('random source of any seed', () => {
	const seed = fc.integer();

	it('repeats itself and stays within [0, 1)', () => {
		fc.assert(
			fc.property(seed, (value) => {
				const [first, second] = [createRandom(value), createRandom(value)];
				for (let i = 0; i < 20; i += 1) {
					const drawn = first.uniform();
					expect(drawn).toBe(second.uniform());
					expect(drawn).toBeGreaterThanOrEqual(0);
					expect(drawn).toBeLessThan(1);
				}
			}),
		);
	});

	it('shuffles without losing anything', () => {
		fc.assert(
			fc.property(seed, fc.array(fc.integer()), (value, list) => {
				const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);
				expect(sorted(createRandom(value).shuffle(list))).toEqual(sorted(list));
			}),
		);
	});
});

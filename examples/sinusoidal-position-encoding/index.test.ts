import { describe, expect, it } from 'vitest';
import { createRandom, dot, matmul, transpose } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { positionShift, scoreTerms, sinusoidalPositionEncoding } from './index.ts';
import reference from './reference.json' with { type: 'json' };

const encoding = sinusoidalPositionEncoding(40, 12);

// #region encoding
describe('sinusoidal position encoding', () => {
	it('starts at zeros and ones: every sine at 0, every cosine at 1', () => {
		expect(sinusoidalPositionEncoding(1, 6)).toEqual([[0, 1, 0, 1, 0, 1]]);
	});

	it('puts the sine of a pair in the even column, its cosine in the odd one', () => {
		const [, first] = sinusoidalPositionEncoding(2, 4);
		expectClose(first!, [Math.sin(1), Math.cos(1), Math.sin(0.01), Math.cos(0.01)]);
	});

	it('counts positions from 0: row m holds the angles m, m/10, … for width 8', () => {
		const row = sinusoidalPositionEncoding(8, 8)[7]!;
		const angles = [7, 0.7, 0.07, 0.007];
		expectClose(row, angles.flatMap((angle) => [Math.sin(angle), Math.cos(angle)]));
	});

	it('gives both columns of a pair the same frequency: each pair lies on a circle', () => {
		for (const row of encoding) {
			for (const pair of [0, 1, 2, 3, 4, 5]) {
				expect(Math.hypot(row[2 * pair]!, row[2 * pair + 1]!)).toBeCloseTo(1, 12);
			}
		}
	});

	it('has a product of two positions that depends on their distance alone', () => {
		const product = (m: number, n: number) => dot(encoding[m]!, encoding[n]!);
		expect(product(3, 8)).toBeCloseTo(product(33, 38), 12);
		expect(product(3, 8)).toBeCloseTo(product(8, 3), 12);
		expect(product(3, 8)).not.toBeCloseTo(product(3, 9), 1);
		expect(product(17, 17)).toBeCloseTo(6, 12);
	});

	it('does not depend on how many positions are asked for', () => {
		expect(sinusoidalPositionEncoding(5, 12)).toEqual(encoding.slice(0, 5));
	});

	it.each(reference.encoding)('agrees with PyTorch at width $dModel', ({ length, dModel, output }) => {
		expectClose(sinusoidalPositionEncoding(length, dModel).flat(), output.flat());
	});
});
// #endregion

// #region shift
describe('shift of a position encoding', () => {
	it.each([1, 5, 20])('by %s is one matrix for all positions', (offset) => {
		const moved = matmul(encoding.slice(0, 20), transpose(positionShift(offset, 12)));
		moved.forEach((row, position) => expectClose(row, encoding[position + offset]!));
	});

	it('turns a sine into the cosine a quarter turn later', () => {
		expectClose(positionShift(Math.PI / 2, 2).flat(), [0, 1, -1, 0]);
	});

	it('is a rotation: its transpose undoes it, and is the shift back', () => {
		const there = positionShift(7, 6);
		const identity = [0, 1, 2, 3, 4, 5].map((i) => [0, 1, 2, 3, 4, 5].map((j) => Number(i === j)));
		expectClose(matmul(there, transpose(there)).flat(), identity.flat());
		expectClose(positionShift(-7, 6).flat(), transpose(there).flat());
	});

	it('adds up: by 3 and then by 4 is by 7', () => {
		const both = matmul(positionShift(4, 6), positionShift(3, 6));
		expectClose(both.flat(), positionShift(7, 6).flat());
	});

	it('leaves pairs apart: all entries outside the blocks of two are 0', () => {
		positionShift(3, 6).forEach((row, i) => {
			row.forEach((entry, j) => {
				if (i >> 1 !== j >> 1) expect(entry).toBe(0);
			});
		});
	});
});
// #endregion

// #region score-terms
describe('terms of a score with added positions', () => {
	const random = createRandom(3);
	const draw = (rows: number, columns: number) =>
		Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.normal()));
	const [[queryContent, keyContent], wQuery, wKey] = [draw(2, 12), draw(12, 4), draw(12, 4)];
	const at = (m: number, n: number) =>
		scoreTerms({
			queryContent: queryContent!,
			queryPosition: encoding[m]!,
			keyContent: keyContent!,
			keyPosition: encoding[n]!,
			wQuery,
			wKey,
		});

	it('names the side of the query first', () => {
		const terms = scoreTerms({
			queryContent: [1, 0],
			queryPosition: [0, 2],
			wQuery: [[1], [1]],
			keyContent: [3, 0],
			keyPosition: [0, 5],
			wKey: [[1], [1]],
		});
		expect(terms).toEqual({ contentContent: 3, contentPosition: 5, positionContent: 6, positionPosition: 10, score: 24 });
	});

	it('do not depend on m − n alone, not even the one of positions with positions', () => {
		expect(at(8, 3).positionPosition).not.toBeCloseTo(at(28, 23).positionPosition, 1);
		expect(at(8, 3).contentPosition).not.toBeCloseTo(at(28, 23).contentPosition, 1);
	});

	it('at distance 5 and width 512 are −3.14, −5.29 and 4.03 for positions at 0, 50 and 200, between random matrices', () => {
		const wide = sinusoidalPositionEncoding(206, 512);
		const source = createRandom(5);
		const weights = () =>
			Array.from({ length: 512 }, () => Array.from({ length: 64 }, () => source.normal() / Math.sqrt(512)));
		const projections = { wQuery: weights(), wKey: weights() };
		const none = Array.from({ length: 512 }, () => 0);
		const terms = [0, 50, 200].map((start) =>
			scoreTerms({ ...projections, queryContent: none, keyContent: none, queryPosition: wide[start + 5]!, keyPosition: wide[start]! }),
		);
		expect(terms.map(({ positionPosition }) => positionPosition.toFixed(2))).toEqual(['-3.14', '-5.29', '4.03']);
		expect(dot(wide[5]!, wide[0]!).toFixed(1)).toBe('189.6');
	});

	it('have one that no position changes', () => {
		expect(at(8, 3).contentContent).toBe(at(28, 13).contentContent);
	});

	it('add up to the score, and agree with PyTorch', () => {
		const { input, terms, score } = reference.scoreTerms;
		const computed = scoreTerms(input);
		for (const name of ['contentContent', 'contentPosition', 'positionContent', 'positionPosition'] as const) {
			expect(computed[name]).toBeCloseTo(terms[name], 12);
		}
		expect(computed.score).toBeCloseTo(score, 12);
	});
});
// #endregion

// #region bad-input
describe('bad input', () => {
	it.each([0, -2, 2.5, NaN])('is refused when the width is %s', (dModel) => {
		const message = `dModel must be a whole number above 0, got ${dModel}.`;
		expect(() => sinusoidalPositionEncoding(3, dModel)).toThrow(RangeError);
		expect(() => sinusoidalPositionEncoding(3, dModel)).toThrow(message);
		expect(() => positionShift(3, dModel)).toThrow(message);
	});

	it('is refused when the width is odd: a sine would lack its cosine', () => {
		const message = 'dModel must be even, a sine and a cosine for each frequency; got 5.';
		expect(() => sinusoidalPositionEncoding(3, 5)).toThrow(RangeError);
		expect(() => sinusoidalPositionEncoding(3, 5)).toThrow(message);
		expect(() => positionShift(3, 5)).toThrow(message);
	});

	it.each([0, -1, 1.5])('is refused when the length is %s', (length) => {
		expect(() => sinusoidalPositionEncoding(length, 4)).toThrow(
			`length must be a whole number above 0, got ${length}.`,
		);
	});

	it.each([NaN, Infinity])('is refused when the offset is %s', (offset) => {
		expect(() => positionShift(offset, 4)).toThrow(RangeError);
		expect(() => positionShift(offset, 4)).toThrow(`offset must be a finite number, got ${offset}.`);
	});

	it('is named in the terms of a score', () => {
		const call = (changed: object) => () => scoreTerms({ ...reference.scoreTerms.input, ...changed });
		expect(call({ keyPosition: [1, 2] })).toThrow('keyPosition must have as many entries as wQuery (6), got 2.');
		expect(call({ queryContent: [1, NaN] })).toThrow('queryContent[0][1] must be a finite number, got NaN.');
		expect(call({ wKey: [[1]] })).toThrow('wKey must have as many entries as wQuery (6), got 1.');
		const wide = reference.scoreTerms.input.wKey.map((row) => [...row, 1]);
		expect(call({ wKey: wide })).toThrow('wKey[0] must have as many entries as wQuery[0] (3), got 4.');
		expect(call({ wQuery: 3 })).toThrow(TypeError);
	});
});
// #endregion

/** Equal entry by entry, but for rounding. */
function expectClose(actual: Vector, expected: Vector): void {
	expect(actual).toHaveLength(expected.length);
	const gaps = actual.map((value, index) => Math.abs(value - expected[index]!));
	expect(Math.max(...gaps)).toBeLessThan(1e-12);
}

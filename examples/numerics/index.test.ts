import { describe, expect, it } from 'vitest';
import {
	checkCount,
	checkIndex,
	checkLogProbs,
	checkNumbers,
	checkPositive,
	checkSameLength,
	createRandom,
	crossEntropy,
	dot,
	l2Normalize,
	logSigmoid,
	logSoftmax,
	logSumExp,
	matmul,
	mean,
	sigmoid,
	softmax,
	sum,
	transpose,
} from './index.ts';
import type { Random, Vector } from './index.ts';
import reference from './reference.json' with { type: 'json' };

// #region softmax
describe('softmax', () => {
	it('makes ln 3 more three times as likely', () => {
		expectClose(softmax([0, Math.log(3)]), [0.25, 0.75]);
	});

	it('does not change when a constant is added to every logit', () => {
		expectClose(softmax([101.5, 99.7, 102.2]), softmax([1.5, -0.3, 2.2]));
	});

	it('gives a logit of -Infinity probability 0', () => {
		expect(softmax([-Infinity, 2, 2])).toEqual([0, 0.5, 0.5]);
	});

	it('stays finite with logits of ±10,000', () => {
		expect(softmax([1e4, -1e4])).toEqual([1, 0]);
		expect(logSoftmax([0, 1e4])).toEqual([-10000, 0]);
		expect(logSumExp([1e4, 1e4])).toBeCloseTo(10000 + Math.LN2, 10);
		expect(logSumExp([-1e4, -1e4])).toBeCloseTo(-10000 + Math.LN2, 10);
	});

	it('is the exponential of the log-softmax', () => {
		const logits = [0.3, -2.1, 1.7, 0.9];
		expectClose(logSoftmax(logits).map(Math.exp), softmax(logits));
	});

	it('takes a row as long as a real vocabulary', () => {
		const logits = Array.from({ length: 151_936 }, () => 0.5);
		expect(logSumExp(logits)).toBeCloseTo(0.5 + Math.log(151_936), 9);
	});

	it.each(reference.softmax)('agrees with PyTorch on $name', (row) => {
		expectClose(softmax(row.logits), row.softmax);
		expectClose(logSoftmax(row.logits), row.logSoftmax);
		expect(logSumExp(row.logits)).toBeCloseTo(row.logSumExp, 10);
	});
});
// #endregion

describe('bad input to the softmax', () => {
	it('is a row that allows nothing, and is named', () => {
		const message = 'scores[2] must allow something: expected a finite logit among 2, got none.';
		for (const rowFunction of [softmax, logSoftmax, logSumExp]) {
			const call = () => rowFunction([-Infinity, -Infinity], 'scores[2]');
			expect(call).toThrow(RangeError);
			expect(call).toThrow(message);
		}
		expect(() => softmax([-Infinity])).toThrow('logits must allow something');
	});

	it('is an empty row', () => {
		for (const rowFunction of [softmax, logSoftmax, logSumExp]) {
			expect(() => rowFunction([])).toThrow('logits must allow something');
		}
	});

	it.each([NaN, Infinity])('is a logit of %s', (logit) => {
		const call = () => softmax([1, logit, 2]);
		expect(call).toThrow(RangeError);
		expect(call).toThrow(`logits must hold neither NaN nor Infinity, got ${logit}.`);
	});
});

// #region cross-entropy
describe('cross-entropy', () => {
	it('is minus the log-softmax of the label', () => {
		const logits = [0.3, -2.1, 1.7];
		expect(crossEntropy(logits, 2)).toBeCloseTo(-logSoftmax(logits)[2]!, 12);
		expect(crossEntropy([0, Math.log(3)], 1)).toBeCloseTo(Math.log(4 / 3), 12);
	});

	it('is Infinity for a label that is masked out', () => {
		expect(crossEntropy([0, -Infinity], 1)).toBe(Infinity);
	});

	it('is ln n for a guess: n equal logits', () => {
		expect(crossEntropy([0.7, 0.7, 0.7], 1)).toBeCloseTo(Math.log(3), 12);
		expect(crossEntropy(Array.from({ length: 50 }, () => -2), 49)).toBeCloseTo(Math.log(50), 12);
	});

	it('does not change when a constant is added to every logit', () => {
		expect(crossEntropy([101.5, 99.7, 102.2], 0)).toBeCloseTo(crossEntropy([1.5, -0.3, 2.2], 0), 12);
	});

	it('is 10,000 for a logit of 0 against 10,000, where the probability rounds to 0', () => {
		expect(crossEntropy([0, 1e4], 0)).toBe(10000);
	});

	it.each(reference.softmax)('agrees with PyTorch on its loss for $name', (row) => {
		expect(crossEntropy(row.logits, row.label)).toBeCloseTo(row.crossEntropy, 10);
	});

	it.each(reference.softmax)('has the gradient softmax − onehot(label) for $name', (row) => {
		const gradient = softmax(row.logits).map((p, i) => p - Number(i === row.label));
		expectClose(gradient, row.crossEntropyGradient);
	});
});
// #endregion

describe('bad input to the cross-entropy', () => {
	it.each([-1, 2, 0.5, NaN])('is label %s of two classes', (label) => {
		expect(() => crossEntropy([1, 2], label)).toThrow(RangeError);
		expect(() => crossEntropy([1, 2], label)).toThrow(
			`label must be a whole number from 0 to 1, got ${label}.`,
		);
	});
});

// #region log-sigmoid
describe('log-sigmoid', () => {
	it('is −800 at −800, where the logarithm of the sigmoid is −∞', () => {
		expect(logSigmoid(-800)).toBe(-800);
		expect(Math.log(sigmoid(-800))).toBe(-Infinity);
	});

	it('is −ln 2 at 0', () => {
		expect(logSigmoid(0)).toBeCloseTo(-Math.LN2, 15);
	});

	it('keeps the tail: about −e^{−x} for large x', () => {
		expect(logSigmoid(40) / -Math.exp(-40)).toBeCloseTo(1, 12);
	});

	it('falls by x when x changes its sign', () => {
		for (const x of [0.4, 3.5, 25]) expect(logSigmoid(-x)).toBeCloseTo(logSigmoid(x) - x, 12);
	});

	it('agrees with PyTorch, gradient and all', () => {
		for (const { x, ...expected } of reference.sigmoid) {
			expect(sigmoid(x)).toBeCloseTo(expected.sigmoid, 14);
			expect(logSigmoid(x)).toBeCloseTo(expected.logSigmoid, 14);
			expect(sigmoid(-x)).toBeCloseTo(expected.logSigmoidGradient, 14);
		}
	});
});
// #endregion

describe('sigmoid', () => {
	it('is 3/4 at log-odds of ln 3', () => {
		expect(sigmoid(Math.log(3))).toBeCloseTo(0.75, 15);
	});

	it('goes to 0 and 1 at the ends', () => {
		expect(sigmoid(-800)).toBe(0);
		expect(sigmoid(800)).toBe(1);
	});
});

describe('linear algebra', () => {
	it('adds up, and averages', () => {
		expect(sum([1, 2, 4])).toBe(7);
		expect(sum([])).toBe(0);
		expect(mean([1, 2, 6])).toBe(3);
	});

	it('throws on the mean of nothing', () => {
		expect(() => mean([])).toThrow(RangeError);
		expect(() => mean([])).toThrow('values must have at least one entry, got none.');
	});

	it('multiplies entry by entry in a dot product', () => {
		expect(dot([1, 2, 3], [4, 5, 6])).toBe(32);
	});

	it('multiplies rows by columns in a matrix product', () => {
		expect(matmul([[1, 2]], [[3, 4], [5, 6]])).toEqual([[13, 16]]);
	});

	it('swaps rows and columns in a transpose', () => {
		expect(transpose([[1, 2, 3], [4, 5, 6]])).toEqual([[1, 4], [2, 5], [3, 6]]);
	});

	it('transposes a product by swapping its factors', () => {
		const { left, right } = reference.algebra;
		const swapped = matmul(transpose(right), transpose(left));
		transpose(matmul(left, right)).forEach((row, i) => expectClose(row, swapped[i]!));
	});

	it('scales a vector to length 1', () => {
		expectClose(l2Normalize([3, 4]), [0.6, 0.8]);
	});

	it('normalizes lengths whose squares overflow or underflow', () => {
		expectClose(l2Normalize([3e200, 4e200]), [0.6, 0.8]);
		expectClose(l2Normalize([3e-200, 4e-200]), [0.6, 0.8]);
	});

	it('agrees with PyTorch on random matrices', () => {
		const { left, right, ...expected } = reference.algebra;
		matmul(left, right).forEach((row, i) => expectClose(row, expected.matmul[i]!));
		transpose(right).forEach((row, i) => expectClose(row, expected.transpose[i]!));
		right.forEach((row, i) => expectClose(l2Normalize(row), expected.l2Normalize[i]!));
		expect(dot(left[0]!, left[1]!)).toBeCloseTo(expected.dot, 14);
	});

	it('throws when lengths do not fit', () => {
		expect(() => dot([1, 2], [3])).toThrow(RangeError);
		expect(() => dot([1, 2], [3])).toThrow('right must have as many entries as left (2), got 1.');
		expect(() => matmul([[1, 2], [3]], [[5], [6]])).toThrow(RangeError);
		expect(() => matmul([[1, 2], [3]], [[5], [6]])).toThrow(
			'left[1] must have as many entries as right has rows (2), got 1.',
		);
		expect(() => transpose([[1, 2], [3]])).toThrow(RangeError);
		expect(() => transpose([[1, 2], [3]])).toThrow(
			'matrix[1] must be as long as matrix[0] (2), got 1 entries.',
		);
		expect(() => transpose([])).toThrow(RangeError);
		expect(() => transpose([])).toThrow('matrix must have at least one row, got none.');
	});

	it.each([
		{ name: 'only zeros', vector: [0, 0], length: '0' },
		{ name: 'NaN', vector: [1, NaN], length: 'NaN' },
		{ name: 'Infinity', vector: [Infinity, 1], length: 'Infinity' },
	])('throws when asked to normalize $name', ({ vector, length }) => {
		expect(() => l2Normalize(vector)).toThrow(RangeError);
		expect(() => l2Normalize(vector)).toThrow(
			`vector must have a finite length above 0 to be normalized, got ${length}.`,
		);
	});
});

// #region random
describe('random source', () => {
	it.each(reference.random)('repeats Mulberry32 for seed $seed', ({ seed, uniform }) => {
		const random = createRandom(seed);
		expect(uniform.map(() => random.uniform())).toEqual(uniform);
	});

	it('keeps to 32 bits: seeds 2³² apart draw the same', () => {
		const far = createRandom(7 + 2 ** 32);
		const near = createRandom(7);
		expect([far.uniform(), far.uniform()]).toEqual([near.uniform(), near.uniform()]);
	});

	it('draws known numbers for seed 7', () => {
		expect(createRandom(7).integer(6)).toBe(0);
		expect(createRandom(11).integer(6)).toBe(3);
		expect(createRandom(7).normal()).toBeCloseTo(0.14197043782155663, 14);
		expect(createRandom(7).shuffle(['a', 'b', 'c', 'd', 'e'])).toEqual(['b', 'a', 'e', 'c', 'd']);
	});

	it('draws every integer below n about equally often, and no other', () => {
		const counts = countBy(6000, createRandom(3), (random) => random.integer(6));
		expect([...counts.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5]);
		for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
	});

	it('draws normals with mean 0 and standard deviation 1', () => {
		const random = createRandom(5);
		const drawn = Array.from({ length: 10_000 }, () => random.normal());
		expect(Math.abs(mean(drawn))).toBeLessThan(0.03);
		expect(Math.abs(mean(drawn.map((x) => x * x)) - 1)).toBeLessThan(0.05);
	});

	it('shuffles into every order about equally often, and leaves the list alone', () => {
		const list = Object.freeze(['a', 'b', 'c']);
		const counts = countBy(6000, createRandom(4), (random) => random.shuffle(list).join(''));
		expect([...counts.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
		for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
	});

	it('draws one number for each entry of a list to shuffle it', () => {
		const [shuffling, counting] = [createRandom(9), createRandom(9)];
		shuffling.shuffle([10, 20, 30]);
		for (let drawn = 0; drawn < 3; drawn += 1) counting.uniform();
		expect(shuffling.uniform()).toBe(counting.uniform());
	});

	it.each([NaN, 1.5, Infinity])('throws on seed %s', (seed) => {
		expect(() => createRandom(seed)).toThrow(RangeError);
		expect(() => createRandom(seed)).toThrow(`seed must be a whole number, got ${seed}.`);
	});

	it('throws when asked for one of no integers', () => {
		expect(() => createRandom(1).integer(0)).toThrow(RangeError);
		expect(() => createRandom(1).integer(0)).toThrow('n must be a whole number above 0, got 0.');
		expect(createRandom(1).integer(1)).toBe(0);
	});
});
// #endregion

describe('checks', () => {
	it('accept what is right', () => {
		checkNumbers({ rewards: [1, -2] });
		checkLogProbs({ logProbs: [0, -2] });
		checkSameLength({ a: [1, 2], b: [3, 4] });
		checkPositive({ beta: 0.1 });
		checkCount({ steps: 1 });
		checkIndex({ first: 0, last: 3 }, 4);
	});

	it.each([undefined, 3, 'text'])('refuse %s where a list is wanted', (value) => {
		const rewards = value as unknown as Vector;
		expect(() => checkNumbers({ fine: [1], rewards })).toThrow(TypeError);
		expect(() => checkNumbers({ fine: [1], rewards })).toThrow(
			`rewards must be an array of numbers, got ${value}.`,
		);
	});

	it('refuse an empty list', () => {
		expect(() => checkNumbers({ rewards: [] })).toThrow(RangeError);
		expect(() => checkNumbers({ rewards: [] })).toThrow(
			'rewards must have at least one entry, got none.',
		);
	});

	it.each([NaN, Infinity, -Infinity])('refuse %s among numbers', (value) => {
		expect(() => checkNumbers({ rewards: [value] })).toThrow(RangeError);
		expect(() => checkNumbers({ rewards: [1, value] })).toThrow(
			`rewards[1] must be a finite number, got ${value}.`,
		);
	});

	it('refuse a log-probability above 0', () => {
		expect(() => checkLogProbs({ logProbs: [-1, 0.3] })).toThrow(RangeError);
		expect(() => checkLogProbs({ logProbs: [-1, 0.3] })).toThrow(
			'logProbs[1] must be a log-probability, at most 0, got 0.3. Pass log π, not π',
		);
		expect(() => checkLogProbs({ logProbs: [-Infinity] })).toThrow('logProbs[0] must be a finite number');
	});

	it('refuse lists of unlike length, and name the odd one out', () => {
		expect(() => checkSameLength({ a: [1, 2], b: [3] })).toThrow(RangeError);
		expect(() => checkSameLength({ a: [1, 2], b: [3] })).toThrow(
			'b must have as many entries as a (2), got 1.',
		);
		expect(() => checkSameLength({ a: [1, 2], b: [3, 4], c: [5, 6, 7] })).toThrow(
			'c must have as many entries as a (2), got 3.',
		);
	});

	it.each([0, -1, NaN, Infinity])('refuse %s where a number above 0 is wanted', (beta) => {
		expect(() => checkPositive({ alpha: 1, beta })).toThrow(RangeError);
		expect(() => checkPositive({ alpha: 1, beta })).toThrow(
			`beta must be a finite number above 0, got ${beta}.`,
		);
	});

	it.each([0, -1, 2.5, NaN])('refuse %s where a count is wanted', (steps) => {
		expect(() => checkCount({ steps })).toThrow(RangeError);
		expect(() => checkCount({ steps })).toThrow(`steps must be a whole number above 0, got ${steps}.`);
	});

	it.each([-1, 4, 2.5, NaN])('refuse %s as an index of four', (label) => {
		expect(() => checkIndex({ label }, 4)).toThrow(RangeError);
		expect(() => checkIndex({ label }, 4)).toThrow(
			`label must be a whole number from 0 to 3, got ${label}.`,
		);
	});
});

/** Equal entry by entry, but for rounding. */
function expectClose(actual: Vector, expected: Vector): void {
	expect(actual).toHaveLength(expected.length);
	const gaps = actual.map((value, index) => Math.abs(value - expected[index]!));
	expect(Math.max(...gaps)).toBeLessThan(1e-12);
}

function countBy<Key>(times: number, random: Random, drawKey: (random: Random) => Key): Map<Key, number> {
	const counts = new Map<Key, number>();
	for (let i = 0; i < times; i += 1) {
		const key = drawKey(random);
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return counts;
}

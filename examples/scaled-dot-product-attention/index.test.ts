import { describe, expect, it } from 'vitest';
import { causalMask } from '@examples/attention-mask';
import type { AttentionMask } from '@examples/attention-mask';
import { createRandom, dot, matmul, softmax, sum, transpose } from '@examples/numerics';
import type { Matrix, Random, Vector } from '@examples/numerics';
import { checkMatrix, scaledDotProductAttention, simulateScaling, softmaxJacobian } from './index.ts';
import reference from './reference.json' with { type: 'json' };

const query = [[0.5, -1.2, 0.3], [1.4, 0.2, -0.7]];
const key = [[0.9, -0.4, 1.1], [-0.6, 0.8, 0.2], [1.3, 0.1, -0.5], [0.2, -1.7, 0.6]];
const value = [[1, -2], [3, 5], [-4, 0.5], [2, 7]];

// #region attention
describe('scaled dot-product attention', () => {
	it('takes the mean of the values when all scores are equal', () => {
		expect(scaledDotProductAttention([[0, 0]], [[1, 2], [3, 4]], [[10], [20]])).toEqual({
			output: [[15]],
			attentionWeights: [[0.5, 0.5]],
		});
	});

	it('divides the scores by √d_k: 2 ln 3 and d_k = 4 give odds of 3', () => {
		const keys = [[0, 0, 0, 0], [Math.log(3), Math.log(3), 0, 0]];
		const { output, attentionWeights } = scaledDotProductAttention([[1, 1, 1, 1]], keys, [[8], [4]]);
		expectClose(attentionWeights, [[0.25, 0.75]]);
		expectClose(output, [[5]]);
	});

	it('is the softmax of the scores, row by row, times the values', () => {
		const scores = matmul(query, transpose(key));
		const weights = scores.map((row) => softmax(row.map((score) => score / Math.sqrt(3))));
		const result = scaledDotProductAttention(query, key, value);
		expectClose(result.attentionWeights, weights);
		expectClose(result.output, matmul(weights, value));
		for (const row of result.attentionWeights) expect(sum(row)).toBeCloseTo(1, 12);
	});

	it('does not change when keys and values change places together', () => {
		const order = [2, 0, 3, 1];
		const moved = scaledDotProductAttention(
			query,
			order.map((j) => key[j]!),
			order.map((j) => value[j]!),
		);
		expectClose(moved.output, scaledDotProductAttention(query, key, value).output);
		const others = scaledDotProductAttention(query, order.map((j) => key[j]!), value);
		expect(largestDifference(others.output, moved.output)).toBeGreaterThan(0.1);
	});

	it('treats each query by itself', () => {
		const { output } = scaledDotProductAttention(query, key, value);
		query.forEach((row, i) => {
			expectClose(scaledDotProductAttention([row], key, value).output, [output[i]!]);
		});
	});

	it('under a mask is attention to the visible keys alone', () => {
		const mask = [[true, false, true, true], [true, false, true, true]];
		const visible = <Row>(rows: readonly Row[]): Row[] => rows.filter((_, j) => mask[0]![j]);
		const masked = scaledDotProductAttention(query, key, value, { mask });
		expectClose(masked.output, scaledDotProductAttention(query, visible(key), visible(value)).output);
		expect(masked.attentionWeights.map((row) => row[1])).toEqual([0, 0]);
	});

	it('gives a hidden key weight 0, and no less or more', () => {
		const mask = causalMask({ queryLength: 4 });
		const { attentionWeights } = scaledDotProductAttention(key, key, value, { mask });
		attentionWeights.forEach((row, i) => expect(row.slice(i + 1)).toEqual(row.slice(i + 1).map(() => 0)));
	});

	it('shares out the whole 1 among the visible keys', () => {
		const mask = causalMask({ queryLength: 4 });
		const { attentionWeights } = scaledDotProductAttention(key, key, value, { mask });
		for (const row of attentionWeights) expect(sum(row)).toBeCloseTo(1, 12);
	});

	it('gives exactly the value of the only key, or of the only visible one', () => {
		expect(scaledDotProductAttention(query, [key[0]!], [value[0]!]).output).toEqual([value[0], value[0]]);
		const mask = [[false, false, true, false], [false, true, false, false]];
		expect(scaledDotProductAttention(query, key, value, { mask }).output).toEqual([value[2], value[1]]);
	});

	it('masked after the softmax is something else: rows lose weight, and the future shows through', () => {
		const mask = causalMask({ queryLength: 4 });
		const lateWeights = (keys: Matrix): Matrix =>
			scaledDotProductAttention(key, keys, value).attentionWeights.map((row, i) =>
				row.map((weight, j) => (mask[i]![j] ? weight : 0)),
			);
		expect(sum(lateWeights(key)[0]!)).toBeLessThan(0.5);
		const { attentionWeights } = scaledDotProductAttention(key, key, value, { mask });
		expect(attentionWeights[0]).toEqual([1, 0, 0, 0]);

		const otherFuture = [...key.slice(0, 3), [3, 1, 2]];
		const before = scaledDotProductAttention(key.slice(0, 3), otherFuture, value, { mask: mask.slice(0, 3) });
		expect(before.attentionWeights).toEqual(attentionWeights.slice(0, 3));
		expect(lateWeights(otherFuture)[0]).not.toEqual(lateWeights(key)[0]);
	});

	it('takes its scale from the size of the head, unless it is given one', () => {
		const { output } = scaledDotProductAttention(query, key, value);
		expectClose(scaledDotProductAttention(query, key, value, { scale: 1 / Math.sqrt(3) }).output, output);
		const doubled = scaledDotProductAttention(query.map((row) => row.map((x) => 2 * x)), key, value, {
			scale: 0.5 / Math.sqrt(3),
		});
		expectClose(doubled.output, output);
	});

	it('takes scores of ±10,000', () => {
		const { output } = scaledDotProductAttention([[100]], [[100], [-100]], [[3], [4]]);
		expect(output).toEqual([[3]]);
	});

	it.each(reference.attention)('agrees with PyTorch on $name', (row) => {
		const result = scaledDotProductAttention(row.query, row.key, row.value, optionsOf(row));
		expectClose(result.attentionWeights, row.attentionWeights);
		expectClose(result.output, row.output);
	});
});
// #endregion

describe('bad input to attention', () => {
	it('is a mask that leaves a query nothing: the row is named', () => {
		const mask = [[true, true, true, true], [false, false, false, false]];
		const call = () => scaledDotProductAttention(query, key, value, { mask });
		expect(call).toThrow(RangeError);
		expect(call).toThrow('scores[1] must allow something: expected a finite logit among');
	});

	it.each([
		{ change: { key: key.slice(1) }, message: 'value must have as many entries as key (3), got 4.' },
		{ change: { query: [[1, 2]] }, message: 'key[0] must have as many entries as query[0] (2), got 3.' },
		{ change: { value: [[1], [2], [3], [4, 5]] }, message: 'value[3] must be as long as value[0] (1), got 2' },
		{ change: { query: [] }, message: 'query must have at least one row, got none.' },
		{ change: { query: [[1, NaN, 3]] }, message: 'query[0][1] must be a finite number, got NaN.' },
		{ change: { scale: 0 }, message: 'scale must be a finite number above 0, got 0.' },
		{ change: { mask: [[true]] }, message: 'mask must have one row for each of 2 queries, got 1.' },
		{ change: { mask: [[true], [true]] }, message: 'mask[0] must have one entry for each of 4 keys, got 1.' },
	])('is what does not fit: $message', ({ change, message }) => {
		const input: Input = { query, key, value, ...change };
		const call = () => scaledDotProductAttention(input.query, input.key, input.value, input);
		expect(call).toThrow(RangeError);
		expect(call).toThrow(message);
	});
});

// #region jacobian
describe('Jacobian of the softmax', () => {
	it('is p_i (δ_ij − p_j)', () => {
		expectClose(softmaxJacobian([0.25, 0.75]), [[0.1875, -0.1875], [-0.1875, 0.1875]]);
	});

	it('is symmetric, and its rows add up to 0', () => {
		const jacobian = softmaxJacobian(softmax([0.3, -1.1, 2.4, 0.8]));
		expectClose(jacobian, transpose(jacobian));
		for (const row of jacobian) expect(sum(row)).toBeCloseTo(0, 14);
	});

	it('vanishes when the softmax saturates', () => {
		const norm = (logits: Vector) => Math.hypot(...softmaxJacobian(softmax(logits)).flat());
		expect(norm([40, 0, 0])).toBeLessThan(1e-15);
		expect(norm([4, 0, 0]) / norm([1, 0, 0])).toBeLessThan(0.15);
	});

	it('agrees with finite differences', () => {
		const logits = [0.3, -1.1, 2.4];
		const jacobian = softmaxJacobian(softmax(logits));
		logits.forEach((_, j) => {
			const nudged = (by: number) => softmax(logits.map((logit, k) => logit + (k === j ? by : 0)));
			const [up, down] = [nudged(1e-5), nudged(-1e-5)];
			jacobian.forEach((row, i) => expect(row[j]).toBeCloseTo((up[i]! - down[i]!) / 2e-5, 9));
		});
	});

	it.each(reference.jacobian)("agrees with PyTorch's autograd on $logits", ({ logits, ...expected }) => {
		expectClose([softmax(logits)], [expected.probabilities]);
		expectClose(softmaxJacobian(softmax(logits)), expected.jacobian);
	});

	it.each(reference.attention)('gives the gradients of attention by the chain rule on $name', (row) => {
		const { attentionWeights } = scaledDotProductAttention(row.query, row.key, row.value, optionsOf(row));
		const scale = row.scale ?? 1 / Math.sqrt(row.query[0]!.length);
		const byWeights = matmul(row.outputGradient, transpose(row.value));
		const byScores = byWeights.map((gradient, i) =>
			softmaxJacobian(attentionWeights[i]!).map((line) => scale * dot(line, gradient)),
		);
		expectClose(matmul(byScores, row.key), row.queryGradient);
		expectClose(matmul(transpose(byScores), row.query), row.keyGradient);
		expectClose(matmul(transpose(attentionWeights), row.outputGradient), row.valueGradient);
	});

	it('throws on what is no softmax', () => {
		expect(() => softmaxJacobian([2, 1])).toThrow(RangeError);
		expect(() => softmaxJacobian([2, 1])).toThrow(
			'probabilities must add up to 1, got 3. Pass the softmax, not its logits.',
		);
		expect(() => softmaxJacobian([1.5, -0.5])).toThrow('probabilities[1] must be at least 0, got -0.5.');
		expect(() => softmaxJacobian([])).toThrow('probabilities must have at least one entry, got none.');
	});

	it('allows the sum to be off by less than 2⁻³⁰', () => {
		const off = (by: number) => () => softmaxJacobian([0, 1 + by]);
		for (const sign of [1, -1]) {
			expect(off(sign * 2 ** -30)).toThrow(RangeError);
			expect(off(sign * (2 ** -30 - 2 ** -52))).not.toThrow();
		}
	});
});
// #endregion

// #region variance
describe('scaling by √d_k', () => {
	const simulate = (headDim: number) =>
		simulateScaling({ headDim, keyLength: 12, trials: 50, random: createRandom(5) });

	it.each([4, 16, 64])('keeps at 1 the variance that grows to d_k = %s', (headDim) => {
		const { unscaled, scaled } = simulate(headDim);
		expect(Math.abs(unscaled.scoreVariance / headDim - 1)).toBeLessThan(0.2);
		expect(scaled.scoreVariance).toBeCloseTo(unscaled.scoreVariance / headDim, 10);
	});

	it('keeps the gradient that a large head would lose', () => {
		const [small, large] = [simulate(4), simulate(100)];
		expect(large.unscaled.gradientNorm).toBeLessThan(0.7 * small.unscaled.gradientNorm);
		expect(large.unscaled.gradientNorm).toBeLessThan(0.7 * large.scaled.gradientNorm);
		expect(Math.abs(large.scaled.gradientNorm / small.scaled.gradientNorm - 1)).toBeLessThan(0.1);
	});

	it('keeps attention spread out, where it would settle on one key', () => {
		const { unscaled, scaled } = simulate(100);
		expect(unscaled.largestWeight).toBeGreaterThan(0.8);
		expect(scaled.largestWeight).toBeLessThan(0.4);
		expect(unscaled.entropy).toBeLessThan(0.5);
		expect(scaled.entropy).toBeGreaterThan(2);
	});

	it('agrees with PyTorch on the same draws', () => {
		const { normals, unscaled, scaled, ...options } = reference.scaling;
		const result = simulateScaling({ ...options, random: replaying(normals) });
		for (const statistic of Object.keys(unscaled) as (keyof typeof unscaled)[]) {
			expect(result.unscaled[statistic]).toBeCloseTo(unscaled[statistic], 10);
			expect(result.scaled[statistic]).toBeCloseTo(scaled[statistic], 10);
		}
	});

	it('gives the same for the same seed', () => {
		expect(simulate(4)).toEqual(simulate(4));
		const options = { headDim: 64, keyLength: 8, trials: 100, random: createRandom(1) };
		expect(Math.abs(simulateScaling(options).unscaled.scoreVariance - 64)).toBeLessThan(6);
	});

	it.each(['headDim', 'keyLength', 'trials'])('throws when %s is 0', (name) => {
		const options = { headDim: 2, keyLength: 2, trials: 2, random: createRandom(1), [name]: 0 };
		expect(() => simulateScaling(options)).toThrow(RangeError);
		expect(() => simulateScaling(options)).toThrow(`${name} must be a whole number above 0, got 0.`);
	});
});
// #endregion

describe('check of a matrix', () => {
	it('accepts rows of equal length', () => {
		checkMatrix({ key: [[1, 2], [3, 4]], value: [[5]] });
	});

	it('refuses another shape, and what is no matrix', () => {
		expect(() => checkMatrix({ key: [[1, 2], [3]] })).toThrow(RangeError);
		expect(() => checkMatrix({ key: [[1, 2], [3]] })).toThrow(
			'key[1] must be as long as key[0] (2), got 1 entries.',
		);
		expect(() => checkMatrix({ key: 3 as unknown as Matrix })).toThrow(TypeError);
		expect(() => checkMatrix({ key: 3 as unknown as Matrix })).toThrow('key must be rows of numbers, got 3.');
		expect(() => checkMatrix({ key: [1] as unknown as Matrix })).toThrow('key[0] must be an array of numbers');
	});
});

interface Input {
	query: Matrix;
	key: Matrix;
	value: Matrix;
	mask?: AttentionMask;
	scale?: number;
}

function optionsOf({ mask, scale }: { mask: AttentionMask | null; scale: number | null }) {
	return { mask: mask ?? undefined, scale: scale ?? undefined };
}

/** Draws the given numbers in their order. */
function replaying(normals: Vector): Random {
	const next = normals.values();
	return { ...createRandom(0), normal: () => next.next().value! };
}

function largestDifference(left: Matrix, right: Matrix): number {
	return Math.max(...left.flat().map((value, i) => Math.abs(value - right.flat()[i]!)));
}

function expectClose(actual: Matrix, expected: Matrix): void {
	expect(actual.map((row) => row.length)).toEqual(expected.map((row) => row.length));
	expect(largestDifference(actual, expected)).toBeLessThan(1e-12);
}

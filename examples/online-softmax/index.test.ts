import { describe, expect, it } from 'vitest';
import { causalMask, slidingWindowMask } from '@examples/attention-mask';
import type { AttentionMask } from '@examples/attention-mask';
import { createRandom, dot, logSumExp, matmul, softmax, transpose } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { scaledDotProductAttention } from '@examples/scaled-dot-product-attention';
import { blockAttention, mergeNormalizers, onlineNormalizer } from './index.ts';
import type { BlockAttentionOptions, Normalizer } from './index.ts';
import reference from './reference.json' with { type: 'json' };

const logits = [1, 3, 2, 5];

// #region online-softmax
describe('the normalizer in one pass', () => {
	it('is the maximum, and the sum of exponentials below it', () => {
		const { max, sum } = onlineNormalizer([0, Math.log(3)]);
		expect(max).toBe(Math.log(3));
		expect(sum).toBeCloseTo(4 / 3, 14);
	});

	it('rescales the sum where the maximum grows: 1, then 1 + e⁻², …', () => {
		const sums = logits.map((_, i) => onlineNormalizer(logits.slice(0, i + 1)).sum);
		expectClose([sums], [[1, 1 + Math.exp(-2), 1 + Math.exp(-2) + Math.exp(-1), 1 + Math.exp(-4) + Math.exp(-3) + Math.exp(-2)]]);
	});

	it('gives the softmax: e^{x − max} / sum', () => {
		const { max, sum } = onlineNormalizer(logits);
		expectClose([logits.map((x) => Math.exp(x - max) / sum)], [softmax(logits)]);
	});

	it('gives the same in whatever order the row is read', () => {
		const { max, sum } = onlineNormalizer(logits);
		for (const order of [[5, 3, 2, 1], [1, 2, 3, 5], [2, 5, 1, 3]]) {
			expect(onlineNormalizer(order).max).toBe(max);
			expect(onlineNormalizer(order).sum).toBeCloseTo(sum, 14);
		}
	});

	it('takes logits of ±10,000, all of them below 0 too', () => {
		expect(onlineNormalizer([1e4, -1e4, 1e4])).toEqual({ max: 1e4, sum: 2 });
		expect(onlineNormalizer([-1e4, -1e4 + Math.log(3)]).sum).toBeCloseTo(4 / 3, 10);
	});

	it('passes over hidden logits, also before the first visible one', () => {
		expect(onlineNormalizer([-Infinity, -Infinity, 2, -Infinity])).toEqual({ max: 2, sum: 1 });
	});

	it.each(reference.normalizer)("agrees with PyTorch's logsumexp and softmax on $logits", (row) => {
		const read = row.logits.map(Number);
		const { max, sum } = onlineNormalizer(read);
		expect(max + Math.log(sum)).toBeCloseTo(row.logSumExp, 11);
		expectClose([read.map((x) => Math.exp(x - max) / sum)], [row.softmax]);
	});

	it('throws on a row with nothing in it, and on what is no logit', () => {
		const call = (row: unknown) => () => onlineNormalizer(row as Vector);
		expect(call([-Infinity, -Infinity])).toThrow(RangeError);
		expect(call([-Infinity, -Infinity])).toThrow('logits must allow something: expected a finite logit among 2, got none.');
		expect(call([])).toThrow('expected a finite logit among 0, got none.');
		expect(call([1, NaN])).toThrow('logits[1] must be a finite number or -Infinity, got NaN.');
		expect(call([Infinity])).toThrow('logits[0] must be a finite number or -Infinity, got Infinity.');
		expect(call(3)).toThrow(TypeError);
		expect(call(3)).toThrow('logits must be an array of numbers, got 3.');
	});
});
// #endregion

// #region merge
describe('two normalizers merged', () => {
	it('are the normalizer of the whole row, wherever it is cut', () => {
		expectSame(mergeNormalizers({ max: 0, sum: 1 }, { max: Math.log(3), sum: 1 }), { max: Math.log(3), sum: 4 / 3 });
		for (const cut of [1, 2, 3]) {
			const [left, right] = [onlineNormalizer(logits.slice(0, cut)), onlineNormalizer(logits.slice(cut))];
			expectSame(mergeNormalizers(left, right), onlineNormalizer(logits));
			expectSame(mergeNormalizers(right, left), onlineNormalizer(logits));
		}
	});

	it('may be grouped at will', () => {
		const [a, b, c] = [[4, -2], [7, 1, 6], [0.5]].map(onlineNormalizer) as [Normalizer, Normalizer, Normalizer];
		expectSame(mergeNormalizers(mergeNormalizers(a, b), c), mergeNormalizers(a, mergeNormalizers(b, c)));
		expectSame(mergeNormalizers(mergeNormalizers(a, b), c), onlineNormalizer([4, -2, 7, 1, 6, 0.5]));
	});

	it('throws on what is no normalizer, and names it', () => {
		const good = { max: 1, sum: 2 };
		expect(() => mergeNormalizers({ max: -Infinity, sum: 1 }, good)).toThrow(RangeError);
		expect(() => mergeNormalizers({ max: -Infinity, sum: 1 }, good)).toThrow('left.max must be a finite number, got -Infinity.');
		expect(() => mergeNormalizers(good, { max: NaN, sum: 1 })).toThrow('right.max must be a finite number, got NaN.');
		expect(() => mergeNormalizers(good, { max: 1, sum: 0 })).toThrow('right.sum must be a finite number above 0, got 0.');
	});
});
// #endregion

// #region block-attention
describe('attention over blocks of keys', () => {
	const query = [[0.5, -1.2, 0.3], [1.4, 0.2, -0.7], [-0.9, 2.1, 1.6], [0.1, -0.4, 2.3], [2.2, 0.6, -1.1]];
	const key = [[0.9, -0.4, 1.1], [-0.6, 0.8, 0.2], [1.3, 0.1, -0.5], [0.2, -1.7, 0.6], [1.8, 1.5, 2.4]];
	const value = [[1, -2], [3, 5], [-4, 0.5], [2, 7], [-6, 9]];

	it('with a single block is attention', () => {
		expect(blockAttention([[0, 0]], [[1, 2], [3, 4]], [[10], [20]], { blockSize: 1 }).output).toEqual([[15]]);
		const { output } = scaledDotProductAttention(query, key, value);
		expectClose(blockAttention(query, key, value, { blockSize: 5 }).output, output);
		expectClose(blockAttention(query, key, value, { blockSize: 9 }).output, output);
	});

	it('of a single key is its value, whatever the score', () => {
		expect(blockAttention([[2]], [[3]], [[7, -4]], { blockSize: 1 }).output).toEqual([[7, -4]]);
	});

	it.each([1, 2, 3, 4, 5, 6])('is the full computation with blocks of %s keys', (blockSize) => {
		const { output } = scaledDotProductAttention(query, key, value);
		expectClose(blockAttention(query, key, value, { blockSize }).output, output);
	});

	it('rescales sum and mixture where a later block raises the maximum', () => {
		// Scores 0 and ln 3 in two blocks: weights 1/4 and 3/4.
		const keys = [[0], [Math.log(3)]];
		expectClose(blockAttention([[1]], keys, [[8], [4]], { blockSize: 1 }).output, [[5]]);
		expectClose(blockAttention([[1]], [...keys].reverse(), [[4], [8]], { blockSize: 1 }).output, [[5]]);
	});

	it('weighs blocks by their share of the whole sum, not one as much as the other', () => {
		// Three keys with the same score: two in the first block, one in the second.
		const { output } = blockAttention([[1]], [[2], [2], [2]], [[3], [6], [12]], { blockSize: 2 });
		expectClose(output, [[7]]);
	});

	it.each([1, 2, 3, 5])('is causal attention under a causal mask, with blocks of %s keys', (blockSize) => {
		const mask = causalMask({ queryLength: 5 });
		const { output } = scaledDotProductAttention(query, key, value, { mask });
		expectClose(blockAttention(query, key, value, { mask, blockSize }).output, output);
	});

	it('under a mask does not read hidden keys inside a block', () => {
		const mask = [[true, false, true, false, true]];
		const { output } = scaledDotProductAttention([query[0]!], key, value, { mask });
		for (const blockSize of [2, 3, 5]) {
			expectClose(blockAttention([query[0]!], key, value, { mask, blockSize }).output, output);
		}
	});

	it('skips hidden blocks: causal masking halves the work, a window makes it linear', () => {
		const [length, blockSize] = [16, 4];
		const states = randomRows(length, 2);
		const computed = (mask?: AttentionMask) => blockAttention(states, states, states, { blockSize, mask }).computedBlocks;
		expect(computed()).toBe(64);
		expect(computed(causalMask({ queryLength: length }))).toBe(40);
		expect(computed(slidingWindowMask({ length, windowSize: 1 }))).toBe(16);
	});

	it('gets past blocks that are hidden at the start, where the maximum is still −∞', () => {
		const mask = [[false, false, false, true, true]];
		const result = blockAttention([query[0]!], key, value, { mask, blockSize: 2 });
		expectClose(result.output, scaledDotProductAttention([query[0]!], key, value, { mask }).output);
		expect(result.computedBlocks).toBe(2);
	});

	it.each([[1, 1], [2, 2], [4, 4], [9, 5]])('with blocks of %s keys holds %s scores at a time', (blockSize, held) => {
		expect(blockAttention(query, key, value, { blockSize }).scoresKept).toBe(held);
	});

	it('keeps the largest block, not the last', () => {
		expect(blockAttention(query, key, value, { blockSize: 3 }).scoresKept).toBe(3);
	});

	it('returns the log-sum-exp of each row, from which every weight can be computed again', () => {
		const { logSumExps } = blockAttention(query, key, value, { blockSize: 2 });
		const scores = matmul(query, transpose(key)).map((row) => row.map((score) => score / Math.sqrt(3)));
		expectClose([logSumExps], [scores.map((row) => logSumExp(row))]);
		const again = scores.map((row, i) => row.map((score) => Math.exp(score - logSumExps[i]!)));
		expectClose(again, scaledDotProductAttention(query, key, value).attentionWeights);
	});

	it('takes its scale from the size of the head, unless it is given one', () => {
		const { output } = scaledDotProductAttention(query, key, value, { scale: 1.7 });
		expectClose(blockAttention(query, key, value, { scale: 1.7, blockSize: 2 }).output, output);
	});

	it('takes scores of ±10,000', () => {
		const { output } = blockAttention([[100]], [[-100], [100]], [[4], [3]], { blockSize: 1 });
		expect(output).toEqual([[3]]);
	});

	it.each(reference.attention)('agrees with PyTorch on $name, for every block size', (row) => {
		for (let blockSize = 1; blockSize <= row.key.length; blockSize += 1) {
			const result = blockAttention(row.query, row.key, row.value, optionsOf(row, blockSize));
			expectClose(result.output, row.output);
			expectClose([result.logSumExps], [row.logSumExps]);
		}
	});

	it.each(reference.attention)("keeps what the backward pass needs: autograd's gradients on $name", (row) => {
		const { output, logSumExps } = blockAttention(row.query, row.key, row.value, optionsOf(row, 2));
		const scale = row.scale ?? 1 / Math.sqrt(row.query[0]!.length);
		const weights = matmul(row.query, transpose(row.key)).map((scores, i) =>
			scores.map((score, j) => (row.mask && !row.mask[i]![j] ? 0 : Math.exp(score * scale - logSumExps[i]!))),
		);
		const byWeights = matmul(row.outputGradient, transpose(row.value));
		const byScores = weights.map((line, i) => {
			const mean = dot(row.outputGradient[i]!, output[i]!); // Σ_j w_j ∂/∂w_j, without the weights
			return line.map((weight, j) => scale * weight * (byWeights[i]![j]! - mean));
		});
		expectClose(matmul(byScores, row.key), row.queryGradient);
		expectClose(matmul(transpose(byScores), row.query), row.keyGradient);
		expectClose(matmul(transpose(weights), row.outputGradient), row.valueGradient);
	});

	it.each([
		{ change: { blockSize: 0 }, message: 'blockSize must be a whole number above 0, got 0.' },
		{ change: { blockSize: 1.5 }, message: 'blockSize must be a whole number above 0, got 1.5.' },
		{ change: { scale: -1 }, message: 'scale must be a finite number above 0, got -1.' },
		{ change: { key: key.slice(1) }, message: 'value must have as many entries as key (4), got 5.' },
		{ change: { query: [[1, 2]] }, message: 'key[0] must have as many entries as query[0] (2), got 3.' },
		{ change: { query: [] }, message: 'query must have at least one row, got none.' },
		{ change: { value: [[1], [2], [NaN], [4], [5]] }, message: 'value[2][0] must be a finite number, got NaN.' },
		{ change: { mask: [[true]] }, message: 'mask must have one row for each of 5 queries, got 1.' },
	])('throws on what does not fit, $change: $message', ({ change, message }) => {
		const input: Input = { query, key, value, blockSize: 2, ...change };
		const call = () => blockAttention(input.query, input.key, input.value, input);
		expect(call).toThrow(RangeError);
		expect(call).toThrow(message);
	});

	it('throws when a mask leaves a query nothing, and names the row', () => {
		const mask = [[true, false, false, false, false], [false, false, false, false, false]];
		const call = () => blockAttention(query.slice(0, 2), key, value, { mask, blockSize: 2 });
		expect(call).toThrow(RangeError);
		expect(call).toThrow('mask[1] must let the query see a key, got none of 5.');
	});
});
// #endregion

interface Input extends BlockAttentionOptions {
	query: Matrix;
	key: Matrix;
	value: Matrix;
}

function optionsOf(row: { mask: AttentionMask | null; scale: number | null }, blockSize: number): BlockAttentionOptions {
	return { blockSize, mask: row.mask ?? undefined, scale: row.scale ?? undefined };
}

function randomRows(rows: number, columns: number): Matrix {
	const random = createRandom(3);
	return Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.normal()));
}

function expectSame(actual: Normalizer, expected: Normalizer): void {
	expect(actual.max).toBe(expected.max);
	expect(actual.sum).toBeCloseTo(expected.sum, 13);
}

function expectClose(actual: Matrix, expected: Matrix): void {
	expect(actual.map((row) => row.length)).toEqual(expected.map((row) => row.length));
	actual.flat().forEach((x, i) => expect(Math.abs(x - expected.flat()[i]!)).toBeLessThan(1e-11));
}

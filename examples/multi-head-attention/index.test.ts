import { describe, expect, it } from 'vitest';
import { causalMask } from '@examples/attention-mask';
import { createRandom, matmul } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { scaledDotProductAttention } from '@examples/scaled-dot-product-attention';
import {
	attendInHeads,
	checkProjections,
	concatenateHeads,
	decodeStep,
	multiHeadAttention,
	splitHeads,
} from './index.ts';
import type { KeyValueCache, MultiHeadInput, ProjectionWeights } from './index.ts';
import reference from './reference.json' with { type: 'json' };

const random = createRandom(17);
const hiddenStates = draw(4, 6);
const memory = draw(5, 6);
const weights = { wQuery: draw(6, 6), wKey: draw(6, 6), wValue: draw(6, 6), wOutput: draw(6, 6) };

// #region multi-head
// #region heads
describe('multi-head attention', () => {
	it('gives one token back to itself under identity weights', () => {
		const identity = [[1, 0], [0, 1]];
		const same = { wQuery: identity, wKey: identity, wValue: identity, wOutput: identity };
		expect(multiHeadAttention({ hiddenStates: [[3, 4]], weights: same, numAttentionHeads: 2 })).toEqual({
			output: [[3, 4]],
			attentionWeights: [[[1]], [[1]]],
		});
	});

	it('with one head is scaled dot-product attention between projections', () => {
		const { wQuery, wKey, wValue, wOutput } = weights;
		const single = scaledDotProductAttention(
			matmul(hiddenStates, wQuery),
			matmul(memory, wKey),
			matmul(memory, wValue),
		);
		const result = multiHeadAttention({ hiddenStates, memory, weights, numAttentionHeads: 1 });
		expectClose(result.output, matmul(single.output, wOutput));
		expect(result.attentionWeights).toEqual([single.attentionWeights]);
	});

	it('with two heads attends twice, in half of the columns each, with d_k the size of a head', () => {
		const half = (weight: Matrix, head: number) => weight.map((row) => row.slice(3 * head, 3 * head + 3));
		const heads = [0, 1].map((head) =>
			scaledDotProductAttention(
				matmul(hiddenStates, half(weights.wQuery, head)),
				matmul(hiddenStates, half(weights.wKey, head)),
				matmul(hiddenStates, half(weights.wValue, head)),
				{ scale: 1 / Math.sqrt(3) },
			),
		);
		const result = multiHeadAttention({ hiddenStates, weights, numAttentionHeads: 2 });
		const sideBySide = hiddenStates.map((_, i) => [...heads[0]!.output[i]!, ...heads[1]!.output[i]!]);
		expectClose(result.output, matmul(sideBySide, weights.wOutput));
		heads.forEach((head, h) => expectClose(result.attentionWeights[h]!, head.attentionWeights));
	});

	it('without memory attends to the hidden states themselves', () => {
		const input = { hiddenStates, weights, numAttentionHeads: 3 };
		expect(multiHeadAttention(input)).toEqual(multiHeadAttention({ ...input, memory: hiddenStates }));
	});

	it('does not change when the tokens of the memory change places', () => {
		const input = { hiddenStates, weights, numAttentionHeads: 2 };
		const moved = [3, 0, 4, 1, 2].map((j) => memory[j]!);
		expectClose(
			multiHeadAttention({ ...input, memory: moved }).output,
			multiHeadAttention({ ...input, memory }).output,
		);
	});

	it('moves its outputs as the tokens move: without positions it knows no order', () => {
		const input = { weights, numAttentionHeads: 2 };
		const order = [2, 0, 3, 1];
		const { output } = multiHeadAttention({ ...input, hiddenStates });
		const moved = multiHeadAttention({ ...input, hiddenStates: order.map((i) => hiddenStates[i]!) });
		expectClose(moved.output, order.map((i) => output[i]!));
	});

	it('does not change when whole heads change places, in every matrix', () => {
		const columns = [2, 3, 4, 5, 0, 1];
		const swapped = (weight: Matrix) => weight.map((row) => columns.map((column) => row[column]!));
		const { wQuery, wKey, wValue, wOutput } = weights;
		const renamed = {
			wQuery: swapped(wQuery),
			wKey: swapped(wKey),
			wValue: swapped(wValue),
			wOutput: columns.map((column) => wOutput[column]!),
		};
		const input = { hiddenStates, numAttentionHeads: 3 };
		const before = multiHeadAttention({ ...input, weights });
		const after = multiHeadAttention({ ...input, weights: renamed });
		expectClose(after.output, before.output);
		expectClose(after.attentionWeights[0]!, before.attentionWeights[1]!);
	});

	it('hides the same keys in every head', () => {
		const input = { hiddenStates, weights, numAttentionHeads: 3, mask: causalMask({ queryLength: 4 }) };
		for (const head of multiHeadAttention(input).attentionWeights) expect(head[0]).toEqual([1, 0, 0, 0]);
	});

	it.each(reference.attention)('agrees with PyTorch on $name', (row) => {
		const { output, attentionWeights } = multiHeadAttention({
			...row,
			memory: row.memory ?? undefined,
			mask: row.mask ?? undefined,
		});
		expectClose(output, row.output);
		attentionWeights.forEach((head, h) => expectClose(head, row.attentionWeights[h]!));
		expect(attentionWeights).toHaveLength(row.numAttentionHeads);
	});

	it('cuts neighboring columns into heads, and puts them together again', () => {
		expect(splitHeads([[1, 2, 3, 4]], 2)).toEqual([[[1, 2]], [[3, 4]]]);
		expect(concatenateHeads([[[1, 2]], [[3, 4]]])).toEqual([[1, 2, 3, 4]]);
		expect(concatenateHeads(splitHeads(memory, 3))).toEqual(memory);
	});

	it('attends in each head to its own values', () => {
		expect(attendInHeads([[[1]], [[1]]], [[[2]], [[2]]], [[[3]], [[4]]]).output).toEqual([[[3]], [[4]]]);
	});
});
// #endregion
// #endregion

describe('bad input to multi-head attention', () => {
	it.each([
		{ change: { numAttentionHeads: 4 }, message: 'numAttentionHeads must divide dModel (6), got 4.' },
		{ change: { numAttentionHeads: 0 }, message: 'numAttentionHeads must be a whole number above 0, got 0.' },
		{ change: { memory: [[1, 2]] }, message: 'memory must be 6 wide (dModel), got 2.' },
		{ change: { hiddenStates: [] }, message: 'hiddenStates must have at least one row, got none.' },
		{ change: { mask: [[true]] }, message: 'mask must have one row for each of 4 queries, got 1.' },
	])('is what does not fit: $message', ({ change, message }) => {
		const input: MultiHeadInput = { hiddenStates, weights, numAttentionHeads: 2, ...change };
		expect(() => multiHeadAttention(input)).toThrow(RangeError);
		expect(() => multiHeadAttention(input)).toThrow(message);
	});

	it.each(['wQuery', 'wKey', 'wValue', 'wOutput'])('is a matrix %s that is not dModel × dModel', (name) => {
		const call = (weight: Matrix) => () =>
			checkProjections({ hiddenStates }, { ...weights, [name]: weight }, 2);
		expect(call(draw(5, 6))).toThrow(RangeError);
		expect(call(draw(5, 6))).toThrow(`${name} must be 6 × 6 (dModel × dModel), got 5 × 6.`);
		expect(call(draw(6, 5))).toThrow(`${name} must be 6 × 6 (dModel × dModel), got 6 × 5.`);
		expect(call(undefined as unknown as Matrix)).toThrow(TypeError);
		expect(() => checkProjections({ hiddenStates: [[1, 2, 3]] }, weights, 2)).toThrow(
			'numAttentionHeads must divide dModel (3), got 2.',
		);
	});

	it('is no heads, or columns that cannot be shared out', () => {
		expect(() => splitHeads([[1, 2, 3]], 2)).toThrow(RangeError);
		expect(() => splitHeads([[1, 2, 3]], 2)).toThrow('numAttentionHeads must divide 3 columns, got 2.');
		expect(() => splitHeads([[1, 2, 3]], 0)).toThrow('numAttentionHeads must be a whole number above 0');
		expect(() => concatenateHeads([])).toThrow(RangeError);
		expect(() => concatenateHeads([])).toThrow('heads must have at least one entry, got none.');
	});
});

// #region kv-cache
describe('decoding with a KV cache', () => {
	const full = () =>
		multiHeadAttention({
			hiddenStates: memory,
			weights,
			numAttentionHeads: 3,
			mask: causalMask({ queryLength: 5 }),
		});

	it.each([
		{ steps: [1, 1, 1, 1, 1] },
		{ steps: [3, 1, 1] },
		{ steps: [2, 3] },
		{ steps: [5] },
	])('in steps of $steps tokens equals one pass under the causal mask', ({ steps }) => {
		expectClose(decode(memory, steps).output, full().output);
	});

	it('weighs old and new token alike when their keys are equal', () => {
		const ones = { wQuery: [[1]], wKey: [[1]], wValue: [[1]], wOutput: [[10]] };
		const first = decodeStep({ hiddenStates: [[2]], weights: ones, numAttentionHeads: 1 });
		expect(first.output).toEqual([[20]]);
		const cache = { key: [[[3]]], value: [[[5]]] };
		const second = decodeStep({ hiddenStates: [[3]], weights: ones, numAttentionHeads: 1, cache });
		expect(second.output).toEqual([[40]]);
		expect(second.cache).toEqual({ key: [[[3], [3]]], value: [[[5], [3]]] });
	});

	it('gives the row of attention weights that the full pass gives', () => {
		const { cache } = decode(memory, [4]);
		const last = decodeStep({ hiddenStates: memory.slice(4), weights, numAttentionHeads: 3, cache });
		const { attentionWeights } = full();
		last.attentionWeights.forEach((head, h) => expectClose(head, [attentionWeights[h]![4]!]));
	});

	it('keeps what it has computed, and leaves the cache it is given alone', () => {
		const { cache } = decode(memory, [2]);
		const before = JSON.stringify(cache);
		const next = decodeStep({ hiddenStates: [memory[2]!], weights, numAttentionHeads: 3, cache });
		expect(JSON.stringify(cache)).toBe(before);
		expect(next.cache.key[1]).toHaveLength(3);
		expect(next.cache.key[1]![0]).toBe(cache!.key[1]![0]);
		expect(next.cache.value[2]![1]).toBe(cache!.value[2]![1]);
	});

	it('agrees with PyTorch, step by step', () => {
		let cache: KeyValueCache | undefined;
		for (const step of reference.cache.steps) {
			const result = decodeStep({ ...reference.cache, hiddenStates: step.hiddenStates, cache });
			expectClose(result.output, step.output);
			cache = result.cache;
		}
		reference.cache.key.forEach((rows, head) => expectClose(cache!.key[head]!, rows));
		reference.cache.value.forEach((rows, head) => expectClose(cache!.value[head]!, rows));
	});
});
// #endregion

describe('bad input to a decoding step', () => {
	it('is a cache of other heads', () => {
		const { cache } = decode(memory, [2]);
		const call = (change: Partial<KeyValueCache>, numAttentionHeads = 3) => () =>
			decodeStep({ hiddenStates, weights, numAttentionHeads, cache: { ...cache!, ...change } });
		expect(call({}, 2)).toThrow(RangeError);
		expect(call({}, 2)).toThrow('cache.key must have one entry for each of 2 heads, got 3.');
		expect(call({ value: [] })).toThrow('cache.value must have one entry for each of 3 heads, got 0.');
		expect(call({ value: [[], [], []] })).toThrow(
			'cache.value[0] must have as many entries as cache.key[0] (2), got 0.',
		);
		const otherSize = splitHeads(draw(2, 3), 3);
		expect(call({ key: otherSize })).toThrow(RangeError);
	});

	it('is weights of another size', () => {
		const call = (changed: ProjectionWeights) => () =>
			decodeStep({ hiddenStates, weights: changed, numAttentionHeads: 2 });
		expect(call({ ...weights, wKey: draw(6, 3) })).toThrow('wKey must be 6 × 6 (dModel × dModel), got 6 × 3.');
	});
});

/** Feeds the tokens in steps of the given lengths. */
function decode(tokens: Matrix, steps: readonly number[]) {
	const output: Matrix[] = [];
	let cache: KeyValueCache | undefined;
	let start = 0;
	for (const length of steps) {
		const fresh = tokens.slice(start, start + length);
		const step = decodeStep({ hiddenStates: fresh, weights, numAttentionHeads: 3, cache });
		output.push(step.output);
		cache = step.cache;
		start += length;
	}
	return { output: output.flat(), cache };
}

function draw(rows: number, columns: number): Matrix {
	return Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.normal()));
}

function expectClose(actual: Matrix, expected: Matrix): void {
	expect(actual.map((row) => row.length)).toEqual(expected.map((row) => row.length));
	const differences = actual.flat().map((value, i) => Math.abs(value - expected.flat()[i]!));
	expect(Math.max(...differences)).toBeLessThan(1e-11);
}

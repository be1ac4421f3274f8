import { describe, expect, it } from 'vitest';
import { causalMask, paddingMask } from '@examples/attention-mask';
import type { AttentionMask } from '@examples/attention-mask';
import { multiHeadAttention } from '@examples/multi-head-attention';
import { addResidual, layerNorm } from '@examples/normalization';
import type { Layer } from '@examples/normalization';
import { createRandom } from '@examples/numerics';
import type { Matrix, Random } from '@examples/numerics';
import {
	affectedPositions,
	decoderLayer,
	drawLayerWeights,
	encoderLayer,
	feedForward,
} from './index.ts';
import type { DecoderLayerWeights, NormPlacement } from './index.ts';
import reference from './reference.json' with { type: 'json' };

const random = createRandom(31);
const numAttentionHeads = 2;
const weights = drawLayerWeights({ dModel: 6, dFeedForward: 10 }, random);
const target = draw(4, 6);
const memory = draw(5, 6);
const replacement = draw(1, 6)[0]!;
const everything: AttentionMask = target.map(() => target.map(() => true));
const [post, pre] = reference.layers;

// #region encoder-layer
describe('encoder layer', () => {
	const encode = (hiddenStates: Matrix, mask?: AttentionMask, normPlacement?: NormPlacement) =>
		encoderLayer({ hiddenStates, weights, numAttentionHeads, mask, normPlacement });

	it('is attention and feed-forward, each added to its input and then normalized', () => {
		const attention = multiHeadAttention({
			hiddenStates: memory,
			weights: weights.selfAttention,
			numAttentionHeads,
		});
		const attended = layerNorm(addResidual(memory, attention.output));
		const expected = layerNorm(addResidual(attended, feedForward(attended, weights.feedForward)));
		expectClose(encode(memory), expected);
		expectClose(encode(memory, undefined, 'post'), expected);
	});

	it('in pre-norm normalizes what goes into attention and feed-forward', () => {
		const attention = multiHeadAttention({
			hiddenStates: layerNorm(memory),
			weights: weights.selfAttention,
			numAttentionHeads,
		});
		const attended = addResidual(memory, attention.output);
		const update = feedForward(layerNorm(attended), weights.feedForward);
		expectClose(encode(memory, undefined, 'pre'), addResidual(attended, update));
	});

	it('without weights leaves a token alone in pre-norm, and normalizes it in post-norm', () => {
		const input = { hiddenStates: [[1, 3]], weights: zeroWeights(), numAttentionHeads: 1 };
		expect(encoderLayer({ ...input, normPlacement: 'pre' })).toEqual([[1, 3]]);
		expectClose(encoderLayer(input), layerNorm(layerNorm([[1, 3]])));
	});

	it('moves its outputs as the tokens move: without positions it knows no order', () => {
		const order = [4, 2, 0, 1, 3];
		const output = encode(memory);
		expectClose(encode(order.map((i) => memory[i]!)), order.map((i) => output[i]!));
	});

	it('lets every token hear of every other', () => {
		const change = { position: 2, replacement };
		expect(affectedPositions((states) => encode(states), memory, change)).toEqual([0, 1, 2, 3, 4]);
	});

	it('lets no token hear of padding', () => {
		const mask = paddingMask({ queryLength: 5, keyIsToken: [true, true, true, true, false] });
		const change = { position: 4, replacement };
		expect(affectedPositions((states) => encode(states, mask), memory, change)).toEqual([4]);
	});

	it.each(reference.layers)('agrees with PyTorch in $normPlacement-norm', (row) => {
		const output = encoderLayer({
			hiddenStates: reference.source,
			weights: reference.weights,
			numAttentionHeads: reference.numAttentionHeads,
			mask: paddingMask({ queryLength: 4, keyIsToken: reference.sourceIsToken }),
			normPlacement: row.normPlacement as NormPlacement,
		});
		expectClose(output, row.memory);
	});

	it('throws on another placement of the norm', () => {
		const call = () => encode(memory, undefined, 'sandwich' as NormPlacement);
		expect(call).toThrow(RangeError);
		expect(call).toThrow("normPlacement must be 'post' or 'pre', got sandwich.");
	});
});

describe('feed-forward network', () => {
	const small = { wUp: [[1, -1]], bUp: [0, 0], wDown: [[2], [3]], bDown: [10] };

	it('rectifies between two linear maps', () => {
		expect(feedForward([[4], [-5]], small)).toEqual([[18], [25]]);
		expect(feedForward([[4]], { ...small, bUp: [1, 6] })).toEqual([[2 * 5 + 3 * 2 + 10]]);
	});

	it('treats each token by itself', () => {
		const output = feedForward(memory, weights.feedForward);
		expect(feedForward([memory[3]!], weights.feedForward)).toEqual([output[3]]);
	});

	it.each([
		{ change: { bUp: [1] }, message: 'bUp must have as many entries as wUp[0] (2), got 1.' },
		{ change: { bDown: [1, 2] }, message: 'bDown must have as many entries as wDown[0] (1), got 2.' },
		{ change: { bDown: [NaN] }, message: 'bDown[0] must be a finite number, got NaN.' },
		{ change: { wUp: [[1, 2], [3]] }, message: 'wUp[1] must be as long as wUp[0] (2), got 1' },
		{ change: { wDown: [[1]] }, message: 'must have as many entries as right has rows (1), got 2.' },
	])('throws on weights that do not fit: $message', ({ change, message }) => {
		expect(() => feedForward([[4]], { ...small, ...change })).toThrow(RangeError);
		expect(() => feedForward([[4]], { ...small, ...change })).toThrow(message);
	});
});
// #endregion

// #region decoder-layer
describe('decoder layer', () => {
	const input = { hiddenStates: target, memory, weights, numAttentionHeads };

	it('asks the memory after itself, then goes through feed-forward', () => {
		const residual = (states: Matrix, update: Matrix) => layerNorm(addResidual(states, update));
		const self = multiHeadAttention({
			hiddenStates: target,
			weights: weights.selfAttention,
			numAttentionHeads,
			mask: causalMask({ queryLength: 4 }),
		});
		const attended = residual(target, self.output);
		const cross = multiHeadAttention({
			hiddenStates: attended,
			memory,
			weights: weights.crossAttention,
			numAttentionHeads,
		});
		const informed = residual(attended, cross.output);
		const expected = residual(informed, feedForward(informed, weights.feedForward));
		expectClose(decoderLayer(input), expected);
	});

	it('leaves the residual path alone in pre-norm without weights', () => {
		const zeros = { weights: zeroWeights(), numAttentionHeads: 1, normPlacement: 'pre' as const };
		const output = decoderLayer({ hiddenStates: [[1, 3]], memory: [[5, 7]], ...zeros });
		expect(output).toEqual([[1, 3]]);
	});

	it('is causal unless it is told otherwise', () => {
		expect(decoderLayer(input)).toEqual(decoderLayer({ ...input, mask: causalMask({ queryLength: 4 }) }));
		expect(decoderLayer(input)).not.toEqual(decoderLayer({ ...input, mask: everything }));
	});

	it('does not care about the order of the memory, but about what it holds', () => {
		const moved = [2, 4, 0, 3, 1].map((j) => memory[j]!);
		expectClose(decoderLayer({ ...input, memory: moved }), decoderLayer(input));
		const other = memory.map((row, j) => (j === 4 ? replacement : row));
		const affected = decoderLayer({ ...input, memory: other });
		decoderLayer(input).forEach((row, i) => expect(affected[i]).not.toEqual(row));
	});

	it('hears nothing of padding in the source', () => {
		const memoryMask = paddingMask({ queryLength: 4, keyIsToken: [true, true, true, true, false] });
		const other = memory.map((row, j) => (j === 4 ? replacement : row));
		expect(decoderLayer({ ...input, memory: other, memoryMask })).toEqual(
			decoderLayer({ ...input, memoryMask }),
		);
	});

	it.each(reference.layers)('agrees with PyTorch in $normPlacement-norm, masked and not', (row) => {
		const both = {
			hiddenStates: reference.target,
			memory: row.memory,
			weights: reference.weights,
			numAttentionHeads: reference.numAttentionHeads,
			memoryMask: paddingMask({ queryLength: 3, keyIsToken: reference.sourceIsToken }),
			normPlacement: row.normPlacement as NormPlacement,
		};
		expectClose(decoderLayer(both), row.output);
		const mask = row.output.map(() => row.output.map(() => true));
		expectClose(decoderLayer({ ...both, mask }), row.outputWithoutMask);
	});

	it.each([
		{ change: { hiddenStates: [] }, message: 'hiddenStates must have at least one row, got none.' },
		{ change: { memory: [[1, 2]] }, message: 'memory must be 6 wide (dModel), got 2.' },
		{ change: { numAttentionHeads: 4 }, message: 'numAttentionHeads must divide dModel (6), got 4.' },
		{ change: { mask: [[true]] }, message: 'mask must have one row for each of 4 queries, got 1.' },
		{ change: { memoryMask: [[true]] }, message: 'memoryMask must have one row for each of 4 queries, got 1.' },
	])('throws on bad input: $message', ({ change, message }) => {
		expect(() => decoderLayer({ ...input, ...change })).toThrow(RangeError);
		expect(() => decoderLayer({ ...input, ...change })).toThrow(message);
	});
});
// #endregion

// #region no-leakage
describe('leakage', () => {
	const second = drawLayerWeights({ dModel: 6, dFeedForward: 10 }, random);
	const decode = (normPlacement: NormPlacement, mask?: AttentionMask): Layer => (states) =>
		[weights, second].reduce(
			(hiddenStates, layer) =>
				decoderLayer({ hiddenStates, memory, weights: layer, numAttentionHeads, mask, normPlacement }),
			states,
		);

	it.each([
		{ position: 0, expected: [0, 1, 2, 3] },
		{ position: 1, expected: [1, 2, 3] },
		{ position: 2, expected: [2, 3] },
		{ position: 3, expected: [3] },
	])('does not happen under the causal mask: token $position reaches no earlier output', (row) => {
		const change = { position: row.position, replacement };
		expect(affectedPositions(decode('post'), target, change)).toEqual(row.expected);
		expect(affectedPositions(decode('pre'), target, change)).toEqual(row.expected);
	});

	it('does happen without the mask: the last token reaches every output', () => {
		const change = { position: 3, replacement };
		expect(affectedPositions(decode('post', everything), target, change)).toEqual([0, 1, 2, 3]);
	});

	it('makes the first outputs depend on how many tokens follow; the mask does not', () => {
		expectClose(decode('post')(target.slice(0, 2)), decode('post')(target).slice(0, 2));
		const seeing = (length: number) =>
			decode('post', everything.slice(0, length).map((row) => row.slice(0, length)));
		expect(seeing(2)(target.slice(0, 2))[0]).not.toEqual(seeing(4)(target)[0]);
	});

	it("is what autograd sees: the derivative by a later token is 0, and isn't without the mask", () => {
		for (const { dependence, dependenceWithoutMask } of [post!, pre!]) {
			dependence.forEach((row, i) => row.forEach((size, j) => expect(size > 0).toBe(j <= i)));
			for (const size of dependenceWithoutMask.flat()) expect(size).toBeGreaterThan(0);
		}
	});

	it('shows in the outputs that change, and in no others', () => {
		const swap: Layer = ([first, ...rest]) => [...rest, first!];
		const tokens = [[1], [2], [3]];
		const change = { position: 1, replacement: [5] };
		expect(affectedPositions((states) => states, tokens, change)).toEqual([1]);
		expect(affectedPositions(swap, tokens, change)).toEqual([0]);
		expect(affectedPositions(swap, tokens, { position: 1, replacement: [2] })).toEqual([]);
		expect(affectedPositions(swap, [[1]], { position: 0, replacement: [5] })).toEqual([0]);
	});

	it.each([
		{
			name: 'a position beyond the end',
			change: { position: 3, replacement: [1] },
			message: 'position must be a whole number from 0 to 2, got 3.',
		},
		{
			name: 'a position before the start',
			change: { position: -1, replacement: [1] },
			message: 'position must be a whole number from 0 to 2, got -1.',
		},
		{
			name: 'a replacement of another width',
			change: { position: 1, replacement: [1, 2] },
			message: 'replacement must have as many entries as hiddenStates[0] (1), got 2.',
		},
	])('is not looked for with $name', ({ change, message }) => {
		const call = () => affectedPositions((states) => states, [[1], [2], [3]], change);
		expect(call).toThrow(RangeError);
		expect(call).toThrow(message);
		expect(() => affectedPositions((states) => states, [], change)).toThrow(RangeError);
	});
});
// #endregion

describe('drawn weights', () => {
	it('have variance 1 / rows, biases of 0 and norms that change nothing', () => {
		const twos: Random = { ...createRandom(0), normal: () => 2 };
		const drawn = drawLayerWeights({ dModel: 4, dFeedForward: 16 }, twos);
		const zeros: Random = { ...createRandom(0), normal: () => 0 };
		expect(drawLayerWeights({ dModel: 1, dFeedForward: 2 }, zeros).feedForward).toEqual({
			wUp: [[0, 0]],
			bUp: [0, 0],
			wDown: [[0], [0]],
			bDown: [0],
		});
		expect(drawn.selfAttention.wQuery).toEqual(filled(4, 4, 1));
		expect(drawn.crossAttention.wOutput).toEqual(filled(4, 4, 1));
		expect(drawn.feedForward).toEqual({
			wUp: filled(4, 16, 1),
			bUp: filled(1, 16, 0)[0],
			wDown: filled(16, 4, 0.5),
			bDown: [0, 0, 0, 0],
		});
		for (const norm of [drawn.selfAttentionNorm, drawn.crossAttentionNorm, drawn.feedForwardNorm]) {
			expect(norm).toEqual({ weight: [1, 1, 1, 1], bias: [0, 0, 0, 0] });
		}
	});

	it('are the same for the same seed, and different in every matrix', () => {
		const size = { dModel: 2, dFeedForward: 2 };
		expect(drawLayerWeights(size, createRandom(1))).toEqual(drawLayerWeights(size, createRandom(1)));
		const { selfAttention, crossAttention } = drawLayerWeights(size, createRandom(1));
		const matrices = [...Object.values(selfAttention), ...Object.values(crossAttention)];
		expect(new Set(matrices.map(String)).size).toBe(8);
	});

	it('throws on a layer of no size', () => {
		expect(() => drawLayerWeights({ dModel: 0, dFeedForward: 4 }, random)).toThrow(RangeError);
		expect(() => drawLayerWeights({ dModel: 2, dFeedForward: 0 }, random)).toThrow(
			'dFeedForward must be a whole number above 0, got 0.',
		);
	});
});

function draw(rows: number, columns: number): Matrix {
	return Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.normal()));
}

function filled(rows: number, columns: number, value: number): Matrix {
	return Array.from({ length: rows }, () => Array.from({ length: columns }, () => value));
}

/** A layer of dModel 2 whose sublayers give zeros. */
function zeroWeights(): DecoderLayerWeights {
	const zeros: Random = { ...createRandom(0), normal: () => 0 };
	return drawLayerWeights({ dModel: 2, dFeedForward: 3 }, zeros);
}

function expectClose(actual: Matrix, expected: Matrix): void {
	expect(actual.map((row) => row.length)).toEqual(expected.map((row) => row.length));
	const differences = actual.flat().map((value, i) => Math.abs(value - expected.flat()[i]!));
	expect(Math.max(...differences)).toBeLessThan(1e-11);
}

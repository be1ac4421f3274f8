import { describe, expect, it } from 'vitest';
import { causalMask } from '@examples/attention-mask';
import type { AttentionMask } from '@examples/attention-mask';
import { createRandom, matmul, sum } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { scaledDotProductAttention } from '@examples/scaled-dot-product-attention';
import {
	absorbedLatentAttention,
	attentionParameters,
	decodingIntensity,
	groupedQueryAttention,
	keyValueCacheBytes,
	latentAttention,
	latentCacheBytes,
	meanPoolHeads,
	qwen2Models,
	repeatKeyValue,
	sequencesThatFit,
} from './index.ts';
import reference from './reference.json' with { type: 'json' };

const gib = 2 ** 30;
const random = createRandom(12);
const draw = (heads: number, rows: number, columns: number): Matrix[] =>
	Array.from({ length: heads }, () =>
		Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.normal())),
	);

// #region grouped-query
describe('grouped-query attention', () => {
	const [query, key, value] = [draw(4, 3, 2), draw(2, 3, 2), draw(2, 3, 5)];
	const mask = causalMask({ queryLength: 3 });

	it('with as many key/value heads as heads is multi-head attention', () => {
		const [keys, values] = [draw(4, 3, 2), draw(4, 3, 5)];
		const { output, attentionWeights } = groupedQueryAttention(query, keys, values, { mask });
		query.forEach((states, head) => {
			const alone = scaledDotProductAttention(states, keys[head]!, values[head]!, { mask });
			expect(output[head]).toEqual(alone.output);
			expect(attentionWeights[head]).toEqual(alone.attentionWeights);
		});
	});

	it('with one key/value head is multi-query attention: all heads read the same', () => {
		const { output } = groupedQueryAttention(query, [key[0]!], [value[0]!], { mask });
		query.forEach((states, head) => {
			expect(output[head]).toEqual(scaledDotProductAttention(states, key[0]!, value[0]!, { mask }).output);
		});
	});

	it('gives heads 0 and 1 the first group, 2 and 3 the second: 10, 10, 20, 20', () => {
		const values = [[[10]], [[20]]];
		const ones = [[[1]], [[1]], [[1]], [[1]]];
		expect(groupedQueryAttention(ones, [[[5]], [[6]]], values).output.flat(2)).toEqual([10, 10, 20, 20]);
	});

	it('shares keys as well as values: the weights of a group come from its own keys', () => {
		const keys = [[[0], [Math.log(3)]], [[Math.log(3)], [0]]];
		const ones = [[[1]], [[1]], [[1]], [[1]]];
		const { attentionWeights } = groupedQueryAttention(ones, keys, [[[1], [2]], [[3], [4]]]);
		[[0.25, 0.75], [0.25, 0.75], [0.75, 0.25], [0.75, 0.25]].forEach((row, head) => {
			expectClose(attentionWeights[head]!, [row]);
		});
	});

	it('is multi-head attention over heads repeated in place', () => {
		const repeated = groupedQueryAttention(query, repeatKeyValue(key, 2), repeatKeyValue(value, 2), { mask });
		expect(groupedQueryAttention(query, key, value, { mask })).toEqual(repeated);
	});

	it('is not multi-head attention over tiled heads: heads 1 and 2 would read foreign keys', () => {
		const tile = (heads: Matrix[]): Matrix[] => [...heads, ...heads];
		const tiled = groupedQueryAttention(query, tile(key), tile(value), { mask }).output;
		const right = groupedQueryAttention(query, key, value, { mask }).output;
		expect([tiled[0], tiled[3]]).toEqual([right[0], right[3]]);
		for (const head of [1, 2]) expect(largestDifference(tiled[head]!, right[head]!)).toBeGreaterThan(0.05);
	});

	it('decodes token by token as it reads the whole sequence', () => {
		const whole = groupedQueryAttention(query, key, value, { mask }).output;
		for (const position of [0, 1, 2]) {
			const upTo = (heads: Matrix[]): Matrix[] => heads.map((rows) => rows.slice(0, position + 1));
			const step = groupedQueryAttention(query.map((rows) => [rows[position]!]), upTo(key), upTo(value));
			step.output.forEach((rows, head) => expectClose(rows, [whole[head]![position]!]));
		}
	});

	it.each(reference.attention)('agrees with PyTorch on $name', (row) => {
		const options = { mask: (row.mask ?? undefined) as AttentionMask | undefined };
		const result = groupedQueryAttention(row.query, row.key, row.value, options);
		result.output.forEach((rows, head) => expectClose(rows, row.output[head]!));
		result.attentionWeights.forEach((rows, head) => expectClose(rows, row.attentionWeights[head]!));
	});

	it.each(reference.attention)("has the slopes of PyTorch's autograd, summed over a group, on $name", (row) => {
		const options = { mask: (row.mask ?? undefined) as AttentionMask | undefined };
		const inputs: Record<string, Matrix[]> = { query: row.query, key: row.key, value: row.value };
		const slopes = { query: row.queryGradient, key: row.keyGradient, value: row.valueGradient };
		for (const name of ['query', 'key', 'value'] as const) {
			const last = inputs[name]!.length - 1;
			const nudged = (by: number): number => {
				const moved = inputs[name]!.map((rows, h) => rows.map((line, i) => line.map((x, j) => x + (h === last && i + j === 0 ? by : 0))));
				const [query, key, value] = ['query', 'key', 'value'].map((each) => (each === name ? moved : inputs[each]!));
				const { output } = groupedQueryAttention(query!, key!, value!, options);
				return sum(output.flat(2).map((y, i) => y * row.outputGradient.flat(2)[i]!));
			};
			expect((nudged(1e-5) - nudged(-1e-5)) / 2e-5).toBeCloseTo(slopes[name][last]![0]![0]!, 7);
		}
	});

	it.each([
		{ given: [draw(3, 1, 2), key, value], message: 'key.length must divide query.length (3), got 2.' },
		{ given: [draw(2, 1, 2), draw(4, 3, 2), draw(4, 3, 2)], message: 'key.length must divide query.length (2), got 4.' },
		{ given: [query, key, [value[0]!]], message: 'value must have as many entries as key (2), got 1.' },
		{ given: [query, [], []], message: 'key must have at least one head, got none.' },
		{ given: [[], key, value], message: 'query must have at least one head, got none.' },
		{ given: [query, draw(2, 3, 3), value], message: 'key[0] must have as many entries as query[0] (2), got 3.' },
	])('throws on what does not fit: $message', ({ given, message }) => {
		const [queries, keys, values] = given as [Matrix[], Matrix[], Matrix[]];
		const call = () => groupedQueryAttention(queries, keys, values);
		expect(call).toThrow(RangeError);
		expect(call).toThrow(message);
	});

	it('throws on a list that is none, and when a mask leaves a query nothing', () => {
		const text = 'text' as unknown as Matrix[];
		expect(() => groupedQueryAttention(query, text, value)).toThrow(TypeError);
		expect(() => groupedQueryAttention(query, text, value)).toThrow('key must be one matrix per head, got text.');
		const nothing = [[false, false, false], [true, true, true], [true, true, true]];
		expect(() => groupedQueryAttention(query, key, value, { mask: nothing })).toThrow('scores[0] must allow something');
	});
});
// #endregion

// #region repeat
describe('repeated key/value heads', () => {
	const [first, second] = [[[10]], [[20]]];

	it('stand side by side, each as often as asked: 10, 10, 20, 20', () => {
		expect(repeatKeyValue([first, second], 2)).toEqual([first, first, second, second]);
		expect(repeatKeyValue([first, second], 3)).toEqual([first, first, first, second, second, second]);
	});

	it('are more heads', () => {
		expect(repeatKeyValue(draw(2, 3, 4), 5)).toHaveLength(10);
	});

	it('are no longer ones: as many tokens as before', () => {
		expect(repeatKeyValue(draw(2, 3, 4), 5)[0]).toHaveLength(3);
	});

	it('are no wider ones: a key is as wide as a query', () => {
		expect(repeatKeyValue(draw(2, 3, 4), 5)[0]![0]).toHaveLength(4);
	});

	it('are the heads themselves when each is asked for once', () => {
		expect(repeatKeyValue([first, second], 1)).toEqual([first, second]);
	});

	it('are no copies: nothing is written that was not there', () => {
		const [a, b] = repeatKeyValue([first], 2);
		expect(a).toBe(first);
		expect(b).toBe(first);
	});
});

describe('bad input to repeating', () => {
	const first = [[10]];

	it.each([0, -1, 1.5, NaN])('throws when asked to repeat %s times', (repeats) => {
		expect(() => repeatKeyValue([first], repeats)).toThrow(RangeError);
		expect(() => repeatKeyValue([first], repeats)).toThrow(`repeats must be a whole number above 0, got ${repeats}.`);
	});
});
// #endregion

// #region cache
// #region cache-bytes
const large = qwen2Models.at(-1)!;
const shapeOfCache = { numLayers: 3, numKeyValueHeads: 5, headDim: 7, sequenceLength: 11, batchSize: 13, bytesPerValue: 2 };

describe('bytes of a KV cache', () => {
	const shape = shapeOfCache;

	it('are 320 KiB for a token of Qwen2-72B, 10 GiB for 32,768, 40 GiB for 131,072', () => {
		const one = { ...large, batchSize: 1, bytesPerValue: 2 };
		expect(keyValueCacheBytes({ ...one, sequenceLength: 1 })).toBe(320 * 1024);
		expect(keyValueCacheBytes({ ...one, sequenceLength: 32_768 })).toBe(10 * gib);
		expect(keyValueCacheBytes({ ...one, sequenceLength: 131_072 })).toBe(40 * gib);
	});

	it('hold a key and a value: twice layers · heads · size · tokens · sequences · bytes', () => {
		expect(keyValueCacheBytes(shape)).toBe(2 * 3 * 5 * 7 * 11 * 13 * 2);
	});

	it('are bytes, not bits: at a byte per number no more than there are numbers', () => {
		expect(keyValueCacheBytes({ ...shape, bytesPerValue: 1 })).toBeLessThanOrEqual(2 * 3 * 5 * 7 * 11 * 13);
	});

	it('depend on the precision: 2 for bf16, 1 for fp8, half a byte for int4', () => {
		const bytes = [2, 1, 0.5].map((bytesPerValue) => keyValueCacheBytes({ ...shape, bytesPerValue }));
		expect(bytes).toEqual([60_060, 30_030, 15_015]);
	});

	it('count key/value heads, not query heads: Qwen2-72B would need 80 GiB with 64', () => {
		const one = { ...large, sequenceLength: 32_768, batchSize: 1, bytesPerValue: 2 };
		const asMultiHead = keyValueCacheBytes({ ...one, numKeyValueHeads: large.numAttentionHeads });
		expect(asMultiHead).toBe(80 * gib);
		expect(asMultiHead / keyValueCacheBytes(one)).toBe(large.numAttentionHeads / large.numKeyValueHeads);
	});

	it('grow with the batch: each sequence has keys and values of its own', () => {
		expect(keyValueCacheBytes({ ...shape, batchSize: 26 })).toBe(2 * keyValueCacheBytes(shape));
	});

	it('are those of the numbers that attention reads', () => {
		const [keys, values] = [draw(5, 11, 7), draw(5, 11, 7)];
		const oneLayer = { ...shape, numLayers: 1, batchSize: 1 };
		expect(keyValueCacheBytes(oneLayer)).toBe(2 * [...keys, ...values].flat(2).length);
	});

	it('leave room for 32 sequences of 8,192 tokens in 80 GiB, for 4 with 64 key/value heads', () => {
		const one = { ...large, sequenceLength: 8192, bytesPerValue: 2 };
		expect(sequencesThatFit(80 * gib, one)).toBe(32);
		expect(sequencesThatFit(80 * gib - 1, one)).toBe(31);
		expect(sequencesThatFit(80 * gib, { ...one, numKeyValueHeads: 64 })).toBe(4);
		expect(sequencesThatFit(gib, one)).toBe(0);
	});
});

describe('bad input to bytes of a KV cache', () => {
	it.each(Object.keys(shapeOfCache))('throws where %s is 0', (name) => {
		const call = () => keyValueCacheBytes({ ...shapeOfCache, [name]: 0 });
		expect(call).toThrow(RangeError);
		expect(call).toThrow(`${name} must be a`);
	});

	it('throws where there is no memory to fill', () => {
		const one = { ...large, sequenceLength: 8192, bytesPerValue: 2 };
		expect(() => sequencesThatFit(0, one)).toThrow('memoryBytes must be a finite number above 0, got 0.');
	});
});
// #endregion

describe('configurations of Qwen2', () => {
	it('share key/value heads in every size, evenly', () => {
		expect(qwen2Models.map((model) => model.numAttentionHeads / model.numKeyValueHeads)).toEqual([7, 6, 7, 7, 8]);
		for (const model of qwen2Models) expect(model.headDim * model.numAttentionHeads).toBe(model.hiddenSize);
	});

	it('cost 12, 28, 56, 56 and 320 KiB a token', () => {
		const one = { sequenceLength: 1, batchSize: 1, bytesPerValue: 2 };
		expect(qwen2Models.map((model) => keyValueCacheBytes({ ...model, ...one }) / 1024)).toEqual([12, 28, 56, 56, 320]);
	});

	it('are the five that were published', () => {
		expect(qwen2Models.map(({ name, numLayers }) => `${name} ${numLayers}`)).toEqual([
			'Qwen2-0.5B 24',
			'Qwen2-1.5B 28',
			'Qwen2-7B 28',
			'Qwen2-57B-A14B 28',
			'Qwen2-72B 80',
		]);
	});
});

describe('bytes of a latent cache', () => {
	const deepseekV2 = { numLayers: 60, latentDim: 512, ropeHeadDim: 64, sequenceLength: 1, batchSize: 1, bytesPerValue: 2 };

	it('are 67.5 KiB for a token of DeepSeek-V2: as GQA with 2.25 groups of 128', () => {
		expect(latentCacheBytes(deepseekV2)).toBe(67.5 * 1024);
		const oneGroup = keyValueCacheBytes({ ...deepseekV2, numKeyValueHeads: 1, headDim: 128 });
		expect(latentCacheBytes(deepseekV2) / oneGroup).toBe(2.25);
	});

	it('are 93.3% below DeepSeek 67B only with 6 bits a number; at 16 bits 82.2%', () => {
		const before = keyValueCacheBytes({ ...deepseekV2, numLayers: 95, numKeyValueHeads: 8, headDim: 128 });
		expect(1 - latentCacheBytes({ ...deepseekV2, bytesPerValue: 6 / 8 }) / before).toBeCloseTo(0.933, 3);
		expect(1 - latentCacheBytes(deepseekV2) / before).toBeCloseTo(0.822, 3);
	});

	it('grow with tokens and sequences', () => {
		expect(latentCacheBytes({ ...deepseekV2, sequenceLength: 3, batchSize: 5 })).toBe(15 * 67.5 * 1024);
	});

	it.each(Object.keys(deepseekV2))('throw where %s is 0', (name) => {
		expect(() => latentCacheBytes({ ...deepseekV2, [name]: 0 })).toThrow(RangeError);
		expect(() => latentCacheBytes({ ...deepseekV2, [name]: 0 })).toThrow(`${name} must be a`);
	});
});
// #endregion

// #region cost
const step = { numAttentionHeads: 64, numKeyValueHeads: 8, headDim: 128, sequenceLength: 8192, batchSize: 16, bytesPerValue: 2 };

describe('cost of a decoding step', () => {
	const shape = step;

	it('is H/G FLOP per byte at 16 bits: 8 for Qwen2-72B, 1 with 64 key/value heads, 64 with one', () => {
		const intensity = (numKeyValueHeads: number) => decodingIntensity({ ...shape, numKeyValueHeads }).flopsPerByte;
		expect([64, 8, 1].map(intensity)).toEqual([1, 8, 64]);
	});

	it('has FLOPs that do not depend on the number of key/value heads', () => {
		const flops = [64, 8, 1].map((numKeyValueHeads) => decodingIntensity({ ...shape, numKeyValueHeads }).flops);
		expect(new Set(flops)).toEqual(new Set([4 * 64 * 128 * 8192 * 16]));
	});

	it('keeps its intensity in a larger batch and at a greater length: each sequence brings its own cache', () => {
		const { flopsPerByte } = decodingIntensity(shape);
		expect(decodingIntensity({ ...shape, batchSize: 3 }).flopsPerByte).toBe(flopsPerByte);
		expect(decodingIntensity({ ...shape, sequenceLength: 77 }).flopsPerByte).toBe(flopsPerByte);
		expect(decodingIntensity({ ...shape, bytesPerValue: 1 }).flopsPerByte).toBe(2 * flopsPerByte);
	});

	it('reads one layer’s cache', () => {
		expect(decodingIntensity(shape).bytes).toBe(keyValueCacheBytes({ ...shape, numLayers: 1 }));
	});

	it('saves 117 million weights a layer in Qwen2-72B, and leaves 29 million in Qwen2-7B', () => {
		const large = { hiddenSize: 8192, numAttentionHeads: 64, numKeyValueHeads: 8, headDim: 128 };
		const saved = attentionParameters({ ...large, numKeyValueHeads: 64 }) - attentionParameters(large);
		expect(saved).toBe(2 * 8192 * 56 * 128);
		expect(attentionParameters(qwen2Models[2]!)).toBe(29_360_128);
		for (const name of Object.keys(large)) {
			expect(() => attentionParameters({ ...large, [name]: 0.5 })).toThrow(`${name} must be a whole number`);
		}
	});
});

describe('bad input to the cost of a step', () => {
	it('throws where key/value heads do not divide the heads, or a size is 0', () => {
		expect(() => decodingIntensity({ ...step, numKeyValueHeads: 7 })).toThrow(
			'numKeyValueHeads must divide numAttentionHeads (64), got 7.',
		);
		for (const name of Object.keys(step)) {
			expect(() => decodingIntensity({ ...step, [name]: 0 })).toThrow(`${name} must be a`);
		}
	});
});
// #endregion

// #region mean-pool
describe('mean-pooled heads', () => {
	it('are means over neighbors', () => {
		expect(meanPoolHeads([[[1, 2]], [[3, 6]], [[10, 20]], [[30, 60]]], 2)).toEqual([[[2, 4]], [[20, 40]]]);
	});

	it('are exact where the heads of a group agree', () => {
		const [w, v, states] = [draw(2, 3, 2), draw(2, 3, 2), draw(1, 4, 3)[0]!];
		const query = draw(4, 4, 2);
		const project = (weights: readonly Matrix[]): Matrix[] => weights.map((weight) => matmul(states, weight));
		const [keys, values] = [repeatKeyValue(w, 2), repeatKeyValue(v, 2)];
		const before = groupedQueryAttention(query, project(keys), project(values)).output;
		const after = groupedQueryAttention(query, project(meanPoolHeads(keys, 2)), project(meanPoolHeads(values, 2))).output;
		after.forEach((rows, head) => expectClose(rows, before[head]!));
	});

	it('can lose everything: two heads of the same scores and opposite signs average to uniform attention', () => {
		const [query, key, value] = [draw(1, 3, 2)[0]!, draw(1, 3, 2)[0]!, draw(1, 3, 2)[0]!];
		const opposite = (rows: Matrix): Matrix => rows.map((row) => row.map((x) => -x));
		const heads = { query: [query, opposite(query)], key: [key, opposite(key)] };
		const { attentionWeights } = groupedQueryAttention(heads.query, heads.key, [value, value]);
		expectClose(attentionWeights[0]!, attentionWeights[1]!);
		const pooled = meanPoolHeads(heads.key, 1);
		const uniform = groupedQueryAttention(heads.query, pooled, [value]).attentionWeights;
		for (const row of uniform.flat()) expectClose([row], [[1 / 3, 1 / 3, 1 / 3]]);
	});

	it('into as many groups as heads are the heads', () => {
		const heads = draw(3, 2, 2);
		expect(meanPoolHeads(heads, 3)).toEqual(heads);
	});

	it('agree with PyTorch', () => {
		const { heads, groups, pooled } = reference.pool;
		meanPoolHeads(heads, groups).forEach((head, g) => expectClose(head, pooled[g]!));
	});

	it.each([
		{ heads: draw(6, 2, 2), groups: 4, what: 'the groups do not divide the heads', message: 'numKeyValueHeads must divide heads.length (6), got 4.' },
		{ heads: draw(2, 2, 2), groups: 0, what: 'there are no groups', message: 'numKeyValueHeads must be a whole number above 0, got 0.' },
		{ heads: [...draw(1, 2, 2), ...draw(1, 2, 3)], groups: 1, what: 'a head is wider', message: 'heads[1] must be 2 × 2 as heads[0], got 2 × 3.' },
		{ heads: [...draw(1, 2, 2), ...draw(1, 3, 2)], groups: 1, what: 'a head is longer', message: 'heads[1] must be 2 × 2 as heads[0], got 3 × 2.' },
		{ heads: [[[NaN]]], groups: 1, what: 'an entry is no number', message: 'heads[0][0][0] must be a finite number, got NaN.' },
	])('throw where $what', ({ heads, groups, message }) => {
		expect(() => meanPoolHeads(heads, groups)).toThrow(RangeError);
		expect(() => meanPoolHeads(heads, groups)).toThrow(message);
	});
});
// #endregion

// #region latent
describe('latent attention', () => {
	const input = { query: draw(3, 2, 2), latent: draw(1, 4, 5)[0]!, wUpKey: draw(3, 5, 2), wUpValue: draw(3, 5, 3) };

	it('absorbed is latent attention: the up-projections move to the query and to the output', () => {
		const expanded = latentAttention(input);
		absorbedLatentAttention(input).forEach((rows, head) => expectClose(rows, expanded[head]!));
	});

	it('keeps both forms equal under a mask', () => {
		const mask = [[true, true, false, false], [true, true, true, false]];
		const expanded = latentAttention({ ...input, mask });
		absorbedLatentAttention({ ...input, mask }).forEach((rows, head) => expectClose(rows, expanded[head]!));
		expect(largestDifference(expanded[0]!, latentAttention(input)[0]!)).toBeGreaterThan(0.01);
	});

	it('has GQA as a special case: the latent holds keys and values, the up-projections copy', () => {
		const [query, key, value] = [draw(2, 2, 2), draw(1, 3, 2), draw(1, 3, 2)];
		const latent = key[0]!.map((row, i) => [...row, ...value[0]![i]!]);
		const copyKey = [[1, 0], [0, 1], [0, 0], [0, 0]];
		const copyValue = [[0, 0], [0, 0], [1, 0], [0, 1]];
		const both = { wUpKey: [copyKey, copyKey], wUpValue: [copyValue, copyValue] };
		expect(latentAttention({ query, latent, ...both })).toEqual(groupedQueryAttention(query, key, value).output);
	});

	it('agrees with PyTorch', () => {
		const { output, ...given } = reference.latent;
		latentAttention(given).forEach((rows, head) => expectClose(rows, output[head]!));
		absorbedLatentAttention(given).forEach((rows, head) => expectClose(rows, output[head]!));
		const one = [[[1]]];
		expect(absorbedLatentAttention({ query: one, latent: [[7]], wUpKey: one, wUpValue: [[[2]]] })).toEqual([[[14]]]);
	});
});
// #endregion

function largestDifference(left: Matrix, right: Matrix): number {
	return Math.max(...left.flat().map((value, i) => Math.abs(value - right.flat()[i]!)));
}

function expectClose(actual: Matrix, expected: Matrix): void {
	expect(actual.map((row) => row.length)).toEqual(expected.map((row) => row.length));
	expect(largestDifference(actual, expected)).toBeLessThan(1e-12);
}

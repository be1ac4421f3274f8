import { describe, expect, it } from 'vitest';
import {
	activationMemory, attentionParameters, bytesPerParameter, computeOptimal, crossingLength,
	feedForwardParameters, forwardFlops, layerFlops, matmulParameters, models, parameterCount, rooflineTime,
	servingCost, trainingFlops, trainingMemory,
} from './index.ts';
import type { ModelName, Optimizer, TransformerConfig } from './index.ts';
import reference from './reference.json' with { type: 'json' };

/** No gate, no biases, d_ff = 4d: the layer of the textbook, with sizes that do not repeat. */
const textbook: TransformerConfig = {
	vocabularySize: 70,
	dModel: 24,
	decoderLayers: 3,
	numAttentionHeads: 6,
	dFeedForward: 96,
	norm: 'rms-norm',
};
const d = textbook.dModel;
const qwen = models['Qwen2-7B'];
const configOf = (config: object): TransformerConfig => config as TransformerConfig;

// #region parameters
describe('parameters', () => {
	it('of attention are 4d², of a feed-forward network 8d², where d_ff = 4d', () => {
		expect(attentionParameters(textbook)).toBe(4 * d * d);
		expect(feedForwardParameters(textbook)).toBe(8 * d * d);
	});

	it('of keys and values shrink with their heads, those of queries and output do not: as many are multi-head attention', () => {
		expect(attentionParameters({ ...textbook, numKeyValueHeads: 6 })).toBe(attentionParameters(textbook));
		const grouped = { ...textbook, numKeyValueHeads: 2 };
		expect(attentionParameters(grouped)).toBe(2 * d * d + (2 * d * d) / 3);
	});

	it('of a gated network of 2/3 the width are those of a plain one', () => {
		const gated = { ...textbook, gated: true, dFeedForward: 64 };
		expect(feedForwardParameters(gated)).toBe(feedForwardParameters(textbook));
	});

	it.each(reference.parameters)('are those of the modules PyTorch builds: $name', ({ config, parameters }) => {
		expect(parameterCount(configOf(config)).total).toBe(parameters);
	});

	it.each<[ModelName, number, string]>([
		['BERT-base', 109_482_240, '110M'],
		['GPT-2 small', 124_439_808, '124M'],
		['GPT-2 XL', 1_557_611_200, '1558M'],
		['T5-base', 222_903_552, 'about 220M'],
		['BART-large', 406_291_456, 'about 400M'],
		['LLaMA-7B', 6_738_415_616, '6.7B'],
		['Qwen2-7B', 7_615_616_512, '7.6B'],
		['Qwen2-72B', 72_706_203_648, '72B'],
		['Llama 3 405B', 405_853_388_800, '405B'],
	])('of %s are %i, published as %s', (name, total) => {
		expect(parameterCount(models[name]).total).toBe(total);
	});

	it('are listed by where they are, and add up', () => {
		const { total, ...parts } = parameterCount(qwen);
		expect(parts).toEqual({
			embeddings: 544_997_376,
			attention: 28 * attentionParameters(qwen),
			crossAttention: 0,
			feedForward: 28 * feedForwardParameters(qwen),
			norms: 57 * 3584,
			head: 544_997_376,
			pooler: 0,
		});
		expect(Object.values(parts).reduce((sum, part) => sum + part)).toBe(total);
		expect([attentionParameters(qwen), feedForwardParameters(qwen)]).toEqual([29_364_736, 203_685_888]);
	});

	it('of a decoder layer beside an encoder are 16d² instead of 12d²: cross-attention, with one norm more', () => {
		const alone = parameterCount(textbook);
		const beside = parameterCount({ ...textbook, encoderLayers: 3 });
		expect(alone.crossAttention).toBe(0);
		expect(beside.crossAttention).toBe(3 * 4 * d * d);
		expect(beside.attention + beside.feedForward).toBe(2 * (alone.attention + alone.feedForward));
		const single = parameterCount({ ...textbook, encoderLayers: 1, decoderLayers: 1 });
		expect([single.crossAttention, single.norms]).toEqual([4 * d * d, 7 * d]);
	});

	it('that every token is multiplied by leave out tables, biases and norms', () => {
		expect(matmulParameters(textbook)).toBe(3 * 12 * d * d + 70 * d);
		const extras = { biases: 'all', maxPositions: 9, segmentTypes: 2, tiedEmbeddings: false } as const;
		expect(matmulParameters({ ...textbook, ...extras })).toBe(matmulParameters(textbook));
		expect(matmulParameters({ ...textbook, decoderLayers: 0, encoderLayers: 3 })).toBe(matmulParameters(textbook));
		expect(matmulParameters(qwen)).toBe(7_070_285_824);
	});
});
// #endregion

// #region layer-flops
describe('the FLOPs of a layer', () => {
	it('are 8nd² + 4n²d + 16nd² for the textbook layer', () => {
		expect(layerFlops(textbook, { length: 5 })).toEqual({
			projections: 8 * 5 * d * d,
			scores: 4 * 25 * d,
			crossAttention: 0,
			feedForward: 16 * 5 * d * d,
			total: 24 * 5 * d * d + 100 * d,
		});
	});

	it('are what the docstring shows', () => {
		const size = { vocabularySize: 8, dModel: 4, numAttentionHeads: 2, dFeedForward: 16 };
		const flops = layerFlops({ ...size, decoderLayers: 1, norm: 'rms-norm' }, { length: 3 });
		expect(flops).toEqual({ projections: 384, scores: 144, crossAttention: 0, feedForward: 768, total: 1296 });
	});

	it('do not grow by the causal mask: a kernel that skips does n(n + 1)/2 of n² pairs', () => {
		const [all, skipped] = [false, true].map((causal) => layerFlops(textbook, { length: 9, causal }));
		expect(skipped!.scores / all!.scores).toBe(45 / 81);
		expect({ ...skipped, scores: 0, total: 0 }).toEqual({ ...all, scores: 0, total: 0 });
	});

	it('with a cache are the rest of the pass without one', () => {
		const whole = layerFlops(textbook, { length: 12, causal: true });
		const first = layerFlops(textbook, { length: 7, causal: true });
		const second = layerFlops(textbook, { length: 5, pastLength: 7, causal: true });
		expect(first.total + second.total).toBe(whole.total);
		expect(first.scores + second.scores).toBe(whole.scores);
	});

	it('grow by 4md² + 4nd² + 4mnd with cross-attention, m queries and n keys, be it one key', () => {
		const [m, n] = [5, 7];
		const { crossAttention, total } = layerFlops(textbook, { length: m, sourceLength: n });
		expect(crossAttention).toBe(4 * m * d * d + 4 * n * d * d + 4 * m * n * d);
		expect(total - crossAttention).toBe(layerFlops(textbook, { length: m }).total);
		expect(layerFlops(textbook, { length: 3, sourceLength: 1 }).crossAttention).toBe(4 * 3 * d * d + 4 * d * d + 4 * 3 * d);
	});

	it('make a decoder layer beside an encoder 4/3 as dear for short texts of equal length', () => {
		const wide = { ...textbook, dModel: 6000, dFeedForward: 24_000 };
		const encoder = layerFlops(wide, { length: 10 }).total;
		const decoder = layerFlops(wide, { length: 10, sourceLength: 10, causal: true }).total;
		expect(decoder / encoder).toBeCloseTo(4 / 3, 3);
	});
});

describe('the length at which attention overtakes', () => {
	it('the network is 4d, all weights of the layer 6d: there the FLOPs of both are equal', () => {
		expect(crossingLength(textbook)).toEqual({ feedForward: 4 * d, allWeights: 6 * d });
		expect(crossingLength(models['GPT-2 small'])).toEqual({ feedForward: 3072, allWeights: 4608 });
		const grouped = { ...textbook, numKeyValueHeads: 2, gated: true };
		const { feedForward, allWeights } = crossingLength(grouped);
		const ofNetwork = layerFlops(grouped, { length: feedForward });
		expect(ofNetwork.scores).toBe(ofNetwork.feedForward);
		const ofWeights = layerFlops({ ...grouped, biases: 'all' }, { length: allWeights });
		expect(ofWeights.scores).toBe(ofWeights.feedForward + ofWeights.projections);
		expect(crossingLength({ ...grouped, biases: 'all' })).toEqual(crossingLength(grouped));
	});
});
// #endregion

// #region forward-flops
describe('the FLOPs of a pass', () => {
	it.each(reference.flops)('are those PyTorch does, and its backward pass does twice as many: $name', (given) => {
		const { length, sourceLength, forward, backward } = given;
		const config = configOf(given.config);
		const { encoderLayers = 0, decoderLayers = 0 } = config;
		// PyTorch computes every pair, as a mask added to the scores does.
		const encoder = encoderLayers && layerFlops(config, { length: sourceLength || length }).total;
		const decoder = decoderLayers && layerFlops(config, { length, sourceLength }).total;
		const { head } = forwardFlops(config, { length, sourceLength });
		expect(encoderLayers * encoder + decoderLayers * decoder + head).toBe(forward);
		expect(backward).toBe(2 * forward);
	});

	it('are the layers and the projection of the positions that predict onto the vocabulary', () => {
		expect(forwardFlops(textbook, { length: 5 })).toEqual({
			encoder: 0,
			decoder: 3 * layerFlops(textbook, { length: 5, causal: true }).total,
			head: 2 * 5 * 70 * d,
			total: 3 * layerFlops(textbook, { length: 5, causal: true }).total + 700 * d,
		});
		expect(forwardFlops(qwen, { length: 1 }).total).toBe(14_140_973_056);
		expect(forwardFlops(textbook, { length: 5, predictions: 2 }).head).toBe(2 * 2 * 70 * d);
		expect(forwardFlops(textbook, { length: 5, predictions: 0 }).head).toBe(0);
	});

	it('of an encoder count every pair; of both: the source passes through the encoder only, the target through the decoder only', () => {
		const both = { ...textbook, encoderLayers: 2 };
		const { encoder, decoder, head, total } = forwardFlops(both, { length: 4, sourceLength: 9 });
		expect(encoder).toBe(2 * layerFlops(both, { length: 9 }).total);
		expect(decoder).toBe(3 * layerFlops(both, { length: 4, sourceLength: 9, causal: true }).total);
		expect(total).toBe(encoder + decoder + head);
		const alone = { ...textbook, decoderLayers: 0, encoderLayers: 2 };
		expect(forwardFlops(alone, { length: 5, sourceLength: 9 }).encoder).toBe(2 * layerFlops(alone, { length: 5 }).total);
	});

	it('of steps with a cache add up to those of the whole text', () => {
		const whole = forwardFlops(textbook, { length: 6 }).total;
		const steps = [0, 1, 2, 3, 4, 5].map((pastLength) => forwardFlops(textbook, { length: 1, pastLength }).total);
		expect(steps.reduce((sum, step) => sum + step)).toBe(whole);
	});

	it('are Kaplan’s 2N + 2·layers·context·d per token, on average over the text', () => {
		const length = 999;
		const { total } = forwardFlops(textbook, { length });
		// n + 1 and not n: a token also sees itself.
		expect(total / length).toBeCloseTo(2 * matmulParameters(textbook) + 2 * 3 * (length + 1) * d, 6);
	});
});

describe('the FLOPs of training', () => {
	it('are 6ND and three times the scores, exactly', () => {
		const [tokens, length] = [1200, 12];
		const scores = 3 * layerFlops(textbook, { length, causal: true }).scores;
		const exact = trainingFlops(textbook, { tokens, length });
		expect(exact).toBe(6 * matmulParameters(textbook) * tokens + 3 * 100 * scores);
	});

	it('of Llama 3 405B are the published 3.8 · 10²⁵ by the rule, 4% more with the scores', () => {
		const llama = models['Llama 3 405B'];
		const rule = 6 * matmulParameters(llama) * 15.6e12;
		expect(rule / 1e25).toBeCloseTo(3.8, 1);
		expect(trainingFlops(llama, { tokens: 15.6e12, length: 8192 }) / rule).toBeCloseTo(1.042, 3);
	});

	it('are twice the rule where the scores cost as much as the weights', () => {
		const bare = { ...textbook, vocabularySize: 1 };
		const length = 2 * crossingLength(bare).allWeights;
		const rule = 6 * matmulParameters(bare) * length;
		expect(trainingFlops(bare, { tokens: length, length }) / rule).toBeCloseTo(2, 2);
	});
});
// #endregion

// #region training-memory
describe('the memory of training', () => {
	it.each<[Optimizer, number]>([
		['adam, mixed precision', 16],
		['adam, 32-bit', 16],
		['adam, 8-bit states', 10],
		['adam, 16-bit only', 8],
		['momentum, mixed precision', 12],
		['sgd, mixed precision', 8],
	])('with %s is %i bytes per parameter', (optimizer, bytes) => {
		expect(trainingMemory({ parameters: 1000, optimizer }).total).toBe(1000 * bytes);
		const parts = Object.values(bytesPerParameter[optimizer]);
		expect(parts.reduce((sum: number, part) => sum + part, 0)).toBe(bytes);
	});

	it('is listed by what it holds', () => {
		expect(trainingMemory({ parameters: 10, frozen: 7 })).toEqual({
			weights: 20,
			gradients: 20,
			optimizer: 120,
			frozen: 14,
			total: 174,
		});
		expect(trainingMemory({ parameters: 10, optimizer: 'adam, 32-bit' })).toEqual({
			weights: 40,
			gradients: 40,
			optimizer: 80,
			frozen: 0,
			total: 160,
		});
	});

	it.each([
		[0, 120],
		[1, 31.4],
		[2, 16.6],
		[3, 1.9],
	])('of 7.5B parameters on 64 devices in ZeRO stage %i is the published %f GB', (zeroStage, gigabytes) => {
		const { total } = trainingMemory({ parameters: 7.5e9, zeroStage, devices: 64 });
		expect(total / 1e9).toBeCloseTo(gigabytes, 1);
	});

	it('on one device is the same at every stage, and whole on every device unless a stage is given', () => {
		const [none, full] = [0, 3].map((zeroStage) => trainingMemory({ parameters: 50, frozen: 9, zeroStage }));
		expect(full).toEqual(none);
		expect(trainingMemory({ parameters: 50, devices: 4 }).total).toBe(800);
	});

	it('divides frozen weights in stage 3 only', () => {
		const frozen = (zeroStage: number) => trainingMemory({ parameters: 1, frozen: 8, zeroStage, devices: 4 }).frozen;
		expect([0, 1, 2, 3].map(frozen)).toEqual([16, 16, 16, 4]);
	});
});

describe('the memory of activations', () => {
	const gpt3 = { length: 2048, batchSize: 1, dModel: 12_288, numAttentionHeads: 96 };

	it('is nbd(34 + 5hn/d): 2.9 GB for one layer of GPT-3', () => {
		const [n, width] = [2048, 12_288];
		expect(activationMemory(gpt3)).toBe(n * width * (34 + (5 * 96 * n) / width));
		expect(activationMemory(gpt3)).toBe(2_868_903_936);
	});

	it('falls to 34nbd without the scores, which grow with the square of the length, and to 2nbd when recomputed', () => {
		expect(activationMemory({ ...gpt3, batchSize: 3 })).toBe(3 * activationMemory(gpt3));
		const scores = (length: number) =>
			activationMemory({ ...gpt3, length }) - activationMemory({ ...gpt3, length, keep: 'no scores' });
		expect(scores(4096)).toBe(4 * scores(2048));
		expect(activationMemory({ ...gpt3, keep: 'no scores' })).toBe(34 * 2048 * 12_288);
		expect(activationMemory({ ...gpt3, keep: 'layer input' })).toBe(2 * 2048 * 12_288);
	});
});
// #endregion

// #region serving
describe('the cost of serving', () => {
	const a100 = { flopsPerSecond: 312e12, bytesPerSecond: 2e12 };

	it('reads the weights once, keys and values of every cached token, and projects one position of each sequence', () => {
		const pass = servingCost(qwen, { length: 1, pastLength: 1023, batchSize: 3 });
		expect(pass.weightBytes).toBe(2 * matmulParameters(qwen));
		expect(pass.cacheBytes).toBe(3 * 1024 * 2 * 28 * 4 * 128 * 2);
		expect(pass.flops).toBe(3 * forwardFlops(qwen, { length: 1, pastLength: 1023 }).total);
		expect(pass.intensity).toBe(pass.flops / (pass.weightBytes + pass.cacheBytes));
		expect(servingCost(qwen, { length: 50 }).flops).toBe(forwardFlops(qwen, { length: 50, predictions: 1 }).total);
	});

	it('has an intensity of about 1 when decoding alone: 2 FLOPs for each weight of 2 bytes', () => {
		expect(servingCost(qwen, { length: 1, pastLength: 1023 }).intensity).toBeCloseTo(1.0248, 4);
		expect(servingCost(qwen, { length: 1 }).intensity).toBeCloseTo(1, 3);
	});

	it('has an intensity of about the number of tokens in a prompt or a batch', () => {
		expect(servingCost(qwen, { length: 1024 }).intensity / 1024).toBeCloseTo(0.93, 2);
		expect(servingCost(qwen, { length: 1, batchSize: 64 }).intensity / 64).toBeCloseTo(1, 2);
	});

	it('reads a quarter of the weights at 4 bits, half of the cache with values of one byte', () => {
		const [full, quarter] = [2, 0.5].map((bytesPerWeight) => servingCost(qwen, { length: 1, bytesPerWeight }));
		expect(quarter!.weightBytes).toBe(full!.weightBytes / 4);
		expect(quarter!.flops).toBe(full!.flops);
		const bytes = (bytesPerCacheValue: number) =>
			servingCost(qwen, { length: 1, pastLength: 99, bytesPerCacheValue }).cacheBytes;
		expect(bytes(1)).toBe(bytes(2) / 2);
		expect(bytes(2)).toBe(servingCost(qwen, { length: 1, pastLength: 99 }).cacheBytes);
	});

	it('makes decoding wait for memory and a prompt for arithmetic', () => {
		const decode = servingCost(qwen, { length: 1 });
		const { seconds, bound } = rooflineTime(decode, a100);
		expect(bound).toBe('memory');
		expect(seconds).toBeCloseTo((decode.weightBytes + decode.cacheBytes) / 2e12, 12);
		const prompt = servingCost(qwen, { length: 1024 });
		expect(rooflineTime(prompt, a100)).toEqual({ seconds: prompt.flops / 312e12, bound: 'compute' });
	});

	it('changes sides where the intensity is that of the accelerator', () => {
		const pass = { flops: 312, weightBytes: 1, cacheBytes: 1, intensity: 156 };
		expect(rooflineTime(pass, a100).bound).toBe('memory');
		expect(rooflineTime({ ...pass, flops: 313 }, a100).bound).toBe('compute');
	});
});
// #endregion

// #region compute-optimal
describe('the compute-optimal model', () => {
	it('spends the budget: 6ND = C, with 20 tokens a parameter', () => {
		const { parameters, tokens } = computeOptimal(1.2e22);
		expect(parameters).toBeCloseTo(1e10, 0);
		expect(tokens / parameters).toBeCloseTo(20, 12);
	});

	it('of Gopher’s budget is close to Chinchilla: 70B parameters, 1.4T tokens', () => {
		const { parameters, tokens } = computeOptimal(5.76e23);
		expect(parameters / 1e9).toBeCloseTo(69.3, 1);
		expect(tokens / 1e12).toBeCloseTo(1.386, 3);
	});

	it('grows by √2 in both when the budget doubles, and is smaller with more tokens a parameter', () => {
		const [once, twice] = [computeOptimal(1e20), computeOptimal(2e20)];
		expect(twice!.parameters / once!.parameters).toBeCloseTo(Math.SQRT2, 12);
		expect(twice!.tokens / once!.tokens).toBeCloseTo(Math.SQRT2, 12);
		const { parameters, tokens } = computeOptimal(1e20, { tokensPerParameter: 500 });
		expect(6 * parameters * tokens).toBeCloseTo(1e20, -8);
		expect(tokens / parameters).toBeCloseTo(500, 9);
	});
});
// #endregion

// #region bad-input
describe('bad input', () => {
	it.each(['vocabularySize', 'dModel', 'numAttentionHeads', 'dFeedForward', 'numKeyValueHeads', 'headDim'] as const)(
		'is named when %s is no count',
		(name) => {
			for (const value of [0, 1.5, NaN]) {
				const call = () => parameterCount({ ...textbook, headDim: 4, [name]: value });
				expect(call).toThrow(RangeError);
				expect(call).toThrow(`${name} must be a whole number above 0, got ${value}.`);
			}
		},
	);

	it.each(['encoderLayers', 'decoderLayers', 'maxPositions', 'relativeBuckets', 'segmentTypes'] as const)(
		'is named when %s is below 0 or no whole number',
		(name) => {
			for (const value of [-1, 0.5]) {
				const call = () => parameterCount({ ...textbook, [name]: value });
				expect(call).toThrow(RangeError);
				expect(call).toThrow(`${name} must be a whole number from 0, got ${value}.`);
			}
		},
	);

	it.each([-1, Infinity, NaN])('is named when %s parameters are frozen', (frozen) => {
		const message = `frozen must be finite and at least 0, got ${frozen}.`;
		expect(() => trainingMemory({ parameters: 1, frozen })).toThrow(message);
	});

	const both = { ...textbook, encoderLayers: 1 };
	const pass = servingCost(textbook, { length: 1 });
	const count = 'must be a whole number above 0, got';
	const whole = 'must be a whole number from 0, got';
	const above = 'must be a finite number above 0, got';
	const none = { length: 0, batchSize: 1, dModel: 2, numAttentionHeads: 1 };
	const lion = { parameters: 1, optimizer: 'lion' as Optimizer };
	it.each<[string, () => unknown, string]>([
		['there is no layer', () => feedForwardParameters({ ...textbook, decoderLayers: 0 }), 'encoderLayers + decoderLayers must be at least 1, got 0'],
		['key/value heads do not divide heads', () => attentionParameters({ ...textbook, numKeyValueHeads: 4 }),
			'numKeyValueHeads must divide numAttentionHeads (6), got 4.'],
		['heads do not divide the width', () => parameterCount({ ...textbook, numAttentionHeads: 5 }), `headDim ${count} 4.8.`],
		['N is asked of two stacks', () => matmulParameters(both), 'config must have one stack, got an encoder and a decoder.'],
		['two stacks are to decode', () => servingCost(both, { length: 1 }), 'config must be a decoder alone, got encoder layers.'],
		['a layer has no tokens', () => layerFlops(textbook, { length: 0 }), `length ${count} 0.`],
		['a cache is negative', () => layerFlops(textbook, { length: 1, pastLength: -1 }), `pastLength ${whole} -1.`],
		['a source is half a token', () => layerFlops(textbook, { length: 1, sourceLength: 0.5 }), `sourceLength ${whole} 0.5.`],
		['predictions are negative', () => forwardFlops(textbook, { length: 2, predictions: -1 }), `predictions ${whole} -1.`],
		['an encoder gets no source', () => forwardFlops(both, { length: 2 }), `length ${count} 0.`],
		['there is no token to train on', () => trainingFlops(textbook, { tokens: 0, length: 5 }), `tokens ${above} 0.`],
		['there is no parameter to train', () => trainingMemory({ parameters: 0 }), `parameters ${above} 0.`],
		['a device is half', () => trainingMemory({ parameters: 1, devices: 0.5 }), `devices ${count} 0.5.`],
		['ZeRO has no such stage', () => trainingMemory({ parameters: 1, zeroStage: 4 }), 'zeroStage must be a whole number from 0 to 3, got 4.'],
		['the optimizer is not known', () => trainingMemory(lion), 'optimizer must be one of: adam, mixed precision; adam, 32-bit;'],
		['the optimizer is not known, by its name', () => trainingMemory(lion), 'got lion.'],
		['activations have no tokens', () => activationMemory(none), `length ${count} 0.`],
		['an accelerator does not compute', () => rooflineTime(pass, { flopsPerSecond: 0, bytesPerSecond: 1 }), `flopsPerSecond ${above} 0.`],
		['an accelerator does not read', () => rooflineTime(pass, { flopsPerSecond: 1, bytesPerSecond: NaN }), `bytesPerSecond ${above} NaN.`],
		['a batch is empty', () => servingCost(textbook, { length: 1, batchSize: 0 }), `batchSize ${count} 0.`],
		['weights have no bytes', () => servingCost(textbook, { length: 1, bytesPerWeight: 0 }), `bytesPerWeight ${above} 0.`],
		['the cache has no bytes', () => servingCost(textbook, { length: 1, bytesPerCacheValue: -1 }), `bytesPerCacheValue ${above} -1.`],
		['there is no budget', () => computeOptimal(-1), `flops ${above} -1.`],
		['a parameter gets no tokens', () => computeOptimal(1, { tokensPerParameter: 0 }), `tokensPerParameter ${above} 0.`],
	])('is refused when %s', (_, call, message) => {
		expect(call).toThrow(RangeError);
		expect(call).toThrow(message);
	});
});
// #endregion

import { describe, expect, it } from 'vitest';
import { matmul, mean } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { gelu } from '@examples/swiglu';
import { gridPositions, linearProjector, mergePatches, mlpProjector, multimodalPositions, pruningSavings } from './index.ts';
import { resample, resizedSize, sampleFrames, videoTokenCount, visualTokenCost, visualTokenCount } from './index.ts';
import type { ModelName, Segment } from './index.ts';
import reference from './reference.json' with { type: 'json' };

const identity = (size: number): Matrix =>
	Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => Number(i === j)));

// #region projector
describe('LLaVA’s projector', () => {
	it('maps each patch by itself: as many tokens as patches', () => {
		const weights = { weight: [[10], [1]], bias: [0.5] };
		expect(linearProjector([[1, 2], [3, 4]], weights)).toEqual([[12.5], [34.5]]);
		expect(linearProjector([[3, 4], [1, 2]], weights)).toEqual([[34.5], [12.5]]);
	});

	it('with two layers has a GELU between them', () => {
		const one = { weight: [[1]], bias: [0] };
		expectClose(mlpProjector([[2], [-9]], { first: one, second: one }), [[gelu(2)], [gelu(-9)]]);
		const negative = { weight: [[-1]], bias: [0.5] };
		expectClose(mlpProjector([[2]], { first: one, second: negative }), [[0.5 - gelu(2)]]);
	});

	it('would be a linear map without the GELU: doubling the features would double the tokens', () => {
		const { imageFeatures, first, second } = reference.projector;
		const bare = { first: { ...first, bias: first.bias.map(() => 0) }, second: { ...second, bias: second.bias.map(() => 0) } };
		const doubled = imageFeatures.map((row) => row.map((x) => 2 * x));
		const [once, twice] = [mlpProjector(imageFeatures, bare)[0]![0]!, mlpProjector(doubled, bare)[0]![0]!];
		expect(Math.abs(twice - 2 * once)).toBeGreaterThan(0.01);
	});

	it('agrees with PyTorch, linear and MLP', () => {
		const { imageFeatures, first, second, linear, mlp } = reference.projector;
		expectClose(linearProjector(imageFeatures, first), linear);
		expectClose(mlpProjector(imageFeatures, { first, second }), mlp);
	});
});
// #endregion

// #region merge
describe('Qwen2-VL’s merge', () => {
	/** Patch (r, c) of a grid 4 wide is 10·r + c. */
	const features: Matrix = [0, 10, 20, 30].flatMap((row) => [0, 1, 2, 3].map((column) => [row + column]));

	it('puts the four patches of a block side by side, row by row', () => {
		expect(mergePatches([[1], [2], [3], [4]], { height: 2, width: 2 })).toEqual([[1, 2, 3, 4]]);
		expect(mergePatches(features, { height: 4, width: 4 })).toEqual([[0, 1, 10, 11], [2, 3, 12, 13], [20, 21, 30, 31], [22, 23, 32, 33]]);
	});

	it('keeps every number: a quarter of the rows, four times as wide', () => {
		const merged = mergePatches(features, { height: 2, width: 8 });
		expect([merged.length, merged[0]!.length]).toEqual([4, 4]);
		expect(merged.flat().sort((a, b) => a - b)).toEqual(features.flat());
	});

	it('knows the width of the grid: the same rows in another grid have other neighbors', () => {
		expect(mergePatches(features, { height: 2, width: 8 })[0]).toEqual([0, 1, 20, 21]);
		expect(mergePatches(features, { height: 8, width: 2 })[0]).toEqual([0, 1, 2, 3]);
	});

	it('followed by equal blocks I/4 is average pooling', () => {
		const wide = features.map(([x]) => [x!, x! ** 2]);
		const averaging = [0, 1, 2, 3].flatMap(() => identity(2).map((row) => row.map((x) => x / 4)));
		const pooled = matmul(mergePatches(wide, { height: 4, width: 4 }), averaging);
		expect(pooled[0]![0]).toBeCloseTo(mean([0, 1, 10, 11]), 12);
		expect(pooled[0]![1]).toBeCloseTo(mean([0, 1, 100, 121]), 12);
	});

	it.each(reference.merge)('agrees with PyTorch on blocks of $mergeSize', (row) => {
		expectClose(mergePatches(row.imageFeatures, row.grid, row.mergeSize), row.output);
	});
});
// #endregion

// #region resampler
describe('Qwen-VL’s resampler', () => {
	it('places patches in the units of the queries: two patches around each query', () => {
		const [first, second] = gridPositions({ height: 1, width: 4 }, { dModel: 4, unit: { height: 1, width: 2 } });
		expectClose([first!], [[Math.sin(-0.25), Math.cos(-0.25), 0, 1]]);
		expectClose([second!], [[Math.sin(0.25), Math.cos(0.25), 0, 1]]);
	});

	it('works with a single query', () => {
		const [row] = reference.resampler;
		const one = { queries: row!.queries.slice(0, 1), queryGrid: { height: 1, width: 1 } };
		expect(resample({ ...row!, ...one })).toHaveLength(1);
	});

	it('tells the column in the first half of the numbers, the row in the second', () => {
		expectClose(gridPositions({ height: 1, width: 2 }, { dModel: 4 }), [[0, 1, 0, 1], [Math.sin(1), Math.cos(1), 0, 1]]);
		expectClose(gridPositions({ height: 2, width: 1 }, { dModel: 4 }), [[0, 1, 0, 1], [0, 1, Math.sin(1), Math.cos(1)]]);
	});

	it('gives as many tokens as queries, whatever the image', () => {
		const [row] = reference.resampler;
		const tall = { height: row!.grid.width, width: row!.grid.height };
		const small = { imageFeatures: row!.imageFeatures.slice(0, 2), grid: { height: 1, width: 2 } };
		expect(resample(row!)).toHaveLength(4);
		expect(resample({ ...row!, grid: tall })).toHaveLength(4);
		expect(resample({ ...row!, ...small })).toHaveLength(4);
	});

	it('knows where a patch is: the same patches in another grid give other tokens', () => {
		const [row] = reference.resampler;
		const tall = { height: row!.grid.width, width: row!.grid.height };
		const [wide, other] = [resample(row!), resample({ ...row!, grid: tall })];
		expect(Math.abs(wide[0]![0]! - other[0]![0]!)).toBeGreaterThan(1e-3);
	});

	it('adds positions to queries and keys, not to values: equal patches pass through', () => {
		const weights = { wQuery: identity(4), wKey: identity(4), wValue: identity(4), wOutput: identity(4) };
		const image = { imageFeatures: Array.from({ length: 6 }, () => [5, 6, 7, 8]), grid: { height: 2, width: 3 } };
		const queries = [[1, 0, 2, 0], [0, 3, 0, 1]];
		const output = resample({ ...image, queries, queryGrid: { height: 1, width: 2 }, weights, numAttentionHeads: 2 });
		expectClose(output, [[5, 6, 7, 8], [5, 6, 7, 8]]);
	});

	it.each(reference.resampler)('agrees with PyTorch on $grid.height × $grid.width patches', (row) => {
		const { dModel, unit } = { dModel: row.queries[0]!.length, unit: row.queryGrid };
		expectClose(gridPositions(row.grid, { dModel, unit }), row.keyPositions);
		expectClose(resample(row), row.output);
	});
});
// #endregion

// #region token-count
describe('tokens of an image', () => {
	const count = (model: ModelName, height: number, width: number) => visualTokenCount({ model, height, width });

	it('are what the papers say for the cases they state', () => {
		expect(count('blip-2', 224, 224)).toEqual({ patches: 257, tokens: 32, contextTokens: 32 });
		expect(count('qwen-vl', 448, 448)).toEqual({ patches: 1024, tokens: 256, contextTokens: 258 });
		expect(count('llava-1.5', 336, 336)).toEqual({ patches: 576, tokens: 576, contextTokens: 576 });
		expect(count('qwen2-vl', 224, 224)).toEqual({ patches: 256, tokens: 64, contextTokens: 66 });
	});

	it('do not depend on the image where the model brings all to one size', () => {
		for (const model of ['blip-2', 'qwen-vl', 'llava-1.5'] as const) {
			expect(count(model, 1080, 1920)).toEqual(count(model, 60, 50));
		}
	});

	it('grow with the area where the resolution is dynamic: twice the side, four times the tokens', () => {
		expect(count('qwen2-vl', 448, 448).tokens).toBe(4 * count('qwen2-vl', 224, 224).tokens);
		expect(count('qwen2-vl', 1080, 1920)).toEqual({ patches: 10_764, tokens: 2691, contextTokens: 2693 });
		expect(count('qwen2-vl', 1024, 1024).tokens).toBe(37 * 37);
	});

	it('count rows by the height and columns by the width', () => {
		expect(count('qwen2-vl', 280, 560).tokens).toBe(10 * 20);
		expect(count('qwen2-vl', 560, 280).tokens).toBe(20 * 10);
	});

	it('are fewer with patches of 16: 32 × 32 pixels a token', () => {
		expect(count('qwen3-vl', 1024, 1024)).toEqual({ patches: 4096, tokens: 1024, contextTokens: 1026 });
		expect(count('qwen3-vl', 1080, 1920).tokens).toBe(34 * 60);
	});

	it('stay within bounds that the caller sets', () => {
		const options = { model: 'qwen2-vl', height: 1080, width: 1920 } as const;
		expect(visualTokenCount({ ...options, maxTokens: 1280 }).tokens).toBe(26 * 47);
		expect(visualTokenCount({ ...options, minTokens: 4000 }).tokens).toBe(48 * 85);
		expect(count('qwen2-vl', 10, 10).tokens).toBe(4);
		expect(count('qwen2-vl', 9000, 9000).tokens).toBe(16_384);
	});
});

describe('the size of an image', () => {
	it('is rounded to multiples of the factor, each side by itself', () => {
		expect(resizedSize({ height: 1080, width: 1920 }, { factor: 28 })).toEqual({ height: 1092, width: 1932 });
	});

	it('rounds a half to the even multiple, as Python does', () => {
		expect(resizedSize({ height: 70, width: 98 }, { factor: 28 })).toEqual({ height: 56, width: 112 });
		expect(resizedSize({ height: 42, width: 126 }, { factor: 28 })).toEqual({ height: 56, width: 112 });
	});

	it('is never below one multiple', () => {
		expect(resizedSize({ height: 10, width: 900 }, { factor: 28 }).height).toBe(28);
		expect(resizedSize({ height: 10, width: 1900 }, { factor: 28, maxTokens: 20 }).height).toBe(28);
	});

	it('is scaled as a whole when the area is out of bounds, and the bound then holds', () => {
		expect(resizedSize({ height: 448, width: 448 }, { factor: 28, maxTokens: 64 })).toEqual({ height: 224, width: 224 });
		expect(resizedSize({ height: 112, width: 112 }, { factor: 28, minTokens: 64 })).toEqual({ height: 224, width: 224 });
		const bounds = { factor: 28, minTokens: 64, maxTokens: 64 };
		expect(resizedSize({ height: 224, width: 224 }, bounds)).toEqual({ height: 224, width: 224 });
		expect(resizedSize({ height: 230, width: 230 }, bounds)).toEqual({ height: 224, width: 224 });
		expect(resizedSize({ height: 4060, width: 3164 }, { factor: 28 })).toEqual({ height: 4032, width: 3136 });
	});

	it.each(reference.resize)('agrees with the released rule on $size.height × $size.width, factor $options.factor, up to $options.maxTokens tokens', (row) => {
		expect(resizedSize(row.size, row.options)).toEqual(row.output);
	});
});
// #endregion

// #region video
describe('frames of a video', () => {
	it('are two a second, up to a bound: beyond it the rate falls', () => {
		expect(sampleFrames({ duration: 60 })).toEqual({ frames: 120, steps: 60, fps: 2 });
		expect(sampleFrames({ duration: 600 })).toEqual({ frames: 768, steps: 384, fps: 1.28 });
	});

	it('are an even number, at least four, and no more than there are', () => {
		expect(sampleFrames({ duration: 3.7 }).frames).toBe(6);
		expect(sampleFrames({ duration: 1 }).frames).toBe(4);
		expect(sampleFrames({ duration: 1, minFrames: 5 }).frames).toBe(6);
		expect(sampleFrames({ duration: 3, frameRate: 1, fps: 5 }).frames).toBe(2);
		expect(sampleFrames({ duration: 9, maxFrames: 11 }).frames).toBe(10);
	});

	it('come in steps of two, and cost tokens by the step', () => {
		const expected = { frames: 120, steps: 60, fps: 2, tokensPerStep: 144, tokens: 8640 };
		expect(videoTokenCount({ duration: 60, height: 224, width: 224 })).toEqual(expected);
	});

	it('get smaller as the video gets longer, until no step can have less', () => {
		const at = (duration: number) => videoTokenCount({ duration, height: 720, width: 1280 });
		expect([30, 120, 300, 600].map((duration) => at(duration).tokensPerStep)).toEqual([720, 720, 364, 276]);
		expect(at(600).tokens).toBe(384 * 276);
		expect(at(3600)).toEqual({ ...at(600), fps: 768 / 3600 });
	});

	it('may cost more than the budget: no step has less than its minimum', () => {
		const tight = videoTokenCount({ duration: 600, height: 720, width: 1280, totalTokens: 16_384 });
		expect(tight.tokensPerStep).toBe(120);
		expect(tight.tokens).toBe(46_080);
	});

	it('are by default bounded at 768 tokens a step, of patches of 14', () => {
		const short = { duration: 10, height: 2800, width: 2800 };
		expect(videoTokenCount({ duration: 10, height: 1270, width: 610 }).tokensPerStep).toBe(741);
		expect(videoTokenCount({ duration: 10, height: 200, width: 100 }).tokensPerStep).toBe(128);
		expect(videoTokenCount({ duration: 600, height: 683, width: 709 }).tokensPerStep).toBe(272);
		expect(videoTokenCount(short).tokensPerStep).toBe(27 * 27);
		expect(videoTokenCount({ ...short, height: 280, width: 280, minTokens: 4 }).tokensPerStep).toBe(100);
		expect(videoTokenCount({ ...short, height: 320, width: 320, minTokens: 4, patchSize: 16 }).tokensPerStep).toBe(100);
	});

	it.each(reference.video)('agree with the released rule on $options', ({ options, output }) => {
		expect(videoTokenCount(options as Parameters<typeof videoTokenCount>[0])).toMatchObject(output);
	});
});
// #endregion

// #region m-rope
describe('M-RoPE', () => {
	const image = (height: number, width: number): Segment => ({ steps: 1, height, width });

	it('is ordinary RoPE for text: the same number thrice', () => {
		const { time, height, width, next } = multimodalPositions([{ text: 3 }, { text: 1 }]);
		for (const axis of [time, height, width]) expect(axis).toEqual([0, 1, 2, 3]);
		expect(next).toBe(4);
	});

	it('gives an image one time, and counts its rows and columns', () => {
		const expected = { time: [0, 1, 2, 2, 4], height: [0, 1, 2, 2, 4], width: [0, 1, 2, 3, 4], next: 5 };
		expect(multimodalPositions([{ text: 2 }, image(1, 2), { text: 1 }])).toEqual(expected);
		const { time, height, width } = multimodalPositions([image(2, 3)]);
		expect([time, height, width]).toEqual([[0, 0, 0, 0, 0, 0], [0, 0, 0, 1, 1, 1], [0, 1, 2, 0, 1, 2]]);
	});

	it('uses up as many positions as the longer side: 37, not 1,369', () => {
		expect(multimodalPositions([image(37, 37)]).next).toBe(37);
		expect(multimodalPositions([image(5, 3)]).next).toBe(5);
		expect(multimodalPositions([image(3, 5)]).next).toBe(5);
	});

	it('counts the steps of a video, whatever its rate; by absolute time, its seconds', () => {
		const video = { steps: 3, height: 1, width: 1 };
		expect(multimodalPositions([video]).time).toEqual([0, 1, 2]);
		expect(multimodalPositions([{ ...video, stepInterval: 4 }]).time).toEqual([0, 4, 8]);
		// 4 seconds: 8 frames at 2 a second, or 4 at 1 a second; both end at the same time.
		const dense = multimodalPositions([{ steps: 5, height: 1, width: 1, stepInterval: 1 }]);
		const sparse = multimodalPositions([{ steps: 3, height: 1, width: 1, stepInterval: 2 }]);
		expect(sparse.next).toBe(dense.next);
	});

	it.each(reference.positions)('agrees with torch.meshgrid on $name', ({ segments, output }) => {
		expect(multimodalPositions(segments as Segment[])).toEqual(output);
	});
});
// #endregion

// #region cost
const vicuna7b = { numLayers: 32, hiddenSize: 4096, keyValueSize: 4096, intermediateSize: 11_008 };
const vicuna13b = { numLayers: 40, hiddenSize: 5120, keyValueSize: 5120, intermediateSize: 13_824 };
const qwen2 = { numLayers: 28, hiddenSize: 3584, keyValueSize: 512, intermediateSize: 18_944 };

describe('what visual tokens cost', () => {
	it('follows the formulas for a layer of two heads by hand', () => {
		const shape = { numLayers: 1, hiddenSize: 4, keyValueSize: 2, intermediateSize: 8 };
		// 2·3·(32 + 16 + 96); 4·9·4; 2·3·2·2 bytes.
		expect(visualTokenCost(3, shape)).toEqual({ linearFlops: 864, attentionFlops: 144, cacheBytes: 24 });
		expect(visualTokenCost(3, { ...shape, numLayers: 5 })).toEqual({ linearFlops: 4320, attentionFlops: 720, cacheBytes: 120 });
		expect(visualTokenCost(3, shape, 1).cacheBytes).toBe(12);
	});

	it('is 288 MiB of cache for 576 tokens with 32 key/value heads, 31.5 MiB with 4', () => {
		expect(visualTokenCost(576, vicuna7b).cacheBytes / 2 ** 20).toBe(288);
		expect(visualTokenCost(576, qwen2).cacheBytes / 2 ** 20).toBe(31.5);
	});

	it('is linear in the tokens but for attention, which is quadratic', () => {
		const [once, twice] = [visualTokenCost(500, vicuna7b), visualTokenCost(1000, vicuna7b)];
		expect(twice.linearFlops).toBe(2 * once.linearFlops);
		expect(twice.attentionFlops).toBe(4 * once.attentionFlops);
		expect(twice.cacheBytes).toBe(2 * once.cacheBytes);
	});
});

describe('pruning inside the language model', () => {
	const fastV = { imageTokens: 576, textTokens: 0, keptLayers: 2, keepRatio: 0.5, shape: vicuna13b };

	it('saves 48% of the prefill without text, 41% with a hundred words', () => {
		expect(pruningSavings(fastV).flops).toBeCloseTo(0.479, 3);
		expect(pruningSavings({ ...fastV, textTokens: 100 }).flops).toBeCloseTo(0.41, 3);
	});

	it('saves cache in the deep layers only, and none of the text’s', () => {
		expect(pruningSavings(fastV).cache).toBeCloseTo((38 / 40) * 0.5, 12);
		expect(pruningSavings({ ...fastV, textTokens: 64 }).cache).toBeCloseTo((38 / 40) * (288 / 640), 12);
	});

	it('saves nothing when everything is kept, or when the last layer has run', () => {
		expect(pruningSavings({ ...fastV, keepRatio: 1 })).toEqual({ flops: 0, cache: 0 });
		expect(pruningSavings({ ...fastV, keptLayers: 40 })).toEqual({ flops: 0, cache: 0 });
	});

	it('saves all that is left when no token is kept', () => {
		expect(pruningSavings({ ...fastV, keepRatio: 0 })).toEqual({ flops: 0.95, cache: 0.95 });
	});

	it('saves more than it drops, because attention is quadratic', () => {
		const long = { ...fastV, imageTokens: 20_000, keptLayers: 1 };
		expect(pruningSavings(long).flops).toBeGreaterThan((39 / 40) * 0.5 + 0.01);
		expect(pruningSavings({ ...fastV, keepRatio: 0.501 })).toEqual(pruningSavings({ ...fastV, keepRatio: 289 / 576 }));
	});

	it('follows the quotient of the paper, counted out', () => {
		const layer = (n: number) => 2 * n * (4 * 5120 ** 2 + 3 * 5120 * 13_824) + 4 * n * n * 5120;
		const expected = 1 - (2 * layer(640) + 38 * layer(352)) / (40 * layer(640));
		expect(pruningSavings({ ...fastV, textTokens: 64 }).flops).toBeCloseTo(expected, 12);
	});
});
// #endregion

describe('bad input', () => {
	it('of the projector is named', () => {
		const weights = { weight: [[1, 2]], bias: [0, 0] };
		expect(() => linearProjector([[1, 2]], weights)).toThrow('left[0] must have as many entries as right has rows (1)');
		expect(() => linearProjector([[1]], { ...weights, bias: [0] })).toThrow('bias must have as many entries as weight[0] (2)');
		expect(() => linearProjector([[NaN]], weights)).toThrow('imageFeatures[0][0] must be a finite number, got NaN.');
		expect(() => linearProjector([[1]], { ...weights, bias: [0, NaN] })).toThrow('bias[1]');
		expect(() => linearProjector([[1]], { weight: [[1, 2], [3]], bias: [0, 0] })).toThrow('weight[1]');
	});

	it('of the merge is named', () => {
		const four: Matrix = [[1], [2], [3], [4]];
		expect(() => mergePatches(four, { height: 2, width: 3 })).toThrow('imageFeatures must have 2 × 3 rows, one for each patch of grid, got 4.');
		expect(() => mergePatches(four, { height: 1, width: 4 })).toThrow('mergeSize must divide grid (1 × 4), got 2.');
		expect(() => mergePatches(four, { height: 4, width: 1 })).toThrow('mergeSize must divide grid (4 × 1), got 2.');
		expect(() => mergePatches(four, { height: 2, width: 2 }, 0)).toThrow('mergeSize must be a whole number above 0, got 0.');
		expect(() => mergePatches(four, { height: 0, width: 2 })).toThrow('grid.height must be a whole number above 0');
		expect(() => mergePatches(four, { height: 2, width: 1.5 })).toThrow('grid.width must be a whole number above 0');
		expect(() => mergePatches([[1], [2, 3]], { height: 1, width: 2 })).toThrow('imageFeatures[1]');
	});

	it('of the resampler is named', () => {
		const [row] = reference.resampler;
		expect(() => gridPositions({ height: 1, width: 1 }, { dModel: 6 })).toThrow(
			'dModel must be a multiple of 4 (sine and cosine of two places), got 6.',
		);
		expect(() => gridPositions({ height: 1, width: 1 }, { dModel: 0 })).toThrow('dModel must be a whole number above 0');
		expect(() => gridPositions({ height: 0, width: 1 }, { dModel: 4 })).toThrow('grid.height');
		expect(() => gridPositions({ height: 1, width: 0 }, { dModel: 4 })).toThrow('grid.width');
		const unit = { height: 1, width: 0.5 };
		expect(() => gridPositions({ height: 1, width: 1 }, { dModel: 4, unit })).toThrow('unit.width');
		expect(() => resample({ ...row!, grid: { height: 5, width: 5 } })).toThrow('imageFeatures must have 5 × 5 rows, one for each cell, got 24.');
		expect(() => resample({ ...row!, queryGrid: { height: 1, width: 2 } })).toThrow('queries must have 1 × 2 rows, one for each cell, got 4.');
		expect(() => resample({ ...row!, numAttentionHeads: 3 })).toThrow('numAttentionHeads must divide dModel (8), got 3.');
	});

	it('of the token count is named', () => {
		const options = { model: 'qwen2-vl', height: 224, width: 224 } as const;
		expect(() => visualTokenCount({ ...options, model: 'gpt-9' as 'qwen2-vl' })).toThrow('model must be one of blip-2, qwen-vl, llava-1.5, qwen2-vl, qwen3-vl, got gpt-9.');
		expect(() => visualTokenCount({ ...options, model: 'toString' as 'qwen2-vl' })).toThrow('model must be one of');
		expect(() => visualTokenCount({ ...options, model: 'blip-2', height: 0 })).toThrow('height must be a whole number above 0, got 0.');
		expect(() => visualTokenCount({ ...options, width: 1.5 })).toThrow('width must be a whole number above 0, got 1.5.');
		expect(() => visualTokenCount({ ...options, minTokens: 9, maxTokens: 8 })).toThrow('minTokens must be at most maxTokens (8), got 9.');
		expect(() => visualTokenCount({ ...options, maxTokens: -1 })).toThrow('maxTokens must be a finite number above 0, got -1.');
		expect(() => resizedSize(options, { factor: 0 })).toThrow('factor must be a whole number above 0');
	});

	it('of an image’s shape is named: no side more than 200 times the other', () => {
		const size = (height: number, width: number) => () => resizedSize({ height, width }, { factor: 28 });
		expect(size(10, 2001)).toThrow('height and width must be within 200 times each other, got 10 × 2001.');
		expect(size(2001, 10)).toThrow(RangeError);
		expect(size(10, 2000)).not.toThrow();
		expect(() => resizedSize({ height: 0, width: 2 }, { factor: 28 })).toThrow('height must be a whole number above 0');
	});

	it('of a video is named', () => {
		expect(() => sampleFrames({ duration: 0 })).toThrow('duration must be a finite number above 0, got 0.');
		expect(() => sampleFrames({ duration: 1, fps: -1 })).toThrow('fps must be a finite number above 0');
		expect(() => sampleFrames({ duration: 1, frameRate: 0 })).toThrow('frameRate');
		expect(() => sampleFrames({ duration: 1, minFrames: 0.5 })).toThrow('minFrames must be a whole number above 0');
		expect(() => sampleFrames({ duration: 0.04 })).toThrow('duration and maxFrames must give at least 2 frames, got 1 and 768.');
		expect(() => sampleFrames({ duration: 10, maxFrames: 1 })).toThrow('got 300 and 1.');
		const video = { duration: 1, height: 9, width: 9 };
		expect(() => videoTokenCount({ ...video, patchSize: 0 })).toThrow('patchSize must be a whole number above 0');
		expect(() => videoTokenCount({ ...video, totalTokens: 0.5 })).toThrow('totalTokens must be a whole number above 0');
	});

	it('of M-RoPE is named', () => {
		expect(() => multimodalPositions([])).toThrow('segments must have at least one entry, got none.');
		expect(() => multimodalPositions([{ text: 0 }])).toThrow('text must be a whole number above 0, got 0.');
		const video = { steps: 1, height: 1, width: 1 };
		expect(() => multimodalPositions([{ ...video, steps: 0 }])).toThrow('steps must be a whole number above 0');
		expect(() => multimodalPositions([{ ...video, height: 0 }])).toThrow('height must be a whole number above 0');
		expect(() => multimodalPositions([{ ...video, stepInterval: 0 }])).toThrow('stepInterval must be a finite number above 0, got 0.');
	});

	it('of the cost is named', () => {
		expect(() => visualTokenCost(0, qwen2)).toThrow('tokens must be a whole number above 0, got 0.');
		expect(() => visualTokenCost(1, { ...qwen2, keyValueSize: 1.5 })).toThrow('keyValueSize');
		expect(() => visualTokenCost(1, qwen2, 0)).toThrow('bytesPerValue must be a whole number above 0, got 0.');
		const options = { imageTokens: 8, textTokens: 0, keptLayers: 2, keepRatio: 0.5, shape: qwen2 };
		expect(() => pruningSavings({ ...options, keptLayers: 29 })).toThrow('keptLayers must be a whole number from 0 to 28, got 29.');
		expect(() => pruningSavings({ ...options, keptLayers: 0 })).toThrow('keptLayers must be a whole number above 0, got 0.');
		expect(() => pruningSavings({ ...options, textTokens: -1 })).toThrow('textTokens must be a whole number from 0');
		expect(() => pruningSavings({ ...options, imageTokens: 0 })).toThrow('imageTokens must be a whole number above 0, got 0.');
		expect(() => pruningSavings({ ...options, shape: { ...qwen2, numLayers: 0 } })).toThrow('shape.numLayers');
		for (const keepRatio of [-0.1, 1.1, NaN]) {
			expect(() => pruningSavings({ ...options, keepRatio })).toThrow(`keepRatio must be from 0 to 1, got ${keepRatio}.`);
		}
	});
});

function expectClose(actual: Matrix, expected: Matrix): void {
	expect(actual.map((row) => row.length)).toEqual(expected.map((row) => row.length));
	const differences = actual.flat().map((x, i) => Math.abs(x - expected.flat()[i]!));
	expect(Math.max(...differences)).toBeLessThan(1e-12);
}

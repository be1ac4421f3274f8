import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePatches, multimodalPositions, pruningSavings, resizedSize, videoTokenCount, visualTokenCount } from './index.ts';
import type { Segment } from './index.ts';

const side = fc.integer({ min: 20, max: 4000 });

describe('any image', () => {
	it('is brought to multiples of the factor, within the bounds', () => {
		fc.assert(
			fc.property(side, side, fc.constantFrom(28, 32), fc.integer({ min: 4, max: 200 }), fc.integer({ min: 600, max: 9000 }), (height, width, factor, minTokens, maxTokens) => {
				const size = resizedSize({ height, width }, { factor, minTokens, maxTokens });
				expect([size.height % factor, size.width % factor]).toEqual([0, 0]);
				const tokens = (size.height * size.width) / factor ** 2;
				expect(tokens).toBeGreaterThanOrEqual(minTokens);
				expect(tokens).toBeLessThanOrEqual(maxTokens);
			}),
		);
	});

	it('costs the same lying and standing', () => {
		fc.assert(
			fc.property(side, side, fc.constantFrom('blip-2', 'qwen-vl', 'llava-1.5', 'qwen2-vl', 'qwen3-vl'), (height, width, model) => {
				expect(visualTokenCount({ model, height, width })).toEqual(visualTokenCount({ model, height: width, width: height }));
			}),
		);
	});
});

describe('any merge', () => {
	it('keeps every number exactly once', () => {
		const even = fc.integer({ min: 1, max: 6 }).map((half) => 2 * half);
		fc.assert(
			fc.property(even, even, (height, width) => {
				const features = Array.from({ length: height * width }, (_, i) => [i]);
				const merged = mergePatches(features, { height, width });
				expect(merged.flat().sort((a, b) => a - b)).toEqual(features.flat());
			}),
		);
	});
});

describe('any video', () => {
	it('has an even number of frames, and no more tokens when it is shorter', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 4000 }), side, side, (duration, height, width) => {
				const video = videoTokenCount({ duration, height, width });
				expect(video.frames % 2).toBe(0);
				expect(video.tokens).toBe(video.steps * video.tokensPerStep);
				expect(video.fps).toBeLessThanOrEqual(2);
			}),
		);
	});
});

describe('any context', () => {
	const text = fc.record({ text: fc.integer({ min: 1, max: 5 }) });
	const size = fc.integer({ min: 1, max: 4 });
	const vision = fc.record({ steps: size, height: size, width: size });
	const segments: fc.Arbitrary<Segment[]> = fc.array(fc.oneof(text, vision), { minLength: 1, maxLength: 5 });

	it('goes on beyond every position that was used', () => {
		fc.assert(
			fc.property(segments, (parts) => {
				const { time, height, width, next } = multimodalPositions(parts);
				expect(next).toBe(Math.max(...time, ...height, ...width) + 1);
				expect(next).toBeLessThanOrEqual(time.length);
			}),
		);
	});
});

describe('any pruning', () => {
	it('saves more the fewer tokens are kept', () => {
		const shape = { numLayers: 4, hiddenSize: 8, keyValueSize: 4, intermediateSize: 16 };
		const ratio = fc.integer({ min: 0, max: 50 }).map((percent) => percent / 100);
		fc.assert(
			fc.property(ratio, fc.integer({ min: 1, max: 4 }), fc.nat(50), (keepRatio, keptLayers, textTokens) => {
				const options = { imageTokens: 100, textTokens, keptLayers, shape };
				const [few, more] = [keepRatio, keepRatio + 0.5].map((kept) => pruningSavings({ ...options, keepRatio: kept }));
				expect(few!.flops).toBeGreaterThanOrEqual(more!.flops);
				expect(few!.cache).toBeGreaterThanOrEqual(more!.cache);
			}),
		);
	});
});

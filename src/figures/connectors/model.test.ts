import { videoTokenCount, visualTokenCount } from '@examples/vision-language-connector';
import { describe, expect, it } from 'vitest';
import { contexts, contextUse, durations, images, takesVideo, tokensByModel, type ImageName } from './model.ts';

describe('tokensByModel', () => {
	it.each(Object.keys(images) as ImageName[])('is what the example counts for %s', (image) => {
		const rows = tokensByModel(image);
		expect(rows.map(({ model }) => model)).toEqual(['blip-2', 'qwen-vl', 'llava-1.5', 'qwen2-vl', 'qwen3-vl']);
		for (const { model, ...counts } of rows) expect(counts).toEqual(visualTokenCount({ model, ...images[image] }));
	});
});

describe('contextUse', () => {
	const input = { model: 'qwen2-vl', image: 'screenshot', duration: 0, context: 4096 } as const;

	it('adds nothing to the image without a video', () => {
		expect(contextUse(input)).toEqual({
			patches: 10_764,
			tokens: 2691,
			contextTokens: 2693,
			video: undefined,
			visual: 2693,
			left: 1403,
			share: 2693 / 4096,
		});
	});

	it('adds the video that the example counts, with the patches of the model', () => {
		for (const [model, patchSize] of [['qwen2-vl', 14], ['qwen3-vl', 16]] as const) {
			const { video, visual, left } = contextUse({ ...input, model, duration: 20, context: 32_768 });
			expect(video).toEqual(videoTokenCount({ duration: 20, height: 720, width: 1280, patchSize }));
			expect(visual).toBe(visualTokenCount({ model, ...images.screenshot }).contextTokens + video!.tokens);
			expect(left).toBe(32_768 - visual);
		}
	});

	it('leaves less than nothing where the input does not fit', () => {
		const { left, share } = contextUse({ ...input, duration: 60 });
		expect(left).toBeLessThan(0);
		expect(share).toBeGreaterThan(1);
	});

	it('has no video where the model takes none', () => {
		expect(contextUse({ ...input, model: 'llava-1.5', duration: 600 }).visual).toBe(576);
		expect(takesVideo('qwen-vl')).toBe(false);
		expect(takesVideo('qwen3-vl')).toBe(true);
	});
});

it('offers lengths and contexts in ascending order, beginning without a video', () => {
	expect(durations[0]).toBe(0);
	for (const values of [durations, contexts.map(Number)]) expect([...values].sort((a, b) => a - b)).toEqual(values);
});

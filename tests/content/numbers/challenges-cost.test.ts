import { pruningSavings, sampleFrames, visualTokenCost, visualTokenCount } from '@examples/vision-language-connector';
import { describe, expect, it } from 'vitest';
import { expectStated, question, section } from './page.ts';

const part = (id: string) => section('multimodal/challenges', id);
const ask = (id: string) => question('multimodal', `challenges-${id}`);
const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
const llama = { numLayers: 32, hiddenSize: 4096, keyValueSize: 4096, intermediateSize: 11_008 };
const qwen = { numLayers: 28, hiddenSize: 3584, keyValueSize: 512, intermediateSize: 18_944 };

/** LLaVA-1.5-13B with half of 576 image tokens dropped after layer 2. */
function saved(options: { textTokens?: number; keptLayers?: number; keepRatio?: number } = {}) {
	const shape = { numLayers: 40, hiddenSize: 5120, keyValueSize: 5120, intermediateSize: 13_824 };
	return pruningSavings({ imageTokens: 576, textTokens: 64, keptLayers: 2, keepRatio: 0.5, shape, ...options });
}

describe('the pages on cost state', () => {
	it('what pruning saves, by the text beside the image', () => {
		for (const textTokens of [0, 64, 100]) {
			const { flops, cache } = saved({ textTokens });
			expectStated(part('fastv'), percent(flops));
			expectStated(ask('token-pruning'), `${percent(flops)} | ${percent(cache)}`);
		}
		expectStated(ask('token-pruning'), ...[0, 100].map((textTokens) => `${(100 * saved({ textTokens }).flops).toFixed(0)}%`));
	});

	it('what pruning saves, by layer and share', () => {
		expectStated(part('run-pruning'), ...[1, 2, 10, 20].map((keptLayers) => percent(saved({ keptLayers }).flops)));
		expectStated(part('run-pruning'), ...[0.25, 0].map((keepRatio) => percent(saved({ keepRatio }).flops)));
		const quarter = saved({ keepRatio: 0.25 });
		expectStated(ask('token-pruning'), `${percent(quarter.flops)} | ${percent(quarter.cache)}`);
	});

	it('the tokens of models', () => {
		const tokens = (model: 'blip-2' | 'qwen-vl' | 'llava-1.5') => String(visualTokenCount({ model, height: 448, width: 448 }).tokens);
		expectStated(part('cost'), tokens('blip-2'), tokens('qwen-vl'), tokens('llava-1.5'), String(28 ** 2));
	});

	it('the bill of visual tokens', () => {
		const [few, many] = [576, 16_384].map((count) => visualTokenCost(count, llama));
		const where = ask('visual-token-cost');
		expectStated(where, `${(few!.linearFlops / 1e12).toFixed(1)} TFLOP`, `${few!.cacheBytes / 2 ** 20} MiB`, `${(many!.linearFlops / 1e12).toFixed(0)} TFLOP`, `${many!.cacheBytes / 2 ** 30} GiB`);
		expectStated(where, `${visualTokenCost(16_384, qwen).cacheBytes / 2 ** 20} MiB`);
		const share = (count: number) => {
			const { linearFlops, attentionFlops } = visualTokenCost(count, llama);
			return attentionFlops / (linearFlops + attentionFlops);
		};
		const equal = (8 * llama.hiddenSize + 6 * llama.intermediateSize) / 4;
		expectStated(where, percent(share(640)), `${(100 * share(16_384)).toFixed(0)}%`, String(equal));
		expect(share(equal)).toBeCloseTo(0.5, 12);
	});

	it('a ten-minute video at 224²', () => {
		const { frames, steps } = sampleFrames({ duration: 600, maxFrames: 1200 });
		const { tokens } = visualTokenCount({ model: 'qwen2-vl', height: 224, width: 224 });
		expectStated(ask('visual-token-cost'), ...[frames, steps, tokens, steps * tokens].map(String), Math.floor(16_384 / steps).toFixed(0));
	});

	it.each([['a photo', 448, 448, 1], ['a screenshot', 1080, 1920, 0], ['a page', 3508, 2480, 0]] as const)('the request with %s', (_name, height, width, places) => {
		const { contextTokens } = visualTokenCount({ model: 'qwen2-vl', height, width });
		const { linearFlops, cacheBytes } = visualTokenCost(contextTokens, qwen);
		expectStated(ask('serving-a-vlm'), `${contextTokens} | ${(linearFlops / 1e12).toFixed(places)} TFLOP | ${(cacheBytes / 2 ** 20).toFixed(0)} MiB`);
	});
});

import { causalMask } from '@examples/attention-mask';
import { createRandom, mean, type Matrix } from '@examples/numerics';
import { drawQFormer, imageTextSimilarity, informationFlow, qFormer, qFormerMask, type Objective } from '@examples/q-former';
import { gelu } from '@examples/swiglu';
import { mergePatches, multimodalPositions, resizedSize, sampleFrames, videoTokenCount, visualTokenCost, visualTokenCount, type ModelName } from '@examples/vision-language-connector';
import { describe, expect, it } from 'vitest';
import { expectStated, question, section } from './page.ts';

const part = (id: string) => section('multimodal/vision-language-models', id);
const ask = (id: string) => question('multimodal', `vlm-${id}`);
const llama = { numLayers: 32, hiddenSize: 4096, keyValueSize: 4096, intermediateSize: 11_008 };
const qwen = { numLayers: 28, hiddenSize: 3584, keyValueSize: 512, intermediateSize: 18_944 };
const screenshot = { height: 1080, width: 1920 };
const page = { height: 3508, width: 2480 };
const mebibytes = (bytes: number) => bytes / 2 ** 20;

function draw(rows: number, random = createRandom(11)): Matrix {
	return Array.from({ length: rows }, () => Array.from({ length: 16 }, () => random.normal()));
}

describe('the page on vision-language models states', () => {
	it('parameters and the ratios of cited numbers', () => {
		const mlp = 1024 * 4096 + 4096 + 4096 * 4096 + 4096;
		for (const where of [part('three-minutes'), ask('compare-connectors')]) expectStated(where, `${(mlp / 1e6).toFixed(1)}M`);
		expectStated(part('three-minutes'), (10_200 / 188).toFixed(0), `${((100 * (65 - 56.3)) / 56.3).toFixed(0)}%`, (65 - 56.3).toFixed(1));
		expectStated(part('pitfalls'), `${((100 * (65 - 56.3)) / 56.3).toFixed(0)}%`);
		expectStated(ask('q-former'), (10_200 / 188).toFixed(1), ((257 * 1024) / (32 * 768)).toFixed(0));
		expectStated(ask('what-queries-cannot-carry'), String(257 * 1024), String(32 * 768));
	});

	it.each(['blip-2', 'qwen-vl', 'llava-1.5'] as const)('patches and tokens of %s', (model) => {
		const { patches, tokens } = visualTokenCount({ model, height: 448, width: 448 });
		expectStated(part('three-minutes'), `${patches} → ${tokens}`);
	});

	it.each([32, 256, 576, 2693, 16_384])('the bill of %i tokens', (tokens) => {
		const [large, grouped] = [visualTokenCost(tokens, llama), visualTokenCost(tokens, qwen)];
		const linear = large.linearFlops / 1e12;
		const attention = large.attentionFlops / 1e12;
		const size = (bytes: number) => (mebibytes(bytes) >= 2048 ? `${mebibytes(bytes) / 1024} GiB` : `${Number(mebibytes(bytes).toFixed(bytes < 2 ** 21 ? 2 : 1))} MiB`);
		expectStated(
			part('token-budget'),
			`${tokens} | ${linear.toFixed(linear < 1 ? 2 : linear > 100 ? 0 : 1)} TFLOP | ${attention.toFixed(attention < 1 ? 2 : attention > 100 ? 0 : 1)} TFLOP | ${size(large.cacheBytes)} | ${size(grouped.cacheBytes)}`,
		);
	});

	it('what the Q-Former puts out, and who knows what', () => {
		const random = createRandom(11);
		const layers = drawQFormer({ numLayers: 4, dModel: 16, dFeedForward: 32 }, random);
		const queries = draw(32, random);
		for (const patches of [1, 16, 100]) {
			const output = qFormer({ queries, imageFeatures: draw(patches, random), layers, numAttentionHeads: 4, objective: 'contrastive' }).queries;
			expectStated(part('run-q-former'), String(patches), String(output.length), String(output.flat().length));
		}
		expectStated(part('run-q-former'), String(256 * 16));
		const reach = (objective: Objective, blocks: number) => {
			const input = { queries: draw(2, random), text: draw(3, random), imageFeatures: draw(4, random), layers: layers.slice(0, blocks), numAttentionHeads: 4, objective };
			return informationFlow(input, draw(1, random)[0]!).fromPatches[0]!;
		};
		expect(reach('contrastive', 4)).toEqual({ queries: [0, 1], text: [] });
		expect(reach('generation', 4)).toEqual({ queries: [0, 1], text: [0, 1, 2] });
		expect(reach('generation', 1).text).toEqual([]);
	});

	it('what differs from the generation mask if it is causal', () => {
		const generation = qFormerMask('generation', { numQueries: 2, textLength: 3 });
		const causal = causalMask({ queryLength: 5 });
		expect(generation.map((row, i) => row.filter((seen, j) => seen !== causal[i]![j]).length)).toEqual([1, 0, 0, 0, 0]);
	});

	it('the similarity of stage 1', () => {
		const [outputs, text] = [[[0, 2], [3, 4]], [5, 0]];
		const each = outputs.map((row) => imageTextSimilarity([row], text));
		expectStated(part('run-heads'), ...each.map(String), String(imageTextSimilarity(outputs, text)), String(mean(each)));
	});

	it('how far the tanh approximation is from GELU', () => {
		const tanh = (x: number) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
		const points = Array.from({ length: 1200 }, (_, i) => i / 100 - 6);
		expectStated(part('run-projector'), Math.max(...points.map((x) => Math.abs(gelu(x) - tanh(x)))).toFixed(4));
	});

	it('where the first patches stand among queries', () => {
		expectStated(part('run-resampler'), ...[0, 1].map((patch) => String(((patch + 0.5) * 16) / 32 - 0.5)));
	});

	it('the order of merged patches', () => {
		const grid = { height: 4, width: 4 };
		const numbered = (of: (row: number, column: number) => number): Matrix => Array.from({ length: 16 }, (_, i) => [of(Math.floor(i / 4), i % 4)]);
		const index = numbered((row, column) => 4 * row + column);
		expectStated(part('run-merge'), ...mergePatches(index, grid)[0]!.map(String));
		const places = numbered((row, column) => 10 * row + column);
		expectStated(part('pitfalls'), `(${mergePatches(places, grid)[0]!.join(', ')})`, `(${places.flat().slice(0, 4).join(', ')})`);
	});

	it('tokens of images', () => {
		const count = (model: ModelName, size: { height: number; width: number }) => visualTokenCount({ model, ...size });
		const square = (side: number) => count('qwen2-vl', { height: side, width: side });
		expectStated(part('run-merge'), ...[square(224), square(448)].map(({ contextTokens }) => String(contextTokens)));
		expectStated(part('run-merge'), ...(['qwen2-vl', 'qwen3-vl', 'llava-1.5', 'blip-2'] as const).map((model) => String(count(model, screenshot).contextTokens)));
		expectStated(ask('dynamic-resolution'), ...[square(224), square(448), square(1024), count('qwen2-vl', screenshot)].map(({ tokens }) => String(tokens)));
		const capped = resizedSize(screenshot, { factor: 28, maxTokens: 1280 });
		expectStated(part('run-merge'), `${capped.height / 28} × ${capped.width / 28} = ${(capped.height * capped.width) / 784}`);
		expectStated(ask('dynamic-resolution'), String((capped.height * capped.width) / 784));
		const half = resizedSize({ height: 70, width: 98 }, { factor: 28, minTokens: 1 });
		expect([half.height / 28, half.width / 28]).toEqual([2, 4]);
		expectStated(part('run-merge'), String(70 / 28), String(98 / 28), `${Math.round(70 / 28)} × ${Math.round(98 / 28)}`);
	});

	it('the resized screenshot, a page and a strip', () => {
		const { height, width } = resizedSize(screenshot, { factor: 28 });
		expectStated(ask('ocr-and-grounding'), `${width} × ${height}`, String(visualTokenCount({ model: 'qwen2-vl', ...page }).tokens), ((40 * 448) / 3508).toFixed(0), ((40 * 224) / 3508).toFixed(1));
		const { patches } = visualTokenCount({ model: 'qwen2-vl', ...screenshot });
		expectStated(ask('tiles-or-native'), String(patches), (patches ** 2 / 1024 ** 2).toFixed(0), String(resizedSize({ height: 20, width: 900 }, { factor: 28 }).height));
	});

	it('tokens of videos', () => {
		for (const duration of [10, 60, 300, 600, 3600]) {
			const { frames, fps, tokensPerStep, tokens } = videoTokenCount({ duration, height: 720, width: 1280 });
			expectStated(part('run-video'), String(tokens));
			expectStated(ask('video-tokens'), `${frames} | ${Number(fps.toFixed(2))} | ${tokensPerStep} | ${tokens}`);
		}
		const { frames } = sampleFrames({ duration: 3600 });
		expectStated(part('run-video'), String(frames), (3600 / frames).toFixed(1));
		expectStated(ask('video-tokens'), (7200 / frames).toFixed(1));
		const tight = videoTokenCount({ duration: 600, height: 720, width: 1280, totalTokens: 16_384 });
		expectStated(part('run-video'), ...[tight.tokens, tight.steps, tight.tokensPerStep].map(String));
		const small = sampleFrames({ duration: 600, maxFrames: 1200 });
		const perStep = visualTokenCount({ model: 'qwen2-vl', height: 224, width: 224 }).tokens;
		expectStated(ask('dynamic-resolution'), ...[small.frames, small.steps, small.steps * perStep].map(String));
	});

	it('the cache of a long video', () => {
		const { tokens } = videoTokenCount({ duration: 600, height: 720, width: 1280 });
		const [grouped, full] = [qwen, llama].map((shape) => visualTokenCost(tokens, shape));
		expectStated(ask('video-tokens'), String(tokens), (grouped!.cacheBytes / 1e9).toFixed(1), (full!.cacheBytes / 1e10).toFixed(1));
		expect(grouped!.attentionFlops).toBeGreaterThan(grouped!.linearFlops);
	});

	it('positions of text, images and videos', () => {
		const image = multimodalPositions([{ text: 2 }, { steps: 1, height: 5, width: 3 }]);
		expectStated(part('run-m-rope'), String(image.next), String(2 + 5 * 3));
		const [all, half] = [multimodalPositions([{ steps: 8, height: 2, width: 2 }]), multimodalPositions([{ steps: 4, height: 2, width: 2, stepInterval: 2 }])];
		expect(Math.abs(all.next - half.next)).toBeLessThanOrEqual(1);
		const square = multimodalPositions([{ steps: 1, height: 37, width: 37 }]);
		for (const where of [part('m-rope-derivation'), ask('m-rope'), ask('dynamic-resolution')]) expectStated(where, String(square.next), String(square.time.length));
		const short = multimodalPositions([{ text: 2 }, { steps: 1, height: 2, width: 2 }, { text: 1 }]);
		for (const axis of [short.time, short.height, short.width]) expectStated(ask('m-rope'), axis.join(' | '));
	});

	it('what fewer key-value heads and a smaller number of tokens save', () => {
		const cache = (keyValueSize: number) => mebibytes(visualTokenCost(576, { ...llama, keyValueSize }).cacheBytes);
		expectStated(part('run-cost'), String(cache(4096)), String(cache(512)));
		const [many, few] = [576, 32].map((tokens) => visualTokenCost(tokens, llama));
		expectStated(part('pitfalls'), ((many!.linearFlops - few!.linearFlops) / 1e12).toFixed(2), String(mebibytes(many!.cacheBytes - few!.cacheBytes)));
	});
});

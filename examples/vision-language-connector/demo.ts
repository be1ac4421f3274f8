import { multimodalPositions, pruningSavings, videoTokenCount, visionLanguageModels, visualTokenCost, visualTokenCount } from './index.ts';
import type { ModelName } from './index.ts';

const images = { 'photo 448²': [448, 448], screenshot: [1080, 1920], 'A4 at 300 dpi': [3508, 2480] } as const;
console.log(`tokens in the context${Object.keys(images).map((name) => name.padStart(15)).join('')}`);
for (const model of Object.keys(visionLanguageModels) as ModelName[]) {
	const counts = Object.values(images).map(([height, width]) => visualTokenCount({ model, height, width }).contextTokens);
	console.log(model.padEnd(21) + counts.map((count) => String(count).padStart(15)).join(''));
}

console.log('\nvideo of 1280 × 720   frames     fps  tokens a step    tokens');
for (const duration of [10, 60, 300, 600, 3600]) {
	const { frames, fps, tokensPerStep, tokens } = videoTokenCount({ duration, height: 720, width: 1280 });
	console.log(
		`${String(duration).padStart(5)} s${String(frames).padStart(21)}${fps.toFixed(2).padStart(8)}` +
			`${String(tokensPerStep).padStart(15)}${String(tokens).padStart(10)}`,
	);
}

const shapes = {
	'LLaMA-7B': { numLayers: 32, hiddenSize: 4096, keyValueSize: 4096, intermediateSize: 11_008 },
	'Qwen2-7B': { numLayers: 28, hiddenSize: 3584, keyValueSize: 512, intermediateSize: 18_944 },
};
console.log('\nprefill and cache      tokens  linear TFLOP  attention TFLOP  cache MiB');
for (const [name, shape] of Object.entries(shapes)) {
	for (const tokens of [32, 256, 576, 2693, 16_384]) {
		const { linearFlops, attentionFlops, cacheBytes } = visualTokenCost(tokens, shape);
		const numbers = [linearFlops / 1e12, attentionFlops / 1e12, cacheBytes / 2 ** 20];
		const cells = numbers.map((x, i) => x.toFixed(2).padStart([14, 17, 11][i]!));
		console.log(name.padEnd(21) + String(tokens).padStart(8) + cells.join(''));
	}
}

const { time, height, width, next } = multimodalPositions([{ text: 2 }, { steps: 2, height: 2, width: 2 }, { text: 1 }]);
console.log(`\nM-RoPE: 2 words, a video of 2 steps of 2 × 2, 1 word; next is ${next}`);
for (const [name, axis] of Object.entries({ time, height, width })) console.log(name.padEnd(7) + axis.join(' '));

const llava = { imageTokens: 576, textTokens: 64, keptLayers: 2, keepRatio: 0.5 };
const shape = { numLayers: 40, hiddenSize: 5120, keyValueSize: 5120, intermediateSize: 13_824 };
const saved = pruningSavings({ ...llava, shape });
console.log(`\nhalf of 576 image tokens dropped after layer 2 of 40, 64 words: ${(100 * saved.flops).toFixed(1)}% of the prefill, ${(100 * saved.cache).toFixed(1)}% of the cache`);

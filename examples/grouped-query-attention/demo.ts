import {
	decodingIntensity,
	keyValueCacheBytes,
	latentCacheBytes,
	qwen2Models,
	sequencesThatFit,
} from './index.ts';

const [kib, gib] = [2 ** 10, 2 ** 30];
const print = (cells: readonly (number | string)[], widths: readonly number[]): void =>
	console.log(cells.map((cell, i) => String(cell).padStart(widths[i]!)).join(''));

console.log('KV cache of Qwen2 in bf16, one sequence, and with as many K/V heads as heads');
const columns = [14, 9, 13, 11, 11, 13];
print(['model', 'H / G', 'KiB a token', 'GiB at 32K', 'at 128K', '32K if G = H'], columns);
for (const model of qwen2Models) {
	const { numAttentionHeads, numKeyValueHeads } = model;
	const gibAt = (sequenceLength: number, heads = numKeyValueHeads): number => {
		const shape = { ...model, numKeyValueHeads: heads, batchSize: 1, bytesPerValue: 2 };
		return keyValueCacheBytes({ ...shape, sequenceLength }) / gib;
	};
	const heads = `${numAttentionHeads} / ${numKeyValueHeads}`;
	const cells = [(gibAt(1) * gib) / kib, gibAt(32_768), gibAt(131_072)];
	print([model.name, heads, ...cells, gibAt(32_768, numAttentionHeads)], columns);
}

const large = qwen2Models.at(-1)!;
console.log(`\n${large.name}, other numbers of K/V heads; 80 GiB for caches of 8,192 tokens`);
const widths = [5, 13, 18, 12, 21];
print(['G', 'KiB a token', 'FLOPs a layer (M)', 'FLOP/byte', 'sequences that fit'], widths);
for (const numKeyValueHeads of [64, 32, 16, 8, 4, 2, 1]) {
	const shape = { ...large, numKeyValueHeads, sequenceLength: 8192, bytesPerValue: 2 };
	const { flops, flopsPerByte } = decodingIntensity({ ...shape, batchSize: 1 });
	const token = keyValueCacheBytes({ ...shape, batchSize: 1, sequenceLength: 1 }) / kib;
	const fit = sequencesThatFit(80 * gib, shape);
	print([numKeyValueHeads, token, (flops / 1e6).toFixed(1), flopsPerByte, fit], widths);
}

const one = { sequenceLength: 1, batchSize: 1, bytesPerValue: 2 };
const deepseekV2 = { numLayers: 60, latentDim: 512, ropeHeadDim: 64, ...one };
const deepseek67b = { numLayers: 95, numKeyValueHeads: 8, headDim: 128, ...one };
const saved = (bytes: number): string =>
	`${(100 * (1 - bytes / keyValueCacheBytes(deepseek67b))).toFixed(1)}%`;
const latent = latentCacheBytes(deepseekV2);
const quantized = latentCacheBytes({ ...deepseekV2, bytesPerValue: 6 / 8 });
console.log(`
MLA of DeepSeek-V2: ${latent / kib} KiB a token, DeepSeek 67B: ${keyValueCacheBytes(deepseek67b) / kib} KiB
less by ${saved(latent)} at 16 bits, by ${saved(quantized)} with 6 bits a number`);

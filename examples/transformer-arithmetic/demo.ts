import {
	crossingLength,
	forwardFlops,
	layerFlops,
	matmulParameters,
	models,
	parameterCount,
	rooflineTime,
	servingCost,
	trainingMemory,
} from './index.ts';
import type { ModelName, TransformerConfig } from './index.ts';

const names = Object.keys(models) as ModelName[];
const print = (cells: readonly string[], widths: readonly number[]) =>
	console.log(cells.map((cell, i) => cell.padStart(widths[i]!)).join(''));

const widths = [13, 17, 12, 12, 10];
print(['model', 'parameters', 'embeddings', 'Adam, GB', 'n = FFN'], widths);
for (const name of names) {
	const config: TransformerConfig = models[name];
	const { total, embeddings, head } = parameterCount(config);
	const share = (100 * (embeddings + head)) / total;
	const { total: bytes } = trainingMemory({ parameters: total });
	const crossing = crossingLength(config).feedForward;
	const numbers = [
		`${share.toFixed(1)}%`,
		(bytes / 1e9).toFixed(1),
		crossing.toFixed(0),
	];
	print([name, total.toLocaleString('en-US'), ...numbers], widths);
}

const qwen = models['Qwen2-7B'];
const a100 = { flopsPerSecond: 312e12, bytesPerSecond: 2e12 };
console.log('\nQwen2-7B, 16 bits, at most 312 TFLOP/s and 2 TB/s');
const columns = [26, 12, 12, 14, 10];
print(['pass', 'TFLOP', 'GB read', 'FLOP/byte', 'ms'], columns);
for (const [text, input] of [
	['prompt of 2048', { length: 2048 }],
	['one token, cache 2048', { length: 1, pastLength: 2047 }],
	['the same, 64 at once', { length: 1, pastLength: 2047, batchSize: 64 }],
] as const) {
	const pass = servingCost(qwen, input);
	const { seconds, bound } = rooflineTime(pass, a100);
	const gigabytes = (pass.weightBytes + pass.cacheBytes) / 1e9;
	const numbers = [(pass.flops / 1e12).toFixed(3), gigabytes.toFixed(2)];
	const time = [pass.intensity.toFixed(1), `${(1000 * seconds).toFixed(1)}`];
	print([text, ...numbers, ...time, ` ${bound}`], [...columns, 9]);
}

console.log('\nshare of the scores in the FLOPs of a layer of Qwen2-7B, causal');
for (const length of [1024, 8192, 32_768, 131_072]) {
	const { scores, total } = layerFlops(qwen, { length, causal: true });
	console.log(
		`${String(length).padStart(8)}  ${((100 * scores) / total).toFixed(1)}%`,
	);
}
const [n, flops] = [
	matmulParameters(qwen),
	forwardFlops(qwen, { length: 4096 }).total,
];
console.log(
	`\n6ND at 4096 tokens is ${((100 * 2 * n * 4096) / flops).toFixed(1)}% of the exact count`,
);

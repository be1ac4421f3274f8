import { createRandom } from '@examples/numerics';
import {
	awq,
	bitsPerWeight,
	createToyLayer,
	gptq,
	modelBytes,
	outputError,
	quantizeQ4_0,
	quantizeQ8_0,
	qwen2,
	roundRows,
	toGib,
} from './index.ts';

const table = (widths: readonly number[], rows: readonly (readonly string[])[]) =>
	rows.forEach((row) => console.log(row.map((cell, i) => cell.padStart(widths[i]!)).join('')));

console.log('relative output error, 3 bits, groups of 32, 64 inputs, 8 outputs');
const grid = { bits: 3, groupSize: 32 };
const percent = (value: number) => `${(100 * value).toFixed(2)} %`;
const errors = [[0, 1], [0, 10], [0.9, 1], [0.9, 10]].map(([correlation, loudness]) => {
	const sizes = { width: 64, outputs: 8, samples: 256, correlation, loudness };
	const layer = createToyLayer({ ...sizes, random: createRandom(1) });
	const rounded = outputError({ ...layer, quantized: roundRows(layer.weights, grid) });
	const scaled = awq({ ...layer, ...grid });
	const corrected = outputError({ ...layer, quantized: gptq({ ...layer, ...grid }).weights });
	const cells = [rounded, scaled.error, corrected].map(percent);
	return [String(correlation), String(loudness), ...cells, scaled.alpha.toFixed(2)];
});
table([11, 10, 10, 10, 10, 8], [['correlation', 'loudness', 'RTN', 'AWQ', 'GPTQ', "AWQ's α"], ...errors]);

console.log('\nGiB of parameters, groups of 128, embeddings at 16 bits');
const bits = [16, ...[8, 4, 3].map((width) => bitsPerWeight({ bits: width, groupSize: 128 }))];
const sizes = Object.entries(qwen2).map(([name, model]) => [
	`Qwen2-${name}`,
	...bits.map((width) => toGib(modelBytes(model, width)).toFixed(2)),
]);
table([11, 9, 9, 9, 9], [['bits', ...bits.map((width) => width.toFixed(2))], ...sizes]);

const block = Array.from({ length: 32 }, (_, i) => (i - 20) / 10);
const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
console.log(`
−2.0, −1.9, … 1.1 as blocks
Q8_0 ${hex(quantizeQ8_0(block))}
Q4_0 ${hex(quantizeQ4_0(block))}`);

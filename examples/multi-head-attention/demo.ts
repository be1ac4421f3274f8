import { causalMask } from '@examples/attention-mask';
import { createRandom } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { decodeStep, multiHeadAttention } from './index.ts';
import type { KeyValueCache } from './index.ts';

const [dModel, numAttentionHeads, length] = [16, 4, 6];
const random = createRandom(3);
const draw = (rows: number): Matrix =>
	Array.from({ length: rows }, () =>
		Array.from({ length: dModel }, () => random.normal() / 2),
	);
const weights = {
	wQuery: draw(dModel),
	wKey: draw(dModel),
	wValue: draw(dModel),
	wOutput: draw(dModel),
};
const tokens = draw(length);

console.log(
	`${numAttentionHeads} heads of ${dModel / numAttentionHeads}; one token a step\n`,
);
console.log('      K/V rows projected   numbers       output[0]      largest');
console.log('step    full  with cache  in cache     full   cached  difference');
let cache: KeyValueCache | undefined;
for (let step = 1; step <= length; step += 1) {
	const full = multiHeadAttention({
		hiddenStates: tokens.slice(0, step),
		weights,
		numAttentionHeads,
		mask: causalMask({ queryLength: step }),
	}).output.at(-1)!;
	const fresh = [tokens[step - 1]!];
	const decoded = decodeStep({ hiddenStates: fresh, weights, numAttentionHeads, cache });
	cache = decoded.cache;
	const cached = decoded.output[0]!;
	const stored = [...cache.key, ...cache.value].flat(2).length;
	const differences = full.map((x, column) => Math.abs(x - cached[column]!));
	const outputs = [full, cached].map((row) => row[0]!.toFixed(4));
	print([step, 2 * step, 2 * fresh.length, stored, ...outputs, Math.max(...differences)]);
}

function print(cells: readonly (number | string)[]): void {
	const widths = [4, 8, 12, 10, 9, 9, 12];
	console.log(cells.map((cell, i) => String(cell).padStart(widths[i]!)).join(''));
}

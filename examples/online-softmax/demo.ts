import { causalMask } from '@examples/attention-mask';
import { createRandom } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { scaledDotProductAttention } from '@examples/scaled-dot-product-attention';
import { blockAttention, onlineNormalizer } from './index.ts';

const logits = [1, 3, 2, 5];
console.log('logits read   running maximum   running sum');
logits.forEach((_, i) => {
	const { max, sum } = onlineNormalizer(logits.slice(0, i + 1));
	console.log(`${logits.slice(0, i + 1).join(' ').padEnd(14)}${String(max).padStart(15)}${sum.toFixed(4).padStart(14)}`);
});

const [length, headDim] = [64, 8];
const random = createRandom(7);
const states = (): Matrix =>
	Array.from({ length }, () => Array.from({ length: headDim }, () => random.normal()));
const [query, key, value] = [states(), states(), states()];
const mask = causalMask({ queryLength: length });
const whole = scaledDotProductAttention(query, key, value, { mask }).output.flat();
console.log(`\ncausal attention, ${length} tokens: the full computation keeps ${length * length} scores\n`);
console.log('block size   blocks   computed   scores kept per query   largest difference');
for (const blockSize of [1, 4, 16, 64]) {
	const result = blockAttention(query, key, value, { mask, blockSize });
	const difference = Math.max(...result.output.flat().map((x, i) => Math.abs(x - whole[i]!)));
	const blocks = length * Math.ceil(length / blockSize);
	const cells = [blockSize, blocks, result.computedBlocks, result.scoresKept].map(String);
	const widths = [10, 9, 11, 24];
	const below = difference < 1e-14 ? 'below 1e-14' : difference.toExponential(1);
	console.log(cells.map((cell, i) => cell.padStart(widths[i]!)).join('') + below.padStart(21));
}

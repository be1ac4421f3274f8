import { createRandom, matmul, mean } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { layerNorm, postNormResidual, preNormResidual, rmsNorm } from './index.ts';
import type { Layer } from './index.ts';

const token = [2, -1, 0.5, 3];
const print = (row: Vector): string =>
	row.map((x) => x.toFixed(3).padStart(8)).join('');

console.log('                       LayerNorm                         RMSNorm');
for (const [name, row] of [
	['x', token],
	['x + 10', token.map((x) => x + 10)],
	['100 x', token.map((x) => 100 * x)],
] as const) {
	console.log(
		name.padEnd(8) + print(layerNorm([row])[0]!) + '  |' + print(rmsNorm([row])[0]!),
	);
}

console.log('\nroot mean square of the states after n random layers');
console.log('    n   post-norm   pre-norm   pre-norm, normalized once more');
const random = createRandom(4);
const draw = (rows: number): Matrix =>
	Array.from({ length: rows }, () => Array.from({ length: 16 }, () => random.normal()));
const size = (states: Matrix): string =>
	Math.sqrt(mean(states.flat().map((x) => x * x))).toFixed(3);
let post = draw(4);
let pre = post;
for (let n = 1; n <= 64; n += 1) {
	const weight = draw(16);
	const layer: Layer = (states) =>
		matmul(states, weight).map((row) => row.map((x) => x / 4));
	post = postNormResidual(post, layer, (states) => layerNorm(states));
	pre = preNormResidual(pre, layer, (states) => layerNorm(states));
	if (!Number.isInteger(Math.log2(n))) continue;
	const cells = [n, size(post), size(pre), size(layerNorm(pre))];
	console.log(
		cells.map((cell, i) => String(cell).padStart([5, 12, 11, 33][i]!)).join(''),
	);
}

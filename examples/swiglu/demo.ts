import { rmsNorm } from '@examples/normalization';
import { createRandom, mean } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import {
	feedForward,
	feedForwardParameters,
	gatedWidth,
	gelu,
	relu,
	silu,
	siluDerivative,
	swiglu,
} from './index.ts';

const print = (cells: readonly (number | string)[], widths: readonly number[]): void =>
	console.log(cells.map((cell, i) => String(cell).padStart(widths[i]!)).join(''));

console.log("     x     ReLU     GELU     SiLU    SiLU'");
for (const x of [-4, -2, -1.278, -0.5, 0, 0.5, 1, 2, 4]) {
	const values = [relu(x), gelu(x), silu(x), siluDerivative(x)];
	print([x, ...values.map((value) => value.toFixed(4))], [6, 9, 9, 9, 9]);
}

console.log('\nparameters of one feed-forward network, in millions');
console.log('     d   4d, ReLU   4d, SwiGLU   8/3 d, SwiGLU   its width');
for (const dModel of [768, 4096, 8192]) {
	const width = gatedWidth({ dModel, multipleOf: 256 });
	const counts = [
		feedForwardParameters({ dModel, dFf: 4 * dModel, gated: false }),
		feedForwardParameters({ dModel, dFf: 4 * dModel, gated: true }),
		feedForwardParameters({ dModel, dFf: width, gated: true }),
	];
	const millions = counts.map((count) => (count / 1e6).toFixed(1));
	print([dModel, ...millions, width], [6, 11, 13, 16, 12]);
}

const random = createRandom(7);
const draw = (rows: number, columns: number): Matrix =>
	Array.from({ length: rows }, () =>
		Array.from({ length: columns }, () => random.normal() / Math.sqrt(rows)),
	);
const [dModel, dFf] = [24, 64];
const gated = { wGate: draw(dModel, dFf), wUp: draw(dModel, dFf), wDown: draw(dFf, dModel) };
const plain = { wIn: draw(dModel, 96), wOut: draw(96, dModel) };
const tokens = draw(8, dModel).map((row) => row.map((x) => x * Math.sqrt(8)));
const size = (rows: Matrix): string =>
	Math.sqrt(mean(rows.flat().map((x) => x * x))).toPrecision(3);

console.log('\nsize of the output when the input is multiplied by c (root mean square)');
console.log('     c   ReLU network    SwiGLU   SwiGLU after RMSNorm');
for (const c of [0.01, 0.1, 1, 10, 100]) {
	const scaled = tokens.map((row) => row.map((x) => c * x));
	const outputs = [
		feedForward(scaled, plain, relu),
		swiglu(scaled, gated),
		swiglu(rmsNorm(scaled), gated),
	];
	print([c, ...outputs.map(size)], [6, 15, 10, 23]);
}

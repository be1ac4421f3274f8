import { describe, it } from 'vitest';
import { createRandom, matmul, mean, transpose } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { bitsPerWeight, createToyLayer, outputError, roundRows, roundToNearest } from '@examples/quantization';
import { expectStated, question, section } from './page.ts';

const at = (id: string) => section('language-models/quantization', id);
const asked = (id: string) => question('language-models', `quantization-${id}`);

describe('normal weights', () => {
	const random = createRandom(5);
	const weights = Array.from({ length: 131_072 }, () => random.normal());
	const square = (values: readonly number[], options: Parameters<typeof roundToNearest>[1]) => {
		const rounded = roundRows([values], options)[0]!;
		return mean(values.map((value, i) => (value - rounded[i]!) ** 2));
	};
	const step = (options: Parameters<typeof roundToNearest>[1]) => mean(roundToNearest(weights, options).scales);
	const noise = (error: number) => 10 * Math.log10(mean(weights.map((weight) => weight ** 2)) / error);

	it('get the steps and ratios of the derivation', () => {
		for (const groupSize of [32, 128, 1024]) {
			const options = { bits: 4, groupSize, symmetric: true };
			expectStated(at('step-grid'), step(options).toFixed(2), noise(square(weights, options)).toFixed(1));
		}
	});

	it.each([16, 32, 64, 128, 256, 1024])('get the error of groups of %d', (groupSize) => {
		const options = { bits: 4, groupSize };
		const cells = [bitsPerWeight(options).toFixed(2), step(options).toFixed(3), square(weights, options).toFixed(4)];
		expectStated(asked('group-size'), `${groupSize} | ${cells.join(' | ')}`);
	});

	it('get the error of 5 bits', () => {
		expectStated(asked('group-size'), square(weights, { bits: 5, groupSize: 128 }).toFixed(4));
	});

	it('get the errors of both grids', () => {
		const positive = weights.map(Math.abs);
		for (const values of [weights, positive]) {
			const errors = [false, true].map((symmetric) => square(values, { bits: 4, groupSize: 128, symmetric }).toFixed(4));
			expectStated(asked('symmetric-or-asymmetric'), ...errors);
		}
	});

	it('get larger steps and errors by one outlier in each group', () => {
		const options = { bits: 4, groupSize: 128, symmetric: true };
		const isOutlier = (i: number) => i % 128 === 0;
		const outliers = weights.map((weight, i) => (isOutlier(i) ? 30 : weight));
		const [before, after] = [weights, outliers].map((values) => roundToNearest(values, options).scales) as [readonly number[], readonly number[]];
		const errors = [weights, outliers].map((values) => {
			const rounded = roundRows([values], options)[0]!;
			return mean(values.flatMap((value, i) => (isOutlier(i) ? [] : [(value - rounded[i]!) ** 2])));
		}) as [number, number];
		const shown = [mean(before.map((scale, group) => after[group]! / scale)).toFixed(1), (errors[1] / errors[0]).toFixed(0)];
		for (const stated of [at('step-grid'), asked('group-size')]) expectStated(stated, ...shown);
	});
});

describe('channels of different loudness', () => {
	const toy = (loudness: number) => createToyLayer({ width: 64, outputs: 8, samples: 256, correlation: 0, loudness, random: createRandom(1) });
	const eight = (groupSize: number) => ({ bits: 8, groupSize, symmetric: true });
	const byRows = (matrix: Matrix) => roundRows(matrix, eight(matrix[0]!.length));
	const byColumns = (matrix: Matrix) => transpose(byRows(transpose(matrix)));
	const squares = (matrix: Matrix) => mean(matrix.flat().map((value) => value ** 2));
	const minus = (left: Matrix, right: Matrix) => left.map((row, i) => row.map((value, j) => value - right[i]![j]!));

	it('are rounded per tensor, token or channel', () => {
		const { inputs } = toy(100);
		const quiet = (matrix: Matrix) => matrix.map((row) => row.filter((_, j) => j % 16 !== 5));
		const flat = byRows([inputs.flat()])[0]!;
		const perTensor = inputs.map((row, i) => flat.slice(row.length * i, row.length * (i + 1)));
		const errors = [perTensor, byRows(inputs), byColumns(inputs)].map((rounded) => squares(quiet(minus(inputs, rounded))) / squares(quiet(inputs)));
		expectStated(asked('activation-outliers'), ...errors.map((error, i) => error.toFixed(i === 2 ? 5 : 2)));
	});

	it('are smoothed', () => {
		const { weights, inputs } = toy(100);
		const largest = (matrix: Matrix) => transpose(matrix).map((column) => Math.max(...column.map(Math.abs)));
		const [loud, heavy] = [largest(inputs), largest(weights)];
		const scale = loud.map((value, j) => Math.sqrt(value / heavy[j]!));
		const outputs = matmul(inputs, transpose(weights));
		const error = (x: Matrix, w: Matrix) => squares(minus(outputs, matmul(byRows(x), transpose(byRows(w))))) / squares(outputs);
		const smooth = error(inputs.map((row) => row.map((value, j) => value / scale[j]!)), weights.map((row) => row.map((value, j) => value * scale[j]!)));
		expectStated(asked('activation-outliers'), ...[error(inputs, weights), smooth].map((value) => value.toFixed(5)));
	});

	it('of keys are grouped along tokens or along channels', () => {
		const { weights: queries, inputs: keys } = toy(10);
		const rounded = [roundRows(keys, { bits: 4, groupSize: 32 }), transpose(roundRows(transpose(keys), { bits: 4, groupSize: 32 }))];
		const errors = rounded.map((quantized) => outputError({ weights: keys, quantized, inputs: queries }));
		expectStated(asked('kv-cache'), ...errors.map((error) => `${(100 * error).toFixed(1)}%`));
	});

	it('of weights stretch the groups of the figure', () => {
		const layer = createToyLayer({ width: 64, outputs: 6, samples: 80, correlation: 0.5, weightOutlier: 8, random: createRandom(3) });
		const errors = [16, 32, 64].map((groupSize) => outputError({ ...layer, quantized: roundRows(layer.weights, { bits: 3, groupSize }) }));
		expectStated(at('see-it'), ...errors.map((error) => error.toFixed(3)));
	});
});

import { describe, expect, it } from 'vitest';
import { matmul, mean, sum } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { addResidual, layerNorm, postNormResidual, preNormResidual, rmsNorm } from './index.ts';
import type { Layer } from './index.ts';
import reference from './reference.json' with { type: 'json' };

const rows = [[2, -1, 0.5, 3], [-0.4, 5, 1.5, -2]];
const shifted = rows.map((row) => row.map((x) => x + 7));
const scaled = rows.map((row) => row.map((x) => 100 * x));
/** Too small to matter beside the variance of these rows. */
const epsilon = 1e-12;

// #region layer-norm
describe('layer norm', () => {
	it('subtracts the mean and divides by the standard deviation', () => {
		expectClose(layerNorm([[1, 3]], { epsilon }), [[-1, 1]]);
		expectClose(layerNorm([[0, 0, 0, 4]], { epsilon }), [[-1, -1, -1, 3].map((x) => x / Math.sqrt(3))]);
	});

	it('leaves each token with mean 0 and variance 1', () => {
		for (const row of layerNorm(rows, { epsilon })) {
			expect(mean(row)).toBeCloseTo(0, 12);
			expect(mean(row.map((x) => x * x))).toBeCloseTo(1, 10);
		}
	});

	it('does not change when a token is shifted or scaled', () => {
		expectClose(layerNorm(shifted, { epsilon }), layerNorm(rows, { epsilon }));
		expectClose(layerNorm(scaled, { epsilon }), layerNorm(rows, { epsilon }));
	});

	it('treats each token by itself: it leaks nothing from one to another', () => {
		expect(layerNorm([rows[0]!, [9, 9, -9, 1]])[0]).toEqual(layerNorm(rows)[0]);
		expect(layerNorm([rows[1]!])).toEqual([layerNorm(rows)[1]]);
	});

	it('then multiplies by the weight and adds the bias', () => {
		const [weight, bias] = [[2, 3, -1, 0.5], [10, 20, 30, 40]];
		const plain = layerNorm(rows);
		expectClose(
			layerNorm(rows, { weight, bias }),
			plain.map((row) => row.map((x, i) => x * weight[i]! + bias[i]!)),
		);
		expectClose(layerNorm(rows, { bias }), plain.map((row) => row.map((x, i) => x + bias[i]!)));
	});

	it('turns a token of equal numbers into its bias, and not into NaN', () => {
		expect(layerNorm([[4, 4, 4]])).toEqual([[0, 0, 0]]);
		expect(layerNorm([[4, 4, 4]], { bias: [1, 2, 3] })).toEqual([[1, 2, 3]]);
	});

	it.each(reference.norms)('agrees with PyTorch on $name', (row) => {
		expectClose(layerNorm(row.hiddenStates, optionsOf(row)), row.layerNorm);
	});

	it('has PyTorch’s ε by default', () => {
		const { hiddenStates, layerNorm: expected } = reference.norms[2]!;
		expectClose(layerNorm(hiddenStates), expected);
	});

	it.each(reference.norms)("has autograd's Jacobian on $name", (row) => {
		const norm = (states: Matrix) => layerNorm(states, optionsOf(row));
		expectJacobian(norm, row.hiddenStates[0]!, row.layerNormJacobian);
	});

	it('passes on no gradient that would shift the token', () => {
		for (const row of reference.norms[0]!.layerNormJacobian) expect(sum(row)).toBeCloseTo(0, 12);
		for (const row of reference.norms[0]!.rmsNormJacobian) expect(Math.abs(sum(row))).toBeGreaterThan(1e-3);
	});
});
// #endregion

// #region rms-norm
describe('RMS norm', () => {
	it('divides by the root of the mean square', () => {
		expectClose(rmsNorm([[1, 7]], { epsilon }), [[0.2, 1.4]]);
	});

	it('leaves each token with mean square 1, and its mean where it was', () => {
		for (const row of rmsNorm(rows, { epsilon })) expect(mean(row.map((x) => x * x))).toBeCloseTo(1, 10);
		expect(mean(rmsNorm(rows)[0]!)).toBeGreaterThan(0.5);
	});

	it('does not change when a token is scaled, but does when it is shifted', () => {
		expectClose(rmsNorm(scaled, { epsilon }), rmsNorm(rows, { epsilon }));
		expect(Math.abs(rmsNorm(shifted)[0]![1]! - rmsNorm(rows)[0]![1]!)).toBeGreaterThan(0.5);
	});

	it('is layer norm for tokens whose mean is 0', () => {
		const centered = rows.map((row) => row.map((x) => x - mean(row)));
		expectClose(rmsNorm(centered, { epsilon: 1e-3 }), layerNorm(centered, { epsilon: 1e-3 }));
		expectClose(rmsNorm(centered, { epsilon }), layerNorm(rows, { epsilon }));
	});

	it('turns a token of zeros into zeros, and not into NaN', () => {
		expect(rmsNorm([[0, 0]])).toEqual([[0, 0]]);
	});

	it.each(reference.norms)('agrees with the formula in PyTorch on $name', (row) => {
		const { weight, epsilon: own } = optionsOf(row);
		expectClose(rmsNorm(row.hiddenStates, { weight, epsilon: own }), row.rmsNorm);
	});

	it('has an ε of 1e-6 by default', () => {
		expectClose(rmsNorm([[1e-3, 1e-3]]), [[Math.SQRT1_2, Math.SQRT1_2]]);
	});

	it.each(reference.norms)("has autograd's Jacobian too on $name", (row) => {
		const { weight, epsilon: own } = optionsOf(row);
		const norm = (states: Matrix) => rmsNorm(states, { weight, epsilon: own });
		expectJacobian(norm, row.hiddenStates[0]!, row.rmsNormJacobian);
	});
});
// #endregion

describe('bad input', () => {
	it.each([
		{ states: [[1, NaN]], options: {}, message: 'hiddenStates[0][1] must be a finite number, got NaN.' },
		{ states: [[1], []], options: {}, message: 'hiddenStates[1] must have at least one entry, got none.' },
		{
			states: [[1, 2]],
			options: { weight: [1] },
			message: 'weight must have as many entries as hiddenStates[0] (2), got 1.',
		},
		{ states: [[1, 2]], options: { epsilon: 0 }, message: 'epsilon must be a finite number above 0, got 0.' },
	])('is refused by both: $message', ({ states, options, message }) => {
		for (const norm of [layerNorm, rmsNorm]) {
			expect(() => norm(states, options)).toThrow(RangeError);
			expect(() => norm(states, options)).toThrow(message);
		}
	});

	it('is refused where it is no matrix, or the bias does not fit', () => {
		expect(() => layerNorm(5 as unknown as Matrix)).toThrow(TypeError);
		expect(() => layerNorm(5 as unknown as Matrix)).toThrow('hiddenStates must be rows of numbers, got 5.');
		expect(() => layerNorm([[1, 2]], { bias: [1, 2, 3] })).toThrow('bias must have as many entries');
		expect(() => layerNorm([[1, 2]], { weight: [Infinity, 1] })).toThrow('weight[0] must be a finite number');
	});
});

// #region residual
describe('residual', () => {
	const double: Layer = (states) => states.map((row) => row.map((x) => 2 * x));
	const zero: Layer = (states) => states.map((row) => row.map(() => 0));
	const norm: Layer = (states) => layerNorm(states);

	it('adds what a layer gives', () => {
		expect(addResidual([[1, 2]], [[10, 20]])).toEqual([[11, 22]]);
	});

	it('is normalized after the addition in post-norm, before the layer in pre-norm', () => {
		const add5: Layer = () => [[5, 5]];
		expect(postNormResidual([[1, 3]], add5, rmsNorm)).toEqual(rmsNorm([[6, 8]]));
		expect(preNormResidual([[1, 3]], add5, rmsNorm)).toEqual([[6, 8]]);
		const triple = rows.map((row) => row.map((x) => 3 * x));
		expectClose(postNormResidual(rows, double, norm), norm(triple));
		expectClose(preNormResidual(rows, double, norm), addResidual(rows, double(norm(rows))));
	});

	it('lets the token through as it is in pre-norm, when the layer gives nothing', () => {
		expect(preNormResidual(rows, zero, norm)).toEqual(rows);
		expect(postNormResidual(rows, zero, norm)).toEqual(norm(rows));
	});

	it('carries a shift of the token to the end in pre-norm, and loses it in post-norm', () => {
		const through = (block: typeof preNormResidual, states: Matrix) =>
			block(block(states, double, norm), double, norm);
		const [before, after] = [through(preNormResidual, rows), through(preNormResidual, shifted)];
		expectClose(after, before.map((row) => row.map((x) => x + 7)));
		expectClose(through(postNormResidual, shifted), through(postNormResidual, rows));
	});

	it('grows with depth in pre-norm and not in post-norm', () => {
		let [post, pre]: Matrix[] = [rows, rows];
		for (let n = 0; n < 10; n += 1) {
			post = postNormResidual(post!, double, norm);
			pre = preNormResidual(pre!, double, norm);
		}
		const size = (states: Matrix) => Math.sqrt(mean(states.flat().map((x) => x * x)));
		expect(size(post!)).toBeCloseTo(1, 5);
		expect(size(pre!)).toBeGreaterThan(20);
	});

	it('agrees with PyTorch in all four forms', () => {
		const { hiddenStates, weight, ...expected } = reference.residual;
		const linear: Layer = (states) => matmul(states, weight);
		const rms: Layer = (states) => rmsNorm(states);
		expectClose(postNormResidual(hiddenStates, linear, norm), expected.postNorm);
		expectClose(preNormResidual(hiddenStates, linear, norm), expected.preNorm);
		expectClose(postNormResidual(hiddenStates, linear, rms), expected.postNormRms);
		expectClose(preNormResidual(hiddenStates, linear, rms), expected.preNormRms);
	});

	it('throws when the layer gives another shape', () => {
		expect(() => addResidual([[1, 2]], [[1, 2], [3, 4]])).toThrow(RangeError);
		expect(() => addResidual([[1, 2]], [[1, 2], [3, 4]])).toThrow(
			'update must have as many entries as hiddenStates (1), got 2.',
		);
		expect(() => preNormResidual([[1, 2]], () => [[1]], norm)).toThrow(
			'update[0] must have as many entries as hiddenStates[0] (2), got 1.',
		);
	});
});
// #endregion

interface Options {
	weight: Vector | null;
	bias: Vector | null;
	epsilon: number;
}

function optionsOf({ weight, bias, epsilon: own }: Options) {
	return { weight: weight ?? undefined, bias: bias ?? undefined, epsilon: own };
}

/** Finite differences, relative to the largest entry: a small token has a large derivative. */
function expectJacobian(norm: Layer, row: Vector, expected: Matrix): void {
	const [step, largest] = [1e-4 * Math.max(...row.map(Math.abs)), Math.max(...expected.flat().map(Math.abs))];
	row.forEach((_, j) => {
		const nudged = (by: number) => norm([row.map((x, k) => x + (k === j ? by : 0))])[0]!;
		const [up, down] = [nudged(step), nudged(-step)];
		expected.forEach((line, i) => {
			expect((up[i]! - down[i]!) / (2 * step) / largest).toBeCloseTo(line[j]! / largest, 6);
		});
	});
}

function expectClose(actual: Matrix, expected: Matrix): void {
	expect(actual.map((row) => row.length)).toEqual(expected.map((row) => row.length));
	const differences = actual.flat().map((value, i) => Math.abs(value - expected.flat()[i]!));
	expect(Math.max(...differences)).toBeLessThan(1e-11);
}

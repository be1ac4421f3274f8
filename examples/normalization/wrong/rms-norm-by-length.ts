// The mistake: the sum of the squares instead of their mean. Each token gets length 1, and
// its numbers shrink as the model grows wider.
import { sum } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import type { RmsNormOptions } from '../index.ts';

export function rmsNorm(hiddenStates: Matrix, options: RmsNormOptions = {}): Matrix {
	const { weight, epsilon = 1e-6 } = options;
	return hiddenStates.map((row) => {
		const length = Math.sqrt(sum(row.map((x) => x ** 2)) + epsilon);
		return row.map((x, i) => (x / length) * (weight?.[i] ?? 1));
	});
}

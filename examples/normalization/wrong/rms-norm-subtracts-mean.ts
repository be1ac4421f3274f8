// The mistake: the mean is subtracted first. That is LayerNorm without its bias;
// RMSNorm leaves the mean where it is.
import { mean } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import type { RmsNormOptions } from '../index.ts';

export function rmsNorm(hiddenStates: Matrix, options: RmsNormOptions = {}): Matrix {
	const { weight, epsilon = 1e-6 } = options;
	return hiddenStates.map((row) => {
		const centered = row.map((x) => x - mean(row));
		const rootMeanSquare = Math.sqrt(mean(centered.map((x) => x ** 2)) + epsilon);
		return centered.map((x, i) => (x / rootMeanSquare) * (weight?.[i] ?? 1));
	});
}

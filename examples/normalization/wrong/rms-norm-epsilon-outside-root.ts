// The mistake: ε is added to the root, not under it. For numbers of about √ε and below the
// result is another: 0.001 becomes almost 1, where it should be 0.71.
import { mean } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import type { RmsNormOptions } from '../index.ts';

export function rmsNorm(hiddenStates: Matrix, options: RmsNormOptions = {}): Matrix {
	const { weight, epsilon = 1e-6 } = options;
	return hiddenStates.map((row) => {
		const rootMeanSquare = Math.sqrt(mean(row.map((x) => x ** 2))) + epsilon;
		return row.map((x, i) => (x / rootMeanSquare) * (weight?.[i] ?? 1));
	});
}

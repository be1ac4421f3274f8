// The mistake: the root is missing. A token that is scaled by c comes out scaled by 1 / c.
import { mean } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import type { RmsNormOptions } from '../index.ts';

export function rmsNorm(hiddenStates: Matrix, options: RmsNormOptions = {}): Matrix {
	const { weight, epsilon = 1e-6 } = options;
	return hiddenStates.map((row) => {
		const meanSquare = mean(row.map((x) => x ** 2)) + epsilon;
		return row.map((x, i) => (x / meanSquare) * (weight?.[i] ?? 1));
	});
}

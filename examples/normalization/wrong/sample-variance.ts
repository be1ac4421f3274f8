// The mistake: the variance is divided by d − 1, as for a sample. The numbers of a
// token are all there are: divide by d.
import { mean, sum } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import type { LayerNormOptions } from '../index.ts';

export function layerNorm(
	hiddenStates: Matrix,
	options: LayerNormOptions = {},
): Matrix {
	const { weight, bias, epsilon = 1e-5 } = options;
	return hiddenStates.map((row) => {
		const center = mean(row);
		const variance = sum(row.map((x) => (x - center) ** 2)) / (row.length - 1);
		const deviation = Math.sqrt(variance + epsilon);
		return row.map(
			(x, i) => ((x - center) / deviation) * (weight?.[i] ?? 1) + (bias?.[i] ?? 0),
		);
	});
}

// The mistake: each feature is normalized over the tokens, as BatchNorm does. A token's
// output then depends on the others, later ones included: in a decoder that is a leak.
import { mean, transpose } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import type { LayerNormOptions } from '../index.ts';

export function layerNorm(
	hiddenStates: Matrix,
	options: LayerNormOptions = {},
): Matrix {
	const { weight, bias, epsilon = 1e-5 } = options;
	const columns = transpose(hiddenStates).map((column, i) => {
		const center = mean(column);
		const deviation = Math.sqrt(mean(column.map((x) => (x - center) ** 2)) + epsilon);
		return column.map(
			(x) => ((x - center) / deviation) * (weight?.[i] ?? 1) + (bias?.[i] ?? 0),
		);
	});
	return transpose(columns);
}

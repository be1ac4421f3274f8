// The mistake: ε is added to the standard deviation, outside the root. For small
// numbers √ε rules, not ε.
import { mean } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import type { LayerNormOptions } from '../index.ts';

export function layerNorm(
	hiddenStates: Matrix,
	options: LayerNormOptions = {},
): Matrix {
	const { weight, bias, epsilon = 1e-5 } = options;
	return hiddenStates.map((row) => {
		const center = mean(row);
		const deviation = Math.sqrt(mean(row.map((x) => (x - center) ** 2))) + epsilon;
		return row.map(
			(x, i) => ((x - center) / deviation) * (weight?.[i] ?? 1) + (bias?.[i] ?? 0),
		);
	});
}

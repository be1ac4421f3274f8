// The mistake: the width stays at 4d. A third matrix then makes the layer half as large
// again, and the comparison with ReLU compares sizes.
import type { GatedWidthOptions } from '../index.ts';

export function gatedWidth(options: GatedWidthOptions): number {
	const { dModel, expansion = 4, multipleOf = 1 } = options;
	return multipleOf * Math.ceil((expansion * dModel) / multipleOf);
}

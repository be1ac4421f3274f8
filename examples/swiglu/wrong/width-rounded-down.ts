// The mistake: the width is rounded down to the multiple. LLaMA-7B would have 10,752
// units instead of 11,008, and no checkpoint would load.
import type { GatedWidthOptions } from '../index.ts';

export function gatedWidth(options: GatedWidthOptions): number {
	const { dModel, expansion = 4, multipleOf = 1 } = options;
	const width = Math.floor((2 * expansion * dModel) / 3);
	return multipleOf * Math.floor(width / multipleOf);
}

// The mistake: the width is halved, as if the third matrix were a second network. The
// layer loses a quarter of its weights: 3·d·2d = 6d² instead of 8d².
import type { GatedWidthOptions } from '../index.ts';

export function gatedWidth(options: GatedWidthOptions): number {
	const { dModel, expansion = 4, multipleOf = 1 } = options;
	const width = Math.floor((expansion * dModel) / 2);
	return multipleOf * Math.ceil(width / multipleOf);
}

// The mistake: GELU by its tanh approximation, where the checkpoint was trained
// with the exact one. Off by up to 0.0005 a value: a test of shapes does not see
// it.
import { linearProjector } from '../index.ts';
import type { MlpWeights } from '../index.ts';
import type { Matrix } from '@examples/numerics';
import { geluTanh } from '@examples/swiglu';

export function mlpProjector(
	imageFeatures: Matrix,
	{ first, second }: MlpWeights,
): Matrix {
	const hidden = linearProjector(imageFeatures, first);
	return linearProjector(hidden.map((row) => row.map(geluTanh)), second);
}

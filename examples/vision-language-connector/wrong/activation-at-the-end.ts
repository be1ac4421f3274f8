// The mistake: the activation stands after the second matrix. Embeddings of words
// are negative half of the time; these almost never would be.
import { linearProjector } from '../index.ts';
import type { MlpWeights } from '../index.ts';
import type { Matrix } from '@examples/numerics';
import { gelu } from '@examples/swiglu';

export function mlpProjector(
	imageFeatures: Matrix,
	{ first, second }: MlpWeights,
): Matrix {
	const hidden = linearProjector(imageFeatures, first);
	return linearProjector(hidden, second).map((row) => row.map(gelu));
}

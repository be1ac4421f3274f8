// The mistake: nothing stands between the two matrices. Their product is one
// matrix, and the second layer adds parameters but no function.
import { linearProjector } from '../index.ts';
import type { MlpWeights } from '../index.ts';
import type { Matrix } from '@examples/numerics';

export function mlpProjector(
	imageFeatures: Matrix,
	{ first, second }: MlpWeights,
): Matrix {
	const hidden = linearProjector(imageFeatures, first);
	return linearProjector(hidden, second);
}

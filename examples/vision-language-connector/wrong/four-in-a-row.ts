// The mistake: four patches that follow each other in the list are merged, a
// reshape without the transpose. They are neighbors in one row, not a block.
import type { Matrix } from '@examples/numerics';
import type { Grid } from '../index.ts';

export function mergePatches(
	imageFeatures: Matrix,
	grid: Grid,
	mergeSize = 2,
): Matrix {
	const block = mergeSize * mergeSize;
	return Array.from({ length: (grid.height * grid.width) / block }, (_, token) =>
		imageFeatures.slice(token * block, (token + 1) * block).flat(),
	);
}

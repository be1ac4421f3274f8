// The mistake: inside a block the patches are read column by column. Trained from
// scratch this would only rename the columns; with trained weights it mixes
// patches.
import type { Matrix } from '@examples/numerics';
import type { Grid } from '../index.ts';

export function mergePatches(
	imageFeatures: Matrix,
	grid: Grid,
	mergeSize = 2,
): Matrix {
	const [rows, columns] = [grid.height / mergeSize, grid.width / mergeSize];
	return Array.from({ length: rows * columns }, (_, token) => {
		const top = Math.floor(token / columns) * mergeSize;
		const left = (token % columns) * mergeSize;
		return Array.from({ length: mergeSize * mergeSize }, (__, i) => {
			const row = top + (i % mergeSize);
			return imageFeatures[row * grid.width + left + Math.floor(i / mergeSize)]!;
		}).flat();
	});
}

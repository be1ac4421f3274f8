// The mistake: the four patches are averaged. The width stays, and which patch was
// where is lost before any matrix could use it.
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
		const zeros = imageFeatures[0]!.map(() => 0);
		return Array.from({ length: mergeSize * mergeSize }, (__, i) => {
			const row = top + Math.floor(i / mergeSize);
			return imageFeatures[row * grid.width + left + (i % mergeSize)]!;
		}).reduce((sums, row) => sums.map((x, i) => x + row[i]! / mergeSize ** 2), zeros);
	});
}

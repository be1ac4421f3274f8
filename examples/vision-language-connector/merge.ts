import { checkCount } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { checkMatrix } from '@examples/scaled-dot-product-attention';
import type { Grid } from './resampler.ts';

// #region merge
/**
 * Qwen2-VL's merge, before its MLP: the four features of each 2 × 2 block of
 * patches are put side by side in one row.
 *
 * A quarter of the tokens, four times as wide: nothing is lost here, and a matrix
 * that follows knows which patch was where. Average pooling is the special case of
 * a matrix of four equal blocks, (I/4; I/4; I/4; I/4).
 *
 * @param imageFeatures [gridHeight · gridWidth][d], row by row.
 * @param grid its `height` and `width` in patches, multiples of `mergeSize`.
 * @param mergeSize side of a block. Default 2.
 * @returns [height / mergeSize · width / mergeSize][mergeSize² · d]; in a block the
 * patches come row by row, too.
 * @throws {TypeError | RangeError} when the grid has not as many patches as there
 * are rows, or `mergeSize` does not divide it.
 * @see Wang et al. 2024, §2.1.
 * @example
 * mergePatches([[1], [2], [3], [4]], { height: 2, width: 2 }) // => [[1, 2, 3, 4]]
 */
export function mergePatches(
	imageFeatures: Matrix,
	grid: Grid,
	mergeSize = 2,
): Matrix {
	check(imageFeatures, grid, mergeSize);
	const [rows, columns] = [grid.height / mergeSize, grid.width / mergeSize];
	return Array.from({ length: rows * columns }, (_, token) => {
		const top = Math.floor(token / columns) * mergeSize;
		const left = (token % columns) * mergeSize;
		return Array.from({ length: mergeSize * mergeSize }, (__, i) => {
			const row = top + Math.floor(i / mergeSize);
			return imageFeatures[row * grid.width + left + (i % mergeSize)]!;
		}).flat();
	});
}
// #endregion

function check(imageFeatures: Matrix, grid: Grid, mergeSize: number): void {
	const { height, width } = grid;
	checkMatrix({ imageFeatures });
	checkCount({ 'grid.height': height, 'grid.width': width, mergeSize });
	if (height * width !== imageFeatures.length) {
		throw new RangeError(
			`imageFeatures must have ${height} × ${width} rows, one for each patch ` +
				`of grid, got ${imageFeatures.length}.`,
		);
	}
	if (height % mergeSize === 0 && width % mergeSize === 0) return;
	throw new RangeError(
		`mergeSize must divide grid (${height} × ${width}), got ${mergeSize}.`,
	);
}

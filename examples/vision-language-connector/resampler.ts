import {
	attendInHeads,
	checkProjections,
	concatenateHeads,
	splitHeads,
} from '@examples/multi-head-attention';
import type { ProjectionWeights } from '@examples/multi-head-attention';
import { checkCount, matmul } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';

// #region positions
/**
 * Two-dimensional sinusoidal positions of a grid, in the coordinates of another:
 * half of the columns tell the column of a cell, half its row, each as sines then
 * cosines.
 *
 * A grid of 32 × 32 patches in the units of 16 × 16 queries has steps of a half:
 * patches 0 and 1 stand at −0.25 and 0.25, around query 0. Neighbors in the
 * image thus have like positions, whatever the resolution.
 *
 * @param grid `height` × `width` cells.
 * @param options.dModel a multiple of 4. `unit`: the grid whose cells are 1 apart;
 * default `grid` itself.
 * @returns [height · width][dModel], row by row.
 * @throws {RangeError} when a size is no whole number above 0, or dModel no
 * multiple of 4.
 * @see Bai et al. 2023, §2.1; the released code interpolates a table, and this
 * computes the sines at the places in between.
 * @example
 * gridPositions({ height: 1, width: 2 }, { dModel: 4 })[1]
 * // => [sin 1, cos 1, 0, 1]: column 1, row 0
 */
export function gridPositions(grid: Grid, options: GridPositionOptions): Matrix {
	const { dModel, unit = grid } = options;
	checkGrid(grid, 'grid');
	checkGrid(unit, 'unit');
	checkQuarters(dModel);
	const places = (cells: number, units: number): Vector =>
		Array.from({ length: cells }, (_, i) => ((i + 0.5) * units) / cells - 0.5);
	const columns = places(grid.width, unit.width);
	return places(grid.height, unit.height).flatMap((row) =>
		columns.map((column) => [
			...sines(column, dModel / 2),
			...sines(row, dModel / 2),
		]),
	);
}

function sines(place: number, width: number): Vector {
	const angles = Array.from(
		{ length: width / 2 },
		(_, i) => place / 10_000 ** ((2 * i) / width),
	);
	return [...angles.map(Math.sin), ...angles.map(Math.cos)];
}
// #endregion

// #region resampler
/**
 * Qwen-VL's position-aware adapter, without its norms: one cross-attention from
 * learnt queries to the patches, with 2-D positions added to queries and keys.
 *
 * The values have no positions: where a patch is decides who reads it, not what is
 * read. As many tokens come out as there are queries, whatever the image: 256 in
 * Qwen-VL.
 *
 * @param input.imageFeatures [grid.height · grid.width][dModel]. `grid`: their
 * grid.
 * @param input.queries [queryGrid.height · queryGrid.width][dModel]. `queryGrid`:
 * theirs, 16 × 16 in Qwen-VL.
 * @param input.weights, input.numAttentionHeads as `multiHeadAttention`.
 * @returns [queries][dModel].
 * @throws {TypeError | RangeError} when a shape does not fit.
 * @see Bai et al. 2023, §2.1: "Position-aware Vision-Language Adapter".
 * @example
 * // All weights the identity, all features equal:
 * const image = { imageFeatures: [[5, 5, 5, 5]], grid: { height: 1, width: 1 } };
 * resample({ ...image, queries, queryGrid, weights, numAttentionHeads: 1 })
 * // => [[5, 5, 5, 5]] for each query
 */
export function resample(input: ResamplerInput): Matrix {
	const { imageFeatures, grid, queries, queryGrid, weights } = input;
	check(input);
	const dModel = queries[0]!.length;
	const placed = (rows: Matrix, positions: Matrix): Matrix =>
		rows.map((row, i) => row.map((x, column) => x + positions[i]![column]!));
	const heads = (rows: Matrix, weight: Matrix): Matrix[] =>
		splitHeads(matmul(rows, weight), input.numAttentionHeads);
	const ofQueries = gridPositions(queryGrid, { dModel });
	const ofPatches = gridPositions(grid, { dModel, unit: queryGrid });
	const { output } = attendInHeads(
		heads(placed(queries, ofQueries), weights.wQuery),
		heads(placed(imageFeatures, ofPatches), weights.wKey),
		heads(imageFeatures, weights.wValue),
	);
	return matmul(concatenateHeads(output), weights.wOutput);
}
// #endregion

/** In cells: patches or queries. */
export interface Grid {
	height: number;
	width: number;
}

export interface GridPositionOptions {
	dModel: number;
	unit?: Grid | undefined;
}

export interface ResamplerInput {
	imageFeatures: Matrix;
	grid: Grid;
	queries: Matrix;
	queryGrid: Grid;
	weights: ProjectionWeights;
	numAttentionHeads: number;
}

function checkGrid({ height, width }: Grid, name: string): void {
	checkCount({ [`${name}.height`]: height, [`${name}.width`]: width });
}

function checkQuarters(dModel: number): void {
	checkCount({ dModel });
	if (dModel % 4 === 0) return;
	throw new RangeError(
		'dModel must be a multiple of 4 (sine and cosine of two places), ' +
			`got ${dModel}.`,
	);
}

function check(input: ResamplerInput): void {
	const { imageFeatures, grid, queries, queryGrid, weights } = input;
	checkProjections({ queries, imageFeatures }, weights, input.numAttentionHeads);
	checkRows('imageFeatures', imageFeatures, grid);
	checkRows('queries', queries, queryGrid);
}

function checkRows(name: string, rows: Matrix, { height, width }: Grid): void {
	if (rows.length === height * width) return;
	throw new RangeError(
		`${name} must have ${height} × ${width} rows, one for each cell, ` +
			`got ${rows.length}.`,
	);
}

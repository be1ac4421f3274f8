import type { Vector } from '@examples/numerics';
import { checkGroups } from './check.ts';
import { roundHalfToEven } from './rounding.ts';

// #region round-to-nearest
/**
 * Round-to-nearest with groups: each weight becomes the code of the nearest point
 * of its group's grid, code = clamp(round(w / Δ) + z).
 *
 * @param weights [n], one row.
 * @param options.bits b, from 2 to 8.
 * @param options.groupSize g: how many weights share a grid; divides n.
 * @param options.symmetric codes −(2^(b−1) − 1) … 2^(b−1) − 1 around a zero point
 * of 0 if true; 0 … 2^b − 1 with a zero point of their own if not, the default.
 * @returns `codes` [n], `scales` and `zeroPoints` [n / g].
 * @throws {TypeError | RangeError} when weights are missing or not finite, or bits
 * or groupSize do not fit.
 * @see Frantar et al. 2023, §5 (grid); the code's Quantizer also has 0 in the range.
 * @example
 * roundToNearest([-1, 0, 0.4, 2], { bits: 2, groupSize: 4 })
 * // => { codes: [0, 1, 1, 3], scales: [1], zeroPoints: [1] }
 */
export function roundToNearest(weights: Vector, options: GridOptions): Quantized {
	checkGroups(weights, options);
	const codes: number[] = [];
	const grids: Grid[] = [];
	for (let start = 0; start < weights.length; start += options.groupSize) {
		const group = weights.slice(start, start + options.groupSize);
		const grid = fitGrid(group, options);
		codes.push(...group.map((weight) => toCode(weight, grid)));
		grids.push(grid);
	}
	return {
		codes,
		scales: grids.map(({ scale }) => scale),
		zeroPoints: grids.map(({ zeroPoint }) => zeroPoint),
	};
}

/** The grid of one group: its step, its zero point, its ends. */
export function fitGrid(group: Vector, { bits, symmetric = false }: GridOptions): Grid {
	if (symmetric) {
		const highest = 2 ** (bits - 1) - 1;
		const scale = Math.max(...group.map(Math.abs)) / highest || 1;
		return { scale, zeroPoint: 0, lowest: -highest, highest };
	}
	const [lowest, highest] = [0, 2 ** bits - 1];
	// With 0 in the range the zero point is a code, and a weight of 0 stays 0.
	const [low, high] = [Math.min(0, ...group), Math.max(0, ...group)];
	const scale = (high - low) / highest || 1;
	return { scale, zeroPoint: lowest - roundHalfToEven(low / scale), lowest, highest };
}

/** The code of the nearest point of a grid. */
export function toCode(weight: number, grid: Grid): number {
	const code = roundHalfToEven(weight / grid.scale) + grid.zeroPoint;
	return Math.min(Math.max(code, grid.lowest), grid.highest);
}
// #endregion

export interface GridOptions {
	bits: number;
	groupSize: number;
	symmetric?: boolean | undefined;
}

/** The points scale · (code − zeroPoint), code from lowest to highest. */
export interface Grid {
	scale: number;
	zeroPoint: number;
	lowest: number;
	highest: number;
}

/** A row as it is stored: a code for each weight, a scale and a zero point for each group. */
export interface Quantized {
	codes: Vector;
	scales: Vector;
	zeroPoints: Vector;
}

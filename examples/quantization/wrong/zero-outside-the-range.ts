// The mistake: the range leaves out 0. Where all weights of a group have one sign the zero point
// is no code any more: it does not fit the bits it is stored in, and a 0 cannot be written.
import type { Vector } from '@examples/numerics';
import { roundHalfToEven } from '../rounding.ts';
import type { Grid, GridOptions, Quantized } from '../round-to-nearest.ts';

export function roundToNearest(weights: Vector, options: GridOptions): Quantized {
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

export function fitGrid(group: Vector, { bits, symmetric = false }: GridOptions): Grid {
	if (symmetric) {
		const highest = 2 ** (bits - 1) - 1;
		const scale = Math.max(...group.map(Math.abs)) / highest || 1;
		return { scale, zeroPoint: 0, lowest: -highest, highest };
	}
	const [lowest, highest] = [0, 2 ** bits - 1];
	const [low, high] = [Math.min(...group), Math.max(...group)];
	const scale = (high - low) / highest || 1;
	return { scale, zeroPoint: lowest - roundHalfToEven(low / scale), lowest, highest };
}

export function toCode(weight: number, grid: Grid): number {
	const code = roundHalfToEven(weight / grid.scale) + grid.zeroPoint;
	return Math.min(Math.max(code, grid.lowest), grid.highest);
}

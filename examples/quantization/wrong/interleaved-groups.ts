// The mistake: the group of weight i is i mod groups. Groups are consecutive weights, i / g
// rounded down; this reads the scale of another group.
import type { Matrix, Vector } from '@examples/numerics';
import { roundToNearest } from '../round-to-nearest.ts';
import type { GridOptions, Quantized } from '../round-to-nearest.ts';

export function dequantize({ codes, scales, zeroPoints }: Quantized): Vector {
	return codes.map((code, i) => {
		const group = i % scales.length;
		return scales[group]! * (code - zeroPoints[group]!);
	});
}

export function roundRows(weights: Matrix, options: GridOptions): Matrix {
	return weights.map((row) => dequantize(roundToNearest(row, options)));
}

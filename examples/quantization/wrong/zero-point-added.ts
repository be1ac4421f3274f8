// The mistake: the zero point is added where it has to be taken off. Every weight is too large
// by twice its offset.
import type { Matrix, Vector } from '@examples/numerics';
import { roundToNearest } from '../round-to-nearest.ts';
import type { GridOptions, Quantized } from '../round-to-nearest.ts';

export function dequantize({ codes, scales, zeroPoints }: Quantized): Vector {
	const groupSize = codes.length / scales.length;
	return codes.map((code, i) => {
		const group = Math.floor(i / groupSize);
		return scales[group]! * (code + zeroPoints[group]!);
	});
}

export function roundRows(weights: Matrix, options: GridOptions): Matrix {
	return weights.map((row) => dequantize(roundToNearest(row, options)));
}

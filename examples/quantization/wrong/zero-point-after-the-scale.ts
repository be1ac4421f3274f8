// The mistake: Δ · code − z. The zero point is a code, in steps, not a weight: it has to come off
// before the scale is applied.
import type { Matrix, Vector } from '@examples/numerics';
import { roundToNearest } from '../round-to-nearest.ts';
import type { GridOptions, Quantized } from '../round-to-nearest.ts';

export function dequantize({ codes, scales, zeroPoints }: Quantized): Vector {
	const groupSize = codes.length / scales.length;
	return codes.map((code, i) => {
		const group = Math.floor(i / groupSize);
		return scales[group]! * code - zeroPoints[group]!;
	});
}

export function roundRows(weights: Matrix, options: GridOptions): Matrix {
	return weights.map((row) => dequantize(roundToNearest(row, options)));
}

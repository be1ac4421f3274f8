import { checkNumbers, checkSameLength } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { checkRows } from './check.ts';
import { roundToNearest } from './round-to-nearest.ts';
import type { GridOptions, Quantized } from './round-to-nearest.ts';

// #region dequantize
/**
 * The weights that codes stand for, ŵ = Δ (code − z), each with the Δ and z of its group.
 *
 * @param quantized.codes [n].
 * @param quantized.scales Δ, [groups]; as many codes in each group.
 * @param quantized.zeroPoints z, [groups].
 * @returns [n].
 * @throws {TypeError | RangeError} when a list is missing or not finite, or the
 * groups do not fill the codes.
 * @see Lin et al. 2024, Eq. 1 (without zero point).
 * @example
 * dequantize({ codes: [0, 3, 2, 0], scales: [1, 0.5], zeroPoints: [1, 2] })
 * // => [-1, 2, 0, -1]
 */
export function dequantize({ codes, scales, zeroPoints }: Quantized): Vector {
	checkQuantized({ codes, scales, zeroPoints });
	const groupSize = codes.length / scales.length;
	return codes.map((code, i) => {
		const group = Math.floor(i / groupSize);
		return scales[group]! * (code - zeroPoints[group]!);
	});
}
// #endregion

/**
 * What round-to-nearest makes of every row of a weight matrix, back as weights.
 *
 * @param weights [outputs][inputs].
 * @param options as for `roundToNearest`; groups run along the inputs.
 * @returns [outputs][inputs].
 * @throws {TypeError | RangeError} as `roundToNearest`.
 * @example roundRows([[-1, 0, 0.4, 2]], { bits: 2, groupSize: 4 }) // => [[-1, 0, 0, 2]]
 */
export function roundRows(weights: Matrix, options: GridOptions): Matrix {
	checkRows({ weights });
	return weights.map((row) => dequantize(roundToNearest(row, options)));
}

function checkQuantized({ codes, scales, zeroPoints }: Quantized): void {
	checkNumbers({ codes, scales, zeroPoints });
	checkSameLength({ scales, zeroPoints });
	if (codes.length % scales.length === 0) return;
	throw new RangeError(
		`codes must fill ${scales.length} groups of one size, got ${codes.length} codes.`,
	);
}

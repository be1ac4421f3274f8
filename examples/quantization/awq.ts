import { checkCount, mean, transpose } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { checkGroups, checkRows } from './check.ts';
import { roundRows } from './dequantize.ts';
import { outputError } from './layer.ts';
import type { GridOptions } from './round-to-nearest.ts';

// #region awq
/**
 * AWQ: scales input channels up before rounding, by s = (mean |x|)^α, and down again
 * after it, Ŵ = Q(W·diag(s))·diag(s)⁻¹, with the α that changes outputs least.
 *
 * @param input.weights W, [outputs][n].
 * @param input.inputs calibration inputs, [samples][n].
 * @param input.bits and `groupSize`, `symmetric`: as for `roundToNearest`.
 * @param input.gridPoints how many values of α are tried: 0, 1/gridPoints, … below 1;
 * 20 unless given. 0 scales nothing, so the result is never worse than rounding.
 * @returns `alpha`; `scales` s, [n]; `weights` Ŵ, [outputs][n]; the output `error`
 * of this α and the `errors` of all.
 * @throws {TypeError | RangeError} when shapes or options do not fit.
 * @see Lin et al. 2024, Eqs. 4 and 5; the range of α and the normalization: the
 * authors' auto_scale.py. Their weight clipping is left out.
 * @example
 * awq({ weights: [[1, -0.4, 0.2]], inputs: [[1, 1, 1]], bits: 2, groupSize: 3 }).alpha
 * // => 0: channels as loud as each other need no scales
 */
export function awq(input: AwqInput): AwqOutput {
	const { weights, inputs, gridPoints = 20 } = input;
	checkInput({ ...input, gridPoints });
	const loudness = transpose(inputs).map((channel) => mean(channel.map(Math.abs)));
	const candidates = Array.from({ length: gridPoints }, (_, k) => {
		const scales = channelScales(loudness, k / gridPoints);
		const rounded = roundRows(scaleColumns(weights, scales), input);
		const quantized = scaleColumns(rounded, scales.map((scale) => 1 / scale));
		const error = outputError({ weights, quantized, inputs });
		return { alpha: k / gridPoints, scales, weights: quantized, error };
	});
	const errors = candidates.map(({ error }) => error);
	const best = candidates[errors.indexOf(Math.min(...errors))]!;
	return { ...best, errors };
}

/** (mean |x|)^α, divided by √(max · min): some channels go up, others down. */
function channelScales(loudness: Vector, alpha: number): Vector {
	const raw = loudness.map((value) => Math.max(value ** alpha, 1e-4));
	const middle = Math.sqrt(Math.max(...raw) * Math.min(...raw));
	return raw.map((value) => value / middle);
}

function scaleColumns(matrix: Matrix, scales: Vector): Matrix {
	return matrix.map((row) => row.map((value, j) => value * scales[j]!));
}
// #endregion

export interface AwqInput extends GridOptions {
	weights: Matrix;
	inputs: Matrix;
	gridPoints?: number | undefined;
}

type Checked = AwqInput & { gridPoints: number };

export interface AwqOutput {
	alpha: number;
	scales: Vector;
	weights: Matrix;
	error: number;
	errors: Vector;
}

function checkInput({ weights, inputs, gridPoints, ...options }: Checked): void {
	checkRows({ weights });
	checkRows({ inputs }, weights[0]!.length);
	checkGroups(weights[0]!, options, 'weights[0]');
	checkCount({ gridPoints });
}

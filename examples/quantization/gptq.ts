import type { Matrix, Vector } from '@examples/numerics';
import { checkGroups, checkRows } from './check.ts';
import { dequantize } from './dequantize.ts';
import { hessian, inverseCholesky } from './hessian.ts';
import { fitGrid, toCode } from './round-to-nearest.ts';
import type { Grid, GridOptions, Quantized } from './round-to-nearest.ts';

// #region gptq
/**
 * GPTQ: rounds a layer column by column, and after each column moves the weights still
 * to come by −(w_q − ŵ_q) / [H_F⁻¹]_qq · [H_F⁻¹]_q,: so that outputs change least.
 *
 * The paper's lazy batches of 128 columns change the order of memory accesses, not
 * the result; they are left out here.
 *
 * @param input.weights W, [outputs][n].
 * @param input.inputs calibration inputs, [samples][n].
 * @param input.bits and `groupSize`, `symmetric`: as for `roundToNearest`. A group's
 * grid is fitted when its first column is reached, to the weights as corrected by then.
 * @param input.dampening share of H's mean diagonal added to its diagonal; 0.01
 * unless given.
 * @returns `quantized`, one per row, and `weights`, [outputs][n], dequantized.
 * @throws {TypeError | RangeError} when shapes or options do not fit, or H is not
 * positive definite.
 * @see Frantar et al. 2023, Eq. 2 and Algorithm 1.
 * @example
 * // The first becomes 0, and the second, 0.4 + 0.9 · 0.4 = 0.76, becomes 1:
 * gptq({
 * 	weights: [[0.4, 0.4, 3]], inputs: [[1, 0.9, 0], [0, Math.sqrt(0.19), 0], [0, 0, 1]],
 * 	bits: 3, groupSize: 3, symmetric: true, dampening: 0,
 * }).weights // => [[0, 1, 3]]
 */
export function gptq(input: GptqInput): GptqOutput {
	const { weights, inputs, dampening = 0.01 } = input;
	checkInput({ ...input, dampening });
	const factor = inverseCholesky(hessian(inputs), dampening); // U, [n][n]
	const quantized = weights.map((row) => quantizeRow(row, factor, input));
	return { quantized, weights: quantized.map(dequantize) };
}

function quantizeRow(row: Vector, factor: Matrix, options: GridOptions): Quantized {
	const codes: number[] = [];
	const grids: Grid[] = [];
	let corrected = row;
	for (let q = 0; q < row.length; q += 1) {
		if (q % options.groupSize === 0) {
			grids.push(fitGrid(corrected.slice(q, q + options.groupSize), options));
		}
		const grid = grids.at(-1)!;
		const code = toCode(corrected[q]!, grid);
		codes.push(code);
		const rounded = grid.scale * (code - grid.zeroPoint);
		const error = (corrected[q]! - rounded) / factor[q]![q]!;
		// U is 0 left of its diagonal: fixed weights stay.
		corrected = corrected.map((weight, j) => weight - error * factor[q]![j]!);
	}
	return {
		codes,
		scales: grids.map(({ scale }) => scale),
		zeroPoints: grids.map(({ zeroPoint }) => zeroPoint),
	};
}
// #endregion

export interface GptqInput extends GridOptions {
	weights: Matrix;
	inputs: Matrix;
	dampening?: number | undefined;
}

type Checked = GptqInput & { dampening: number };

export interface GptqOutput {
	quantized: Quantized[];
	weights: Matrix;
}

function checkInput({ weights, inputs, dampening, ...options }: Checked): void {
	checkRows({ weights });
	checkRows({ inputs }, weights[0]!.length);
	checkGroups(weights[0]!, options, 'weights[0]');
	if (Number.isFinite(dampening) && dampening >= 0) return;
	throw new RangeError(`dampening must be a finite number of at least 0, got ${dampening}.`);
}

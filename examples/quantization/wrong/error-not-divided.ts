// The mistake: the error is not divided by [H_F⁻¹]_qq, so the constraint that puts w_q on the grid
// does not hold, and the correction has the wrong size for inputs of another unit.
import type { Matrix, Vector } from '@examples/numerics';
import { dequantize } from '../dequantize.ts';
import { hessian, inverseCholesky } from '../hessian.ts';
import { fitGrid, toCode } from '../round-to-nearest.ts';
import type { GptqInput, GptqOutput } from '../gptq.ts';
import type { Grid, GridOptions, Quantized } from '../round-to-nearest.ts';

export function gptq(input: GptqInput): GptqOutput {
	const { weights, inputs, dampening = 0.01 } = input;
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
		const error = corrected[q]! - rounded;
		// U is 0 left of its diagonal: fixed weights stay.
		corrected = corrected.map((weight, j) => weight - error * factor[q]![j]!);
	}
	return {
		codes,
		scales: grids.map(({ scale }) => scale),
		zeroPoints: grids.map(({ zeroPoint }) => zeroPoint),
	};
}

import { checkCount, checkSameLength, matmul, sum, transpose } from '@examples/numerics';
import type { Matrix, Random } from '@examples/numerics';
import { checkRows } from './check.ts';

// #region output-error
/**
 * How far a layer's outputs are from what they were, ‖XWᵀ − XŴᵀ‖² / ‖XWᵀ‖².
 *
 * The papers write inputs as columns, ‖WX − ŴX‖²; here a row is a sample.
 *
 * @param layer.weights W, [outputs][inputs].
 * @param layer.quantized Ŵ, as weights, of the same shape.
 * @param layer.inputs X, [samples][inputs].
 * @returns at least 0; 1 where all weights became 0.
 * @throws {TypeError | RangeError} when shapes differ, a number is not finite, or
 * the layer's outputs are all 0.
 * @see Frantar et al. 2023, Eq. 1, here divided by the size of the outputs.
 * @example
 * outputError({ weights: [[1, 3]], quantized: [[1, 2]], inputs: [[2, 1], [0, 2]] })
 * // => (1² + 2²) / (5² + 6²) = 5 / 61
 */
export function outputError({ weights, quantized, inputs }: QuantizedLayer): number {
	checkRows({ weights });
	checkRows({ quantized, inputs }, weights[0]!.length);
	checkSameLength({ weights, quantized });
	const changes = weights.map((row, i) => row.map((weight, j) => weight - quantized[i]![j]!));
	const size = squaredNorm(matmul(inputs, transpose(weights)));
	if (size === 0) throw new RangeError('the outputs must not all be 0, got zeros only.');
	return squaredNorm(matmul(inputs, transpose(changes))) / size;
}
// #endregion

/** A layer, what became of its weights, and the inputs by which to judge. */
export interface QuantizedLayer {
	weights: Matrix;
	quantized: Matrix;
	inputs: Matrix;
}

// #region toy-layer
/**
 * A small linear layer with inputs to calibrate on: normal weights, and inputs any
 * two of which have the same correlation ρ, x = √ρ · common + √(1 − ρ) · own.
 *
 * @param options.width how many inputs the layer has; `outputs` and `samples` likewise.
 * @param options.correlation ρ, from 0 to below 1.
 * @param options.loudness factor on every 16th input, from the sixth; 1 for none.
 * @param options.weightOutlier factor on the first weight of each row; 1 for none.
 * @param options.random the source of all its numbers.
 * @returns `weights` [outputs][width] and `inputs` [samples][width].
 * @throws {RangeError} when a count is not above 0 or ρ is out of range.
 * @example
 * createToyLayer({ width: 64, outputs: 8, samples: 128, random: createRandom(1) })
 * 	.inputs.length // => 128
 */
export function createToyLayer(options: ToyOptions): ToyLayer {
	const { width, outputs, samples, correlation = 0.9 } = options;
	const { loudness = 1, weightOutlier = 1, random } = options;
	checkCount({ width, outputs, samples });
	if (!(correlation >= 0 && correlation < 1)) {
		throw new RangeError(`correlation must be from 0 to below 1, got ${correlation}.`);
	}
	const [shared, own] = [Math.sqrt(correlation), Math.sqrt(1 - correlation)];
	const weights = rows(outputs, () =>
		rows(width, (j) => random.normal() * (j === 0 ? weightOutlier : 1)),
	);
	const inputs = rows(samples, () => {
		const common = random.normal();
		return rows(width, (j) => {
			const value = shared * common + own * random.normal();
			return value * (j % 16 === 5 ? loudness : 1);
		});
	});
	return { weights, inputs };
}
// #endregion

export interface ToyLayer {
	weights: Matrix;
	inputs: Matrix;
}

export interface ToyOptions {
	width: number;
	outputs: number;
	samples: number;
	correlation?: number | undefined;
	loudness?: number | undefined;
	weightOutlier?: number | undefined;
	random: Random;
}

function rows<Row>(count: number, make: (index: number) => Row): Row[] {
	return Array.from({ length: count }, (_, index) => make(index));
}

function squaredNorm(matrix: Matrix): number {
	return sum(matrix.flat().map((value) => value * value));
}

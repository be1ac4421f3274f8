import { checkNumbers, checkPositive, checkSameLength, mean } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';

// #region layer-norm
/**
 * Layer normalization of each token by itself:
 * (x − mean) / √(variance + ε) · weight + bias.
 *
 * The variance is that of the d numbers themselves, divided by d, not by
 * d − 1. With ε out of the way the result does not change when a token is
 * shifted or scaled.
 *
 * @param hiddenStates [length][d].
 * @param options.weight [d], the paper's gain g. Default: ones.
 * @param options.bias [d], the paper's b. Default: zeros.
 * @param options.epsilon ε, above 0, inside the root. Default 1e-5, as in PyTorch.
 * @returns [length][d]; without weight and bias each row has mean 0 and variance 1.
 * @throws {TypeError | RangeError} when a row is no list of finite numbers,
 * `weight` or `bias` is not as long as a row, or `epsilon` is not above 0.
 * @see Ba et al. 2016, Eq. 3 and 4; ε: as PyTorch's `nn.LayerNorm`.
 * @example layerNorm([[1, 3]], { epsilon: 1e-12 }) // => [[-1, 1]]
 */
export function layerNorm(
	hiddenStates: Matrix,
	options: LayerNormOptions = {},
): Matrix {
	const { epsilon = 1e-5 } = options;
	check(hiddenStates, options, epsilon);
	return hiddenStates.map((row) => {
		const center = mean(row);
		const variance = mean(row.map((x) => (x - center) ** 2));
		const deviation = Math.sqrt(variance + epsilon);
		const normalized = row.map((x) => (x - center) / deviation);
		return affine(normalized, options);
	});
}
// #endregion

// #region rms-norm
/**
 * Root-mean-square normalization of each token by itself:
 * x / √(mean(x²) + ε) · weight.
 *
 * No mean is subtracted and no bias is added: the result does not change when
 * a token is scaled, but it does when it is shifted.
 *
 * @param hiddenStates [length][d].
 * @param options.weight [d], the paper's gain g. Default: ones.
 * @param options.epsilon ε, above 0, inside the root. Default 1e-6, as in Hugging
 * Face's Llama and Qwen2.
 * @returns [length][d]; without weight the mean square of each row is 1.
 * @throws {TypeError | RangeError} when a row is no list of finite numbers,
 * `weight` is not as long as a row, or `epsilon` is not above 0.
 * @see Zhang & Sennrich 2019, Eq. 4; ε: as the released code of Llama.
 * @example
 * rmsNorm([[1, 7]], { epsilon: 1e-12 }) // => [[0.2, 1.4]]: √((1 + 49) / 2) = 5
 */
export function rmsNorm(hiddenStates: Matrix, options: RmsNormOptions = {}): Matrix {
	const { epsilon = 1e-6 } = options;
	check(hiddenStates, options, epsilon);
	return hiddenStates.map((row) => {
		const rootMeanSquare = Math.sqrt(mean(row.map((x) => x ** 2)) + epsilon);
		const normalized = row.map((x) => x / rootMeanSquare);
		return affine(normalized, options);
	});
}
// #endregion

export interface LayerNormOptions {
	weight?: Vector | undefined;
	bias?: Vector | undefined;
	epsilon?: number | undefined;
}

export type RmsNormOptions = Omit<LayerNormOptions, 'bias'>;

function affine(row: Vector, { weight, bias }: LayerNormOptions): Vector {
	return row.map((x, i) => x * (weight?.[i] ?? 1) + (bias?.[i] ?? 0));
}

function check(hiddenStates: Matrix, options: LayerNormOptions, epsilon: number): void {
	if (!Array.isArray(hiddenStates)) {
		throw new TypeError(`hiddenStates must be rows of numbers, got ${hiddenStates}.`);
	}
	hiddenStates.forEach((row, index) => {
		const name = `hiddenStates[${index}]`;
		checkNumbers({ [name]: row });
		for (const parameter of ['weight', 'bias'] as const) {
			const values = options[parameter];
			if (values === undefined) continue;
			checkNumbers({ [parameter]: values });
			checkSameLength({ [name]: row, [parameter]: values });
		}
	});
	checkPositive({ epsilon });
}

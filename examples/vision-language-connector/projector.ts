import { checkNumbers, checkSameLength, matmul } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { checkMatrix } from '@examples/scaled-dot-product-attention';
import { gelu } from '@examples/swiglu';

// #region projector
/**
 * LLaVA's first connector, one matrix: H_v = Z_v·W + b, each patch by itself.
 *
 * The number of tokens stays what the image encoder made it; only the width
 * changes, from that of the encoder to that of the language model.
 *
 * @param imageFeatures Z_v, [patches][encoderDim].
 * @param weights `weight` [encoderDim][hiddenSize], applied as x·W; `bias`
 * [hiddenSize].
 * @returns [patches][hiddenSize].
 * @throws {TypeError | RangeError} when a shape does not fit or a number is not
 * finite.
 * @see Liu et al. 2023, Eq. 1, where W stands on the left.
 * @example
 * linearProjector([[1, 2], [3, 4]], { weight: [[10], [1]], bias: [0.5] })
 * // => [[12.5], [34.5]]
 */
export function linearProjector(
	imageFeatures: Matrix,
	{ weight, bias }: LinearWeights,
): Matrix {
	checkMatrix({ imageFeatures, weight });
	checkNumbers({ bias });
	checkSameLength({ 'weight[0]': weight[0]!, bias });
	return matmul(imageFeatures, weight).map((row) =>
		row.map((x, column) => x + bias[column]!),
	);
}

/**
 * LLaVA-1.5's connector, a two-layer MLP: H_v = GELU(Z_v·W_1 + b_1)·W_2 + b_2.
 *
 * Without the GELU the two matrices would be one: W_1·W_2.
 *
 * @param imageFeatures [patches][encoderDim].
 * @param weights `first` to the hidden width and `second` from it; in LLaVA-1.5-7B
 * 1,024 to 4,096 to 4,096.
 * @returns [patches][hiddenSize].
 * @throws {TypeError | RangeError} as `linearProjector`.
 * @see Liu et al. 2024, §3.3; the released code: `mlp2x_gelu`.
 * @example
 * const one = { weight: [[1]], bias: [0] };
 * mlpProjector([[2], [-9]], { first: one, second: one })
 * // => [[1.954…], [0]]: gelu(2) and gelu(−9)
 */
export function mlpProjector(
	imageFeatures: Matrix,
	{ first, second }: MlpWeights,
): Matrix {
	const hidden = linearProjector(imageFeatures, first);
	return linearProjector(hidden.map((row) => row.map(gelu)), second);
}
// #endregion

/** Applied as x·W + b. */
export interface LinearWeights {
	weight: Matrix;
	bias: Vector;
}

export interface MlpWeights {
	first: LinearWeights;
	second: LinearWeights;
}

import { checkCount, checkPositive } from '@examples/numerics';

// #region two-thirds
/**
 * The width at which a gated network has the weights of an ungated one of width
 * expansion·dModel: two thirds of it, rounded up to a multiple.
 *
 * Three matrices instead of two: 3·d·d_ff = 2·d·(4d) gives d_ff = 8/3·d. Convention,
 * not law: Qwen2-7B has 5.29·d.
 *
 * @param options.dModel d, a count. `expansion`: the ungated width over d, above 0.
 * Default 4.
 * @param options.multipleOf what divides the width, a count. Default 1; Llama has 256.
 * @returns the width, a count.
 * @throws {RangeError} when `dModel` or `multipleOf` is no count, or `expansion` is not
 * above 0.
 * @see Shazeer 2020, §2; the rounding: Llama's model.py, `FeedForward`.
 * @example gatedWidth({ dModel: 4096, multipleOf: 256 }) // => 11008: LLaMA-7B's
 */
export function gatedWidth(options: GatedWidthOptions): number {
	const { dModel, expansion = 4, multipleOf = 1 } = options;
	checkCount({ dModel, multipleOf });
	checkPositive({ expansion });
	const width = Math.floor((2 * expansion * dModel) / 3);
	return multipleOf * Math.ceil(width / multipleOf);
}

/**
 * The weights of a feed-forward network without biases: 2·d·d_ff, or 3·d·d_ff with a
 * gate.
 *
 * A forward pass costs twice as many FLOPs per token, a multiply-add counting as 2.
 *
 * @param shape.dModel, shape.dFf counts. `gated`: whether there is a third matrix.
 * @returns how many numbers the matrices hold.
 * @throws {RangeError} when a size is no count.
 * @see Shazeer 2020, §2.
 * @example
 * feedForwardParameters({ dModel: 3584, dFf: 18944, gated: true })
 * // => 203685888: a layer of Qwen2-7B
 */
export function feedForwardParameters(shape: FeedForwardShape): number {
	const { dModel, dFf, gated } = shape;
	checkCount({ dModel, dFf });
	return (gated ? 3 : 2) * dModel * dFf;
}
// #endregion

export interface GatedWidthOptions {
	dModel: number;
	expansion?: number;
	multipleOf?: number;
}

export interface FeedForwardShape {
	dModel: number;
	dFf: number;
	gated: boolean;
}

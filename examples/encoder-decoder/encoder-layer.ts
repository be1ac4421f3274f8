import type { AttentionMask } from '@examples/attention-mask';
import { multiHeadAttention } from '@examples/multi-head-attention';
import type { ProjectionWeights } from '@examples/multi-head-attention';
import type { Matrix } from '@examples/numerics';
import { feedForward } from './feed-forward.ts';
import type { FeedForwardWeights } from './feed-forward.ts';
import { normBy, residualOf } from './residual.ts';
import type { NormPlacement, NormWeights } from './residual.ts';

// #region encoder-layer
/**
 * One layer of the encoder: self-attention in both directions, then feed-forward,
 * each with a residual and a norm.
 *
 * @param input.hiddenStates [length][dModel].
 * @param input.weights of attention, feed-forward and their norms.
 * @param input.numAttentionHeads a divisor of dModel.
 * @param input.mask [length][length], which keys are tokens and not padding.
 * Default: all.
 * @param input.normPlacement `'post'` as in the paper, or `'pre'`; a stack
 * of pre-norm layers ends with one more norm.
 * @returns [length][dModel].
 * @throws {TypeError | RangeError} when a shape does not fit, or `normPlacement` is
 * neither.
 * @see Vaswani et al. 2017, §3.1.
 * @example
 * const input = { hiddenStates: [[1, 3]], weights: zeros, numAttentionHeads: 1 };
 * encoderLayer({ ...input, normPlacement: 'pre' })
 * // => [[1, 3]] when all matrices and biases are 0: only the residual path is left
 */
export function encoderLayer(input: EncoderLayerInput): Matrix {
	const { hiddenStates, weights, numAttentionHeads, mask, normPlacement } = input;
	const residual = residualOf(normPlacement);
	const attended = residual(
		hiddenStates,
		(states) =>
			multiHeadAttention({
				hiddenStates: states,
				weights: weights.selfAttention,
				numAttentionHeads,
				mask,
			}).output,
		normBy(weights.selfAttentionNorm),
	);
	return residual(
		attended,
		(states) => feedForward(states, weights.feedForward),
		normBy(weights.feedForwardNorm),
	);
}
// #endregion

export interface EncoderLayerInput {
	hiddenStates: Matrix;
	weights: EncoderLayerWeights;
	numAttentionHeads: number;
	mask?: AttentionMask | undefined;
	normPlacement?: NormPlacement | undefined;
}

/** A decoder layer's weights will do: they hold these. */
export interface EncoderLayerWeights {
	selfAttention: ProjectionWeights;
	selfAttentionNorm: NormWeights;
	feedForward: FeedForwardWeights;
	feedForwardNorm: NormWeights;
}

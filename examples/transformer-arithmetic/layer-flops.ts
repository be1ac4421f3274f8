import { checkCount } from '@examples/numerics';
import { checkWhole, sizesOf } from './config.ts';
import type { TransformerConfig } from './config.ts';
import { attentionParameters, feedForwardParameters } from './parameters.ts';

// #region layer-flops
/**
 * The FLOPs of one layer on n tokens, a multiply-add counted as 2: 2n for each
 * weight, and 4·h·d_k for each pair of a query and a key it sees (2 for the score,
 * 2 for the mixing). Softmax, norms and activations are left out: they are not
 * matrix products.
 *
 * @param config the sizes of the model.
 * @param input.length n, the tokens of this pass.
 * @param input.pastLength tokens in the cache, seen by all n; 0 unless given.
 * @param input.causal token i sees i + 1 of the n, and the kernel skips the rest;
 * false counts all n, as a kernel that computes and masks.
 * @param input.sourceLength tokens of the encoder for cross-attention, whose keys
 * and values are computed here; 0, no cross-attention, unless given.
 * @throws {RangeError} when a size or a length is no count.
 * @see Kaplan et al. 2020, Table 1; Vaswani et al. 2017, Table 1.
 * @example
 * const size = { vocabularySize: 8, dModel: 4, dFeedForward: 16, norm: 'rms-norm' };
 * layerFlops({ ...size, decoderLayers: 1, numAttentionHeads: 2 }, { length: 3 })
 * // => { projections: 384, scores: 144, crossAttention: 0, feedForward: 768,
 * //      total: 1296 }
 */
export function layerFlops(
	config: TransformerConfig,
	input: LayerInput,
): LayerFlops {
	const { length, pastLength = 0, sourceLength = 0, causal = false } = input;
	checkCount({ length });
	checkWhole({ pastLength, sourceLength });
	const { dModel, queryWidth, keyValueWidth } = sizesOf(config);
	const bare = { ...config, biases: 'none' } as const;
	const pairs =
		length * pastLength + (causal ? (length * (length + 1)) / 2 : length ** 2);
	const querySide = 4 * length * dModel * queryWidth;
	const sourceSide = 4 * sourceLength * dModel * keyValueWidth;
	const crossScores = 4 * length * sourceLength * queryWidth;
	const parts = {
		projections: 2 * length * attentionParameters(bare),
		scores: 4 * pairs * queryWidth,
		crossAttention: sourceLength > 0 ? querySide + sourceSide + crossScores : 0,
		feedForward: 2 * length * feedForwardParameters(bare),
	};
	return {
		...parts,
		total: Object.values(parts).reduce((sum, part) => sum + part),
	};
}
// #endregion

// #region crossing-length
/**
 * How long a text must be for the scores and the mixing to cost as much as the
 * feed-forward network, and as much as all weights of the layer: n = W / (2·h·d_k)
 * for W weights; with a causal kernel about twice that.
 *
 * With d_ff = 4d, no gate and h·d_k = d that is 4d and 6d.
 *
 * @param config the sizes of the model.
 * @returns lengths in tokens, for a kernel that computes every pair.
 * @throws {RangeError} when a size is no count.
 * @see Kaplan et al. 2020, §2.1, by the FLOPs of Table 1.
 * @example
 * crossingLength(models['GPT-2 small'])
 * // => { feedForward: 3072, allWeights: 4608 }
 */
export function crossingLength(config: TransformerConfig): {
	feedForward: number;
	allWeights: number;
} {
	const bare = { ...config, biases: 'none' } as const;
	const perPair = 2 * sizesOf(config).queryWidth;
	const feedForward = feedForwardParameters(bare);
	return {
		feedForward: feedForward / perPair,
		allWeights: (feedForward + attentionParameters(bare)) / perPair,
	};
}
// #endregion

/** Lengths in tokens. */
export interface LayerInput {
	length: number;
	pastLength?: number;
	sourceLength?: number;
	causal?: boolean;
}

/** In FLOPs. */
export interface LayerFlops {
	projections: number;
	scores: number;
	crossAttention: number;
	feedForward: number;
	total: number;
}

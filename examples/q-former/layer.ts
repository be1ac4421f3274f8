import type { AttentionMask } from '@examples/attention-mask';
import type { NormWeights } from '@examples/encoder-decoder';
import { multiHeadAttention } from '@examples/multi-head-attention';
import type { ProjectionWeights } from '@examples/multi-head-attention';
import { layerNorm, postNormResidual } from '@examples/normalization';
import type { Layer } from '@examples/normalization';
import type { Matrix } from '@examples/numerics';
import { feedForward, gelu } from '@examples/swiglu';
import type { FeedForwardWeights } from '@examples/swiglu';

// #region layer
/**
 * One block of the Q-Former: queries and text share the self-attention, under a
 * mask; then the queries alone read the image by cross-attention; then each kind
 * has a feed-forward network of its own.
 *
 * All that text can know of an image has come through a query. BERT without its
 * biases: norms after each residual, GELU.
 *
 * @param input.queries [numQueries][dModel]. `text`: [textLength][dModel], may be
 * empty.
 * @param input.imageFeatures [patches][dModel], any number of patches; BLIP-2 maps
 * them to dModel in the key and value projections.
 * @param input.weights without `crossAttention` the block has none: in BLIP-2 every
 * second one.
 * @param input.mask of `qFormerMask`.
 * @returns queries and text, shaped as they came.
 * @throws {TypeError | RangeError} when a shape does not fit.
 * @see Li et al. 2023 (BLIP-2), §3.1; the released code: `Qformer.py`, `BertLayer`.
 * @example
 * // All weights 0: only residual and norms are left.
 * qFormerLayer({ queries: [[1, 3]], text: [], imageFeatures: [[9, 9]], ...zeros })
 * // => { queries: [[-1, 1]], text: [] }, but for epsilon
 */
export function qFormerLayer(input: QFormerLayerInput): QFormerStates {
	const { queries, text, imageFeatures, weights, numAttentionHeads, mask } = input;
	const attend = (projections: ProjectionWeights, more: AttendOptions): Layer => {
		const common = { weights: projections, numAttentionHeads, ...more };
		return (hiddenStates) => multiHeadAttention({ hiddenStates, ...common }).output;
	};
	const mixed = postNormResidual(
		[...queries, ...text],
		attend(weights.selfAttention, { mask }),
		normBy(weights.selfAttentionNorm),
	);
	const asked = mixed.slice(0, queries.length);
	const informed = weights.crossAttention
		? postNormResidual(
				asked,
				attend(weights.crossAttention, { memory: imageFeatures }),
				normBy(weights.crossAttentionNorm),
			)
		: asked;
	const read = mixed.slice(queries.length);
	return {
		queries: transform(informed, weights.queryFeedForward, weights.queryNorm),
		text: transform(read, weights.textFeedForward, weights.textNorm),
	};
}

function transform(
	states: Matrix,
	weights: FeedForwardWeights,
	norm: NormWeights,
): Matrix {
	if (states.length === 0) return [];
	const network: Layer = (rows) => feedForward(rows, weights, gelu);
	return postNormResidual(states, network, normBy(norm));
}
// #endregion

function normBy(weights: NormWeights): Layer {
	return (states) => layerNorm(states, weights);
}

interface AttendOptions {
	mask?: AttentionMask;
	memory?: Matrix;
}

export interface QFormerStates {
	queries: Matrix;
	text: Matrix;
}

export interface QFormerLayerInput extends QFormerStates {
	imageFeatures: Matrix;
	weights: QFormerLayerWeights;
	numAttentionHeads: number;
	mask: AttentionMask;
}

export interface QFormerLayerWeights {
	selfAttention: ProjectionWeights;
	selfAttentionNorm: NormWeights;
	/** Absent in a block without cross-attention. */
	crossAttention?: ProjectionWeights | undefined;
	crossAttentionNorm: NormWeights;
	queryFeedForward: FeedForwardWeights;
	queryNorm: NormWeights;
	textFeedForward: FeedForwardWeights;
	textNorm: NormWeights;
}

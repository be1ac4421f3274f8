import { drawLayerWeights } from '@examples/encoder-decoder';
import { checkCount } from '@examples/numerics';
import type { Random } from '@examples/numerics';
import type { QFormerLayerWeights } from './layer.ts';

/**
 * Random blocks: cross-attention in every `crossAttentionEvery`-th, beginning with
 * the first, and the queries' feed-forward network a copy of the text's, as BLIP-2
 * starts.
 *
 * @param size.numLayers 12 in BLIP-2. `dModel`: 768. `dFeedForward`: 3,072.
 * @param size.crossAttentionEvery default 2.
 * @returns one set of weights per block.
 * @throws {RangeError} when a size is no whole number above 0.
 * @see the released code of BLIP-2: `cross_attention_freq`, and the copy of
 * parameters whose name holds `_query`.
 * @example
 * const size = { numLayers: 3, dModel: 4, dFeedForward: 8 };
 * drawQFormer(size, random).map((block) => block.crossAttention !== undefined)
 * // => [true, false, true]
 */
export function drawQFormer(
	size: QFormerSize,
	random: Random,
): QFormerLayerWeights[] {
	const { numLayers, dModel, dFeedForward, crossAttentionEvery = 2 } = size;
	checkCount({ numLayers, crossAttentionEvery });
	return Array.from({ length: numLayers }, (_, block) => {
		const drawn = drawLayerWeights({ dModel, dFeedForward }, random);
		const network = { wIn: drawn.feedForward.wUp, wOut: drawn.feedForward.wDown };
		const { crossAttention, feedForwardNorm, ...attention } = drawn;
		const reads = block % crossAttentionEvery === 0;
		return {
			selfAttention: attention.selfAttention,
			selfAttentionNorm: attention.selfAttentionNorm,
			crossAttention: reads ? crossAttention : undefined,
			crossAttentionNorm: attention.crossAttentionNorm,
			queryFeedForward: network,
			queryNorm: feedForwardNorm,
			textFeedForward: network,
			textNorm: feedForwardNorm,
		};
	});
}

export interface QFormerSize {
	numLayers: number;
	dModel: number;
	dFeedForward: number;
	crossAttentionEvery?: number;
}

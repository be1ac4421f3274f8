import type { ProjectionWeights } from '@examples/multi-head-attention';
import { checkCount } from '@examples/numerics';
import type { Matrix, Random, Vector } from '@examples/numerics';
import type { DecoderLayerWeights } from './decoder-layer.ts';
import type { NormWeights } from './residual.ts';

/**
 * Random weights for a layer of either kind: matrices of variance 1 / rows, biases of
 * 0, norms that change nothing.
 *
 * @param size.dModel, size.dFeedForward whole numbers above 0; the paper has 512 and
 * 2048.
 * @returns a decoder layer's weights, which hold an encoder layer's.
 * @throws {RangeError} when a size is no whole number above 0.
 * @see LeCun et al. 1998, "Efficient BackProp", §4.6: the variance.
 * @example
 * const zeros = { ...createRandom(0), normal: () => 0 };
 * drawLayerWeights({ dModel: 1, dFeedForward: 2 }, zeros).feedForward
 * // => { wUp: [[0, 0]], bUp: [0, 0], wDown: [[0], [0]], bDown: [0] }
 */
export function drawLayerWeights(size: LayerSize, random: Random): DecoderLayerWeights {
	const { dModel, dFeedForward } = size;
	checkCount({ dModel, dFeedForward });
	const draw = (rows: number, columns: number): Matrix =>
		Array.from({ length: rows }, () =>
			Array.from({ length: columns }, () => random.normal() / Math.sqrt(rows)),
		);
	const projections = (): ProjectionWeights => ({
		wQuery: draw(dModel, dModel),
		wKey: draw(dModel, dModel),
		wValue: draw(dModel, dModel),
		wOutput: draw(dModel, dModel),
	});
	const norm = (): NormWeights => ({
		weight: filled(dModel, 1),
		bias: filled(dModel, 0),
	});
	return {
		selfAttention: projections(),
		selfAttentionNorm: norm(),
		crossAttention: projections(),
		crossAttentionNorm: norm(),
		feedForward: {
			wUp: draw(dModel, dFeedForward),
			bUp: filled(dFeedForward, 0),
			wDown: draw(dFeedForward, dModel),
			bDown: filled(dModel, 0),
		},
		feedForwardNorm: norm(),
	};
}

export interface LayerSize {
	dModel: number;
	dFeedForward: number;
}

function filled(length: number, value: number): Vector {
	return Array.from({ length }, () => value);
}

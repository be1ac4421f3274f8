import type { Matrix } from '@examples/numerics';
import { checkMatrix } from '@examples/scaled-dot-product-attention';
import { qFormerLayer } from './layer.ts';
import type { QFormerLayerWeights, QFormerStates } from './layer.ts';
import { qFormerMask } from './masks.ts';
import type { Objective } from './masks.ts';

// #region q-former
/**
 * A stack of blocks: learnt queries go in, as many vectors come out, whatever the
 * size of the image.
 *
 * The queries are parameters, the same for every image. Nothing here knows the
 * order of the patches: if the image encoder has not put it into the features, it
 * is lost.
 *
 * @param input.queries [numQueries][dModel]. `text`: [textLength][dModel],
 * embeddings; none by default, as when the queries feed a language model.
 * @param input.imageFeatures [patches][dModel], from the frozen image encoder.
 * @param input.objective which mask: see `qFormerMask`.
 * @returns queries and text, shaped as they came.
 * @throws {TypeError | RangeError} when there is no block or a shape does not fit.
 * @see Li et al. 2023 (BLIP-2), §3.1.
 * @example
 * const input = { queries, imageFeatures, layers, numAttentionHeads: 2 };
 * qFormer({ ...input, objective: 'contrastive' }).queries.length
 * // => queries.length
 */
export function qFormer(input: QFormerInput): QFormerStates {
	const { queries, text = [], imageFeatures, layers, numAttentionHeads } = input;
	checkMatrix({ queries, imageFeatures });
	if (layers.length === 0) {
		throw new RangeError('layers must have at least one entry, got none.');
	}
	const sizes = { numQueries: queries.length, textLength: text.length };
	const mask = qFormerMask(input.objective, sizes);
	return layers.reduce<QFormerStates>(
		(states, weights) =>
			qFormerLayer({ ...states, imageFeatures, weights, numAttentionHeads, mask }),
		{ queries, text },
	);
}
// #endregion

export interface QFormerInput {
	queries: Matrix;
	text?: Matrix | undefined;
	imageFeatures: Matrix;
	layers: readonly QFormerLayerWeights[];
	numAttentionHeads: number;
	objective: Objective;
}

// The mistake: a multiply-add counts as 1. Then 6ND becomes 3ND, and a card seems twice as fast as
// its datasheet, which counts 2.
import { attentionParameters, feedForwardParameters } from '../index.ts';
import type { LayerFlops, LayerInput, TransformerConfig } from '../index.ts';

export function layerFlops(config: TransformerConfig, input: LayerInput): LayerFlops {
	const { length, pastLength = 0, sourceLength = 0, causal = false } = input;
	const { dModel, numAttentionHeads, numKeyValueHeads = numAttentionHeads } = config;
	const { headDim = dModel / numAttentionHeads } = config;
	const [queryWidth, keyValueWidth] = [numAttentionHeads * headDim, numKeyValueHeads * headDim];
	const bare = { ...config, biases: 'none' } as const;
	const pairs = length * pastLength + (causal ? (length * (length + 1)) / 2 : length ** 2);
	const querySide = 2 * length * dModel * queryWidth;
	const sourceSide = 2 * sourceLength * dModel * keyValueWidth;
	const crossScores = 2 * length * sourceLength * queryWidth;
	const parts = {
		projections: length * attentionParameters(bare),
		scores: 2 * pairs * queryWidth,
		crossAttention: sourceLength > 0 ? querySide + sourceSide + crossScores : 0,
		feedForward: length * feedForwardParameters(bare),
	};
	return { ...parts, total: Object.values(parts).reduce((sum, part) => sum + part) };
}

// The mistake: the scores without the mixing. Weighing the values costs as much again as the scores
// themselves.
import { attentionParameters, feedForwardParameters } from '../index.ts';
import type { LayerFlops, LayerInput, TransformerConfig } from '../index.ts';

export function layerFlops(config: TransformerConfig, input: LayerInput): LayerFlops {
	const { length, pastLength = 0, sourceLength = 0, causal = false } = input;
	const { dModel, numAttentionHeads, numKeyValueHeads = numAttentionHeads } = config;
	const { headDim = dModel / numAttentionHeads } = config;
	const [queryWidth, keyValueWidth] = [numAttentionHeads * headDim, numKeyValueHeads * headDim];
	const bare = { ...config, biases: 'none' } as const;
	const pairs = length * pastLength + (causal ? (length * (length + 1)) / 2 : length ** 2);
	const querySide = 4 * length * dModel * queryWidth;
	const sourceSide = 4 * sourceLength * dModel * keyValueWidth;
	const crossScores = 2 * length * sourceLength * queryWidth;
	const parts = {
		projections: 2 * length * attentionParameters(bare),
		scores: 2 * pairs * queryWidth,
		crossAttention: sourceLength > 0 ? querySide + sourceSide + crossScores : 0,
		feedForward: 2 * length * feedForwardParameters(bare),
	};
	return { ...parts, total: Object.values(parts).reduce((sum, part) => sum + part) };
}

// The mistake: queries, keys and values only. The output projection mixes the heads and is as large
// as the queries'.
import type { TransformerConfig } from '../index.ts';

export function attentionParameters(config: TransformerConfig): number {
	const { dModel, numAttentionHeads, biases = 'none' } = config;
	const { numKeyValueHeads = numAttentionHeads } = config;
	const { headDim = dModel / numAttentionHeads } = config;
	const queryWidth = numAttentionHeads * headDim;
	const keyValueWidth = numKeyValueHeads * headDim;
	const weights = dModel * (queryWidth + 2 * keyValueWidth);
	const inputBiases = biases === 'none' ? 0 : queryWidth + 2 * keyValueWidth;
	const outputBias = biases === 'all' ? dModel : 0;
	return weights + inputBiases + outputBias;
}

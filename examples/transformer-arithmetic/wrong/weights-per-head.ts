// The mistake: every head gets a d × d projection. Heads divide the width among themselves: eight
// of them cost what one does.
import type { TransformerConfig } from '../index.ts';

export function attentionParameters(config: TransformerConfig): number {
	const { dModel, numAttentionHeads, biases = 'none' } = config;
	const { numKeyValueHeads = numAttentionHeads } = config;
	const queryWidth = numAttentionHeads * dModel;
	const keyValueWidth = numKeyValueHeads * dModel;
	const weights = dModel * (2 * queryWidth + 2 * keyValueWidth);
	const inputBiases = biases === 'none' ? 0 : queryWidth + 2 * keyValueWidth;
	const outputBias = biases === 'all' ? dModel : 0;
	return weights + inputBiases + outputBias;
}

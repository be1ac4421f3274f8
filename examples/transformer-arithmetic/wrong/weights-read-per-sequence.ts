// The mistake: every sequence of the batch reads the weights. They are read once for all of them,
// which is why batches make decoding cheap.
import { forwardFlops, matmulParameters } from '../index.ts';
import type { Pass, PassInput, TransformerConfig } from '../index.ts';

export function servingCost(config: TransformerConfig, input: PassInput): Pass {
	const { length, pastLength = 0, batchSize = 1 } = input;
	const { bytesPerWeight = 2, bytesPerCacheValue = 2 } = input;
	const { dModel, numAttentionHeads, numKeyValueHeads = numAttentionHeads } = config;
	const { headDim = dModel / numAttentionHeads, decoderLayers = 0 } = config;
	const keyValueWidth = numKeyValueHeads * headDim;
	const cached = 2 * decoderLayers * keyValueWidth * (pastLength + length);
	const sequence = forwardFlops(config, { length, pastLength, predictions: 1 });
	const flops = batchSize * sequence.total;
	const weightBytes = batchSize * bytesPerWeight * matmulParameters(config);
	const cacheBytes = batchSize * bytesPerCacheValue * cached;
	const intensity = flops / (weightBytes + cacheBytes);
	return { flops, weightBytes, cacheBytes, intensity };
}

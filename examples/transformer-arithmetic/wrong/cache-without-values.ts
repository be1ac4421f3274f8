// The mistake: keys are counted, values are not. Both are cached and both are read at each step.
import { forwardFlops, matmulParameters } from '../index.ts';
import type { Pass, PassInput, TransformerConfig } from '../index.ts';

export function servingCost(config: TransformerConfig, input: PassInput): Pass {
	const { length, pastLength = 0, batchSize = 1 } = input;
	const { bytesPerWeight = 2, bytesPerCacheValue = 2 } = input;
	const { dModel, numAttentionHeads, numKeyValueHeads = numAttentionHeads } = config;
	const { headDim = dModel / numAttentionHeads, decoderLayers = 0 } = config;
	const keyValueWidth = numKeyValueHeads * headDim;
	const cached = decoderLayers * keyValueWidth * (pastLength + length);
	const sequence = forwardFlops(config, { length, pastLength, predictions: 1 });
	const flops = batchSize * sequence.total;
	const weightBytes = bytesPerWeight * matmulParameters(config);
	const cacheBytes = batchSize * bytesPerCacheValue * cached;
	const intensity = flops / (weightBytes + cacheBytes);
	return { flops, weightBytes, cacheBytes, intensity };
}

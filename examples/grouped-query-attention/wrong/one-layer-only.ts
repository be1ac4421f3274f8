// The mistake: one layer's cache is taken for the model's. Each layer has keys and values of
// its own: Qwen2-72B needs 80 times as much.
import { checkCount, checkPositive } from '@examples/numerics';
import type { CacheShape } from '../index.ts';

export function keyValueCacheBytes(shape: CacheShape): number {
	const { numLayers, numKeyValueHeads, headDim } = shape;
	const { sequenceLength, batchSize, bytesPerValue } = shape;
	checkCount({ numLayers, numKeyValueHeads, headDim, sequenceLength, batchSize });
	checkPositive({ bytesPerValue });
	const numbersPerToken = 2 * numKeyValueHeads * headDim;
	return numbersPerToken * sequenceLength * batchSize * bytesPerValue;
}

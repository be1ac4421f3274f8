// The mistake: the factor 2 is missing. Keys and values are both cached: the plan has
// half of the memory that is needed.
import { checkCount, checkPositive } from '@examples/numerics';
import type { CacheShape } from '../index.ts';

export function keyValueCacheBytes(shape: CacheShape): number {
	const { numLayers, numKeyValueHeads, headDim } = shape;
	const { sequenceLength, batchSize, bytesPerValue } = shape;
	checkCount({ numLayers, numKeyValueHeads, headDim, sequenceLength, batchSize });
	checkPositive({ bytesPerValue });
	const numbersPerToken = numLayers * numKeyValueHeads * headDim;
	return numbersPerToken * sequenceLength * batchSize * bytesPerValue;
}

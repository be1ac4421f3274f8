// The mistake: the number of query heads is taken, as in "2 · layers · hidden size". For
// Qwen2-72B that is 8 times the cache: all that GQA saves.
import { checkCount, checkPositive } from '@examples/numerics';
import type { CacheShape } from '../index.ts';

interface Model extends CacheShape {
	numAttentionHeads?: number;
}

export function keyValueCacheBytes(shape: Model): number {
	const { numLayers, numAttentionHeads = shape.numKeyValueHeads, headDim } = shape;
	const { sequenceLength, batchSize, bytesPerValue } = shape;
	checkCount({ numLayers, numAttentionHeads, headDim, sequenceLength, batchSize });
	checkPositive({ bytesPerValue });
	const numbersPerToken = 2 * numLayers * numAttentionHeads * headDim;
	return numbersPerToken * sequenceLength * batchSize * bytesPerValue;
}

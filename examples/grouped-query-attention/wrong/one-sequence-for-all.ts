// The mistake: the batch is left out, as if sequences shared a cache as they share the
// weights. Each has tokens of its own, and so keys and values of its own.
import { checkCount, checkPositive } from '@examples/numerics';
import type { CacheShape } from '../index.ts';

export function keyValueCacheBytes(shape: CacheShape): number {
	const { numLayers, numKeyValueHeads, headDim } = shape;
	const { sequenceLength, bytesPerValue } = shape;
	checkCount({ numLayers, numKeyValueHeads, headDim, sequenceLength });
	checkPositive({ bytesPerValue });
	const numbersPerToken = 2 * numLayers * numKeyValueHeads * headDim;
	return numbersPerToken * sequenceLength * bytesPerValue;
}

// The mistake: bits are counted for bytes, 16 for a bf16 number instead of 2. Everything
// is 8 times too large, and no single sequence seems to fit.
import { checkCount, checkPositive } from '@examples/numerics';
import type { CacheShape } from '../index.ts';

export function keyValueCacheBytes(shape: CacheShape): number {
	const { numLayers, numKeyValueHeads, headDim } = shape;
	const { sequenceLength, batchSize, bytesPerValue } = shape;
	checkCount({ numLayers, numKeyValueHeads, headDim, sequenceLength, batchSize });
	checkPositive({ bytesPerValue });
	const bitsPerValue = 8 * bytesPerValue;
	const numbersPerToken = 2 * numLayers * numKeyValueHeads * headDim;
	return numbersPerToken * sequenceLength * batchSize * bitsPerValue;
}

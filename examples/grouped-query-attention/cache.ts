import { checkCount, checkPositive } from '@examples/numerics';

// #region cache-bytes
/**
 * Bytes of a KV cache: 2 · layers · key/value heads · headDim · tokens · sequences ·
 * bytes per number.
 *
 * The 2 is one key and one value. Query heads do not occur, nor does the hidden size.
 *
 * @param shape.numLayers L. `numKeyValueHeads`: G, not the number of query heads.
 * @param shape.headDim d_h. `sequenceLength`: tokens so far. `batchSize`: sequences.
 * @param shape.bytesPerValue 2 for bf16, 1 for fp8, 0.5 for int4 without its scales.
 * @returns bytes; divide by 2³⁰ for GiB.
 * @throws {RangeError} when a size is no count, or `bytesPerValue` is not above 0.
 * @see Ainslie et al. 2023, §2.2; Qwen2's numbers: Yang et al. 2024, Table 1.
 * @example
 * keyValueCacheBytes({
 * 	numLayers: 80, numKeyValueHeads: 8, headDim: 128,
 * 	sequenceLength: 1, batchSize: 1, bytesPerValue: 2,
 * })
 * // => 327680: Qwen2-72B keeps 320 KiB per token
 */
export function keyValueCacheBytes(shape: CacheShape): number {
	const { numLayers, numKeyValueHeads, headDim } = shape;
	const { sequenceLength, batchSize, bytesPerValue } = shape;
	checkCount({ numLayers, numKeyValueHeads, headDim, sequenceLength, batchSize });
	checkPositive({ bytesPerValue });
	const numbersPerToken = 2 * numLayers * numKeyValueHeads * headDim;
	return numbersPerToken * sequenceLength * batchSize * bytesPerValue;
}
// #endregion

// #region latent-cache
/**
 * Bytes of MLA's cache: layers · (d_c + d_h^R) · tokens · sequences · bytes per number.
 *
 * Keys and values come from one latent, so there is no 2, and heads do not occur.
 *
 * @param shape.latentDim d_c, numbers in the latent of a token.
 * @param shape.ropeHeadDim d_h^R, numbers in the one rotary key all heads share.
 * @param shape.numLayers, shape.sequenceLength, shape.batchSize, shape.bytesPerValue
 * as in `keyValueCacheBytes`.
 * @returns bytes.
 * @throws {RangeError} as `keyValueCacheBytes`.
 * @see DeepSeek-AI 2024 (DeepSeek-V2), §2.1.2–2.1.4, Table 1.
 * @example
 * latentCacheBytes({
 * 	numLayers: 60, latentDim: 512, ropeHeadDim: 64,
 * 	sequenceLength: 1, batchSize: 1, bytesPerValue: 2,
 * })
 * // => 69120: DeepSeek-V2 keeps 67.5 KiB per token
 */
export function latentCacheBytes(shape: LatentCacheShape): number {
	const { numLayers, latentDim, ropeHeadDim } = shape;
	const { sequenceLength, batchSize, bytesPerValue } = shape;
	checkCount({ numLayers, latentDim, ropeHeadDim, sequenceLength, batchSize });
	checkPositive({ bytesPerValue });
	const numbersPerToken = numLayers * (latentDim + ropeHeadDim);
	return numbersPerToken * sequenceLength * batchSize * bytesPerValue;
}
// #endregion

/**
 * How many sequences' caches fit into a memory: what the batch can grow to.
 *
 * @param memoryBytes what is left beside the weights, above 0.
 * @param shape of one sequence's cache.
 * @returns a whole number, 0 where not even one fits.
 * @throws {RangeError} as `keyValueCacheBytes`, and when `memoryBytes` is not above 0.
 * @see Kwon et al. 2023, abstract: the cache limits the batch.
 * @example
 * const qwen2 = { numLayers: 80, numKeyValueHeads: 8, headDim: 128 };
 * sequencesThatFit(80 * 2 ** 30, { ...qwen2, sequenceLength: 8192, bytesPerValue: 2 })
 * // => 32
 */
export function sequencesThatFit(
	memoryBytes: number,
	shape: Omit<CacheShape, 'batchSize'>,
): number {
	checkPositive({ memoryBytes });
	return Math.floor(memoryBytes / keyValueCacheBytes({ ...shape, batchSize: 1 }));
}

export interface CacheShape {
	numLayers: number;
	numKeyValueHeads: number;
	headDim: number;
	sequenceLength: number;
	batchSize: number;
	bytesPerValue: number;
}

export interface LatentCacheShape
	extends Omit<CacheShape, 'numKeyValueHeads' | 'headDim'> {
	latentDim: number;
	ropeHeadDim: number;
}

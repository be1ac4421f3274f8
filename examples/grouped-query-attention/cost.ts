import { checkCount } from '@examples/numerics';
import { keyValueCacheBytes } from './cache.ts';
import { checkDivides } from './check.ts';

// #region intensity
/**
 * What attention over the cache costs in one decoding step of one layer, and how many
 * FLOPs it does for each byte it reads: 2/b · H/G.
 *
 * Each of H query heads forms n scores and a sum of n values, 2·headDim FLOPs each;
 * only G heads are read. Neither n nor the batch is left in the ratio.
 *
 * @param shape.numAttentionHeads H. `numKeyValueHeads`: G, a divisor of H.
 * @param shape.headDim, shape.sequenceLength, shape.batchSize, shape.bytesPerValue
 * as in `keyValueCacheBytes`.
 * @returns `flops`, a multiply-add being 2; `bytes` read; `flopsPerByte`.
 * @throws {RangeError} when a size is no count, `bytesPerValue` is not above 0, or G
 * does not divide H.
 * @see Shazeer 2019, §2.4.1 and §3.1, as memory access per operation.
 * @example
 * decodingIntensity({
 * 	numAttentionHeads: 64, numKeyValueHeads: 8, headDim: 128,
 * 	sequenceLength: 8192, batchSize: 16, bytesPerValue: 2,
 * }).flopsPerByte
 * // => 8: Qwen2-72B; with 64 key/value heads 1
 */
export function decodingIntensity(shape: DecodingShape): DecodingCost {
	const { numAttentionHeads, numKeyValueHeads, headDim } = shape;
	const { sequenceLength, batchSize } = shape;
	checkCount({ numAttentionHeads });
	const bytes = keyValueCacheBytes({ ...shape, numLayers: 1 });
	checkDivides({ numKeyValueHeads }, { numAttentionHeads });
	const scores = 2 * headDim * sequenceLength; // q·k for each cached token
	const sums = 2 * headDim * sequenceLength; // p·v for each cached token
	const flops = batchSize * numAttentionHeads * (scores + sums);
	return { flops, bytes, flopsPerByte: flops / bytes };
}
// #endregion

/**
 * The weights of an attention layer without biases: 2·d·H·d_h for queries and output,
 * 2·d·G·d_h for keys and values.
 *
 * @param shape.hiddenSize d. `numAttentionHeads`: H. `numKeyValueHeads`: G. `headDim`:
 * d_h.
 * @returns how many numbers the four matrices hold.
 * @throws {RangeError} when a size is no count.
 * @see Ainslie et al. 2023, §2.2.
 * @example
 * attentionParameters({
 * 	hiddenSize: 3584, numAttentionHeads: 28, numKeyValueHeads: 4, headDim: 128,
 * })
 * // => 29360128: a layer of Qwen2-7B
 */
export function attentionParameters(shape: AttentionShape): number {
	const { hiddenSize, numAttentionHeads, numKeyValueHeads, headDim } = shape;
	checkCount({ hiddenSize, numAttentionHeads, numKeyValueHeads, headDim });
	return 2 * hiddenSize * headDim * (numAttentionHeads + numKeyValueHeads);
}

export interface DecodingShape {
	numAttentionHeads: number;
	numKeyValueHeads: number;
	headDim: number;
	sequenceLength: number;
	batchSize: number;
	bytesPerValue: number;
}

export interface DecodingCost {
	flops: number;
	bytes: number;
	flopsPerByte: number;
}

export interface AttentionShape {
	hiddenSize: number;
	numAttentionHeads: number;
	numKeyValueHeads: number;
	headDim: number;
}

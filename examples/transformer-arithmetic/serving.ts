import { checkCount, checkPositive } from '@examples/numerics';
import { sizesOf } from './config.ts';
import type { Sizes, TransformerConfig } from './config.ts';
import { forwardFlops } from './flops.ts';
import { matmulParameters } from './parameters.ts';

// #region serving-cost
/**
 * What one pass of a decoder computes and what it must read: a prompt (prefill, all
 * its tokens at once) or a step of generation (decode, one token for each
 * sequence).
 *
 * The weights are read once for the whole batch, the cache once for each sequence.
 * Their quotient, FLOPs per byte, is the arithmetic intensity.
 *
 * @param config the sizes of the model; a decoder alone.
 * @param input.length new tokens of each sequence: the prompt's, or 1.
 * @param input.pastLength tokens in the cache before the pass; 0 unless given.
 * @param input.batchSize sequences; 1 unless given.
 * @param input.bytesPerWeight 2 unless given; 0.5 at 4 bits.
 * @param input.bytesPerCacheValue 2 unless given.
 * @throws {RangeError} when the model is no decoder, or a number is out of range.
 * @see Williams et al. 2009 (roofline); Shazeer 2019, on decoding.
 * @example
 * servingCost(models['Qwen2-7B'], { length: 1, pastLength: 1023 }).intensity
 * // => 1.024…
 */
export function servingCost(config: TransformerConfig, input: PassInput): Pass {
	const { length, pastLength = 0, batchSize = 1 } = input;
	const { bytesPerWeight = 2, bytesPerCacheValue = 2 } = input;
	checkCount({ batchSize });
	checkPositive({ bytesPerWeight, bytesPerCacheValue });
	const { keyValueWidth, decoderLayers } = decoderSizes(config);
	const cached = 2 * decoderLayers * keyValueWidth * (pastLength + length);
	const sequence = forwardFlops(config, { length, pastLength, predictions: 1 });
	const flops = batchSize * sequence.total;
	const weightBytes = bytesPerWeight * matmulParameters(config);
	const cacheBytes = batchSize * bytesPerCacheValue * cached;
	const intensity = flops / (weightBytes + cacheBytes);
	return { flops, weightBytes, cacheBytes, intensity };
}
// #endregion

// #region roofline
/**
 * The least time of a pass on an accelerator: it can be no faster than its
 * arithmetic and no faster than its reading.
 *
 * @param pass as `servingCost` gives it.
 * @param accelerator peak rates; real kernels reach a part of them.
 * @returns seconds, and which of the two it waits for.
 * @throws {RangeError} when a rate is not above 0.
 * @see Williams et al. 2009.
 * @example
 * const a100 = { flopsPerSecond: 312e12, bytesPerSecond: 2e12 };
 * rooflineTime(servingCost(models['Qwen2-7B'], { length: 1 }), a100)
 * // => { seconds: 0.00707…, bound: 'memory' }
 */
export function rooflineTime(
	{ flops, weightBytes, cacheBytes }: Pass,
	{ flopsPerSecond, bytesPerSecond }: Accelerator,
): { seconds: number; bound: 'compute' | 'memory' } {
	checkPositive({ flopsPerSecond, bytesPerSecond });
	const computing = flops / flopsPerSecond;
	const reading = (weightBytes + cacheBytes) / bytesPerSecond;
	return {
		seconds: Math.max(computing, reading),
		bound: computing > reading ? 'compute' : 'memory',
	};
}
// #endregion

export interface PassInput {
	length: number;
	pastLength?: number;
	batchSize?: number;
	bytesPerWeight?: number;
	bytesPerCacheValue?: number;
}

/** Of all sequences of the batch together. */
export interface Pass {
	flops: number;
	weightBytes: number;
	cacheBytes: number;
	/** FLOPs per byte. */
	intensity: number;
}

/** Peak rates, as a datasheet has them. */
export interface Accelerator {
	flopsPerSecond: number;
	bytesPerSecond: number;
}

function decoderSizes(config: TransformerConfig): Sizes {
	const sizes = sizesOf(config);
	if (sizes.encoderLayers === 0) return sizes;
	throw new RangeError('config must be a decoder alone, got encoder layers.');
}

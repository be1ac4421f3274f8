import type { AttentionMask } from '@examples/attention-mask';
import { matmul, transpose } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { scaledDotProductAttention } from '@examples/scaled-dot-product-attention';
import { groupedQueryAttention } from './grouped-query.ts';

// #region latent
/**
 * Latent attention as it is defined, without its rotary part: each head's keys and
 * values are formed from the cached latents, k = c·W_UK and v = c·W_UV.
 *
 * @param input.query H times [queryLength][headDim].
 * @param input.latent [keyLength][latentDim], all that is cached.
 * @param input.wUpKey H times [latentDim][headDim]. `wUpValue`: H times
 * [latentDim][valueDim].
 * @param input.mask [queryLength][keyLength], true = may attend. Default: all may.
 * @returns H times [queryLength][valueDim].
 * @throws {TypeError | RangeError} when a shape does not fit.
 * @see DeepSeek-AI 2024 (DeepSeek-V2), §2.1.2, Eq. 9–11.
 * @example
 * const one = [[[1]]];
 * latentAttention({ query: one, latent: [[7]], wUpKey: one, wUpValue: [[[2]]] })
 * // => [[[14]]]
 */
export function latentAttention(input: LatentInput): Matrix[] {
	const { query, latent, wUpKey, wUpValue, mask } = input;
	const key = wUpKey.map((weight) => matmul(latent, weight));
	const value = wUpValue.map((weight) => matmul(latent, weight));
	return groupedQueryAttention(query, key, value, { mask }).output;
}

/**
 * The same without forming keys or values: q·(c·W_UK)ᵀ = (q·W_UKᵀ)·cᵀ, and the weighted
 * sum of values is the weighted sum of latents, times W_UV.
 *
 * So every head attends over the latents themselves: multi-query attention with one wide
 * head. The scale stays that of the head, 1/√headDim, though the vectors are wider.
 *
 * @param input as in `latentAttention`.
 * @returns H times [queryLength][valueDim], equal to `latentAttention` but for rounding.
 * @throws {TypeError | RangeError} when a shape does not fit.
 * @see DeepSeek-AI 2024 (DeepSeek-V2), §2.1.2: the absorption.
 * @example
 * const one = [[[1]]];
 * absorbedLatentAttention({ query: one, latent: [[7]], wUpKey: one, wUpValue: [[[2]]] })
 * // => [[[14]]]
 */
export function absorbedLatentAttention(input: LatentInput): Matrix[] {
	const { query, latent, wUpKey, wUpValue, mask } = input;
	return query.map((states, head) => {
		const absorbed = matmul(states, transpose(wUpKey[head]!)); // [q][latentDim]
		const scale = 1 / Math.sqrt(states[0]!.length);
		const options = { mask, scale };
		const { output } = scaledDotProductAttention(absorbed, latent, latent, options);
		return matmul(output, wUpValue[head]!);
	});
}
// #endregion

export interface LatentInput {
	query: readonly Matrix[];
	latent: Matrix;
	wUpKey: readonly Matrix[];
	wUpValue: readonly Matrix[];
	mask?: AttentionMask | undefined;
}

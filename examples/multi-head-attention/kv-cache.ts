import { causalMask } from '@examples/attention-mask';
import { checkSameLength, matmul } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { checkProjections } from './check.ts';
import type { ProjectionWeights } from './check.ts';
import { attendInHeads, concatenateHeads, splitHeads } from './multi-head.ts';
import type { MultiHeadOutput } from './multi-head.ts';

// #region kv-cache
/**
 * Causal self-attention of new tokens on themselves and on those of earlier steps,
 * whose keys and values are cached.
 *
 * One token is a decoding step, several are a prefill. The outputs equal those
 * of the whole sequence under a causal mask: what a token attends to is behind it,
 * and so never changes.
 *
 * @param input.hiddenStates [newLength][dModel], the new tokens only.
 * @param input.cache what the last step returned; none at the first.
 * @param input.weights, input.numAttentionHeads as in `multiHeadAttention`.
 * @returns `output`, [newLength][dModel]; `attentionWeights`, h times
 * [newLength][pastLength + newLength]; and the `cache` for the next
 * step, a new one.
 * @throws {TypeError | RangeError} when a shape does not fit, or the cache is not
 * one of these heads.
 * @see Vaswani et al. 2017, §3.2.3; keys and values kept: Shazeer 2019, §2.4.
 * @example
 * const layer = { weights, numAttentionHeads: 2 };
 * const { cache } = decodeStep({ ...layer, hiddenStates: [first] });
 * decodeStep({ ...layer, hiddenStates: [second], cache }).output
 * // => [row 1 of multiHeadAttention over both tokens under causalMask]
 */
export function decodeStep(input: DecodeStepInput): DecodeStepOutput {
	const { hiddenStates, weights, numAttentionHeads, cache } = input;
	checkProjections({ hiddenStates }, weights, numAttentionHeads);
	checkCache(cache, numAttentionHeads);
	const heads = (weight: Matrix): Matrix[] =>
		splitHeads(matmul(hiddenStates, weight), numAttentionHeads);

	const key = append(cache?.key, heads(weights.wKey));
	const value = append(cache?.value, heads(weights.wValue));
	const mask = causalMask({
		queryLength: hiddenStates.length,
		pastLength: key[0]!.length - hiddenStates.length,
	});
	const { output, attentionWeights } = attendInHeads(
		heads(weights.wQuery),
		key,
		value,
		mask,
	);
	return {
		output: matmul(concatenateHeads(output), weights.wOutput),
		attentionWeights,
		cache: { key, value },
	};
}

function append(past: readonly Matrix[] | undefined, heads: Matrix[]): Matrix[] {
	return heads.map((rows, head) => [...(past?.[head] ?? []), ...rows]);
}
// #endregion

/** Keys and values of every token so far: one [pastLength][headDim] for each head. */
export interface KeyValueCache {
	key: readonly Matrix[];
	value: readonly Matrix[];
}

export interface DecodeStepInput {
	hiddenStates: Matrix;
	cache?: KeyValueCache | undefined;
	weights: ProjectionWeights;
	numAttentionHeads: number;
}

export interface DecodeStepOutput extends MultiHeadOutput {
	cache: KeyValueCache;
}

function checkCache(cache: KeyValueCache | undefined, numAttentionHeads: number): void {
	if (cache === undefined) return;
	const { key, value } = cache;
	for (const [name, heads] of Object.entries({ key, value })) {
		if (heads.length === numAttentionHeads) continue;
		throw new RangeError(
			`cache.${name} must have one entry for each of ${numAttentionHeads} heads, ` +
				`got ${heads.length}.`,
		);
	}
	key.forEach((rows, head) => {
		checkSameLength({
			[`cache.key[${head}]`]: rows,
			[`cache.value[${head}]`]: value[head]!,
		});
	});
}

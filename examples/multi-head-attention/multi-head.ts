import type { AttentionMask } from '@examples/attention-mask';
import { matmul } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { scaledDotProductAttention } from '@examples/scaled-dot-product-attention';
import { checkColumns, checkHeads, checkProjections } from './check.ts';
import type { ProjectionWeights } from './check.ts';

// #region multi-head
// #region heads
/**
 * Multi-head attention: Concat(head_1 … head_h)·W_O, each head attending in its own
 * dModel / h columns.
 *
 * Self-attention when there is no `memory`, cross-attention when there is:
 * the queries come from `hiddenStates`, keys and values from `memory`.
 *
 * @param input.hiddenStates [queryLength][dModel]. `memory`: [keyLength][dModel];
 * default `hiddenStates`.
 * @param input.weights four matrices [dModel][dModel], applied as x·W; PyTorch's
 * Linear holds their transposes.
 * @param input.numAttentionHeads h, a divisor of dModel.
 * @param input.mask [queryLength][keyLength], the same for every head. Default:
 * all may attend.
 * @returns `output`, [queryLength][dModel], and `attentionWeights`, h times
 * [queryLength][keyLength].
 * @throws {TypeError | RangeError} when a shape does not fit, or a row of the mask
 * allows nothing.
 * @see Vaswani et al. 2017, §3.2.2.
 * @example
 * // All four matrices are the identity.
 * multiHeadAttention({ hiddenStates: [[3, 4]], weights, numAttentionHeads: 2 })
 * // => { output: [[3, 4]], attentionWeights: [[[1]], [[1]]] }
 */
export function multiHeadAttention(input: MultiHeadInput): MultiHeadOutput {
	const {
		hiddenStates,
		memory = hiddenStates,
		weights,
		numAttentionHeads,
		mask,
	} = input;
	checkProjections({ hiddenStates, memory }, weights, numAttentionHeads);
	const heads = (states: Matrix, weight: Matrix): Matrix[] =>
		splitHeads(matmul(states, weight), numAttentionHeads);
	const { output, attentionWeights } = attendInHeads(
		heads(hiddenStates, weights.wQuery),
		heads(memory, weights.wKey),
		heads(memory, weights.wValue),
		mask,
	);
	return {
		output: matmul(concatenateHeads(output), weights.wOutput),
		attentionWeights,
	};
}

/**
 * Cuts the columns into heads: head h gets the columns from h·headDim up to (h +
 * 1)·headDim.
 *
 * @param states [length][dModel].
 * @returns numAttentionHeads times [length][headDim].
 * @throws {TypeError | RangeError} when `states` is no matrix, or the heads do not
 * divide its columns.
 * @see Vaswani et al. 2017, §3.2.2.
 * @example splitHeads([[1, 2, 3, 4]], 2) // => [[[1, 2]], [[3, 4]]]
 */
export function splitHeads(states: Matrix, numAttentionHeads: number): Matrix[] {
	checkColumns(states, numAttentionHeads);
	const headDim = states[0]!.length / numAttentionHeads;
	return Array.from({ length: numAttentionHeads }, (_, head) =>
		states.map((row) => row.slice(head * headDim, (head + 1) * headDim)),
	);
}

/**
 * Puts heads side by side again, as `splitHeads` found them.
 *
 * @param heads numAttentionHeads times [length][headDim].
 * @returns [length][numAttentionHeads · headDim].
 * @throws {RangeError} when there is none.
 * @see Vaswani et al. 2017, §3.2.2: Concat.
 * @example concatenateHeads([[[1, 2]], [[3, 4]]]) // => [[1, 2, 3, 4]]
 */
export function concatenateHeads(heads: readonly Matrix[]): Matrix {
	checkHeads(heads);
	return heads[0]!.map((_, token) => heads.flatMap((head) => head[token]!));
}
// #endregion

/**
 * Attention in every head by itself: nothing passes from one to another before the
 * output projection.
 *
 * @param query h times [queryLength][headDim]. `key`, `value`: h times
 * [keyLength][headDim].
 * @param mask [queryLength][keyLength], for every head. Default: all may attend.
 * @returns for each head its output, [queryLength][headDim], and its weights,
 * [queryLength][keyLength].
 * @throws {TypeError | RangeError} as `scaledDotProductAttention`.
 * @see Vaswani et al. 2017, §3.2.2: head_i.
 * @example
 * attendInHeads([[[1]], [[1]]], [[[2]], [[2]]], [[[3]], [[4]]]).output
 * // => [[[3]], [[4]]]
 */
export function attendInHeads(
	query: readonly Matrix[],
	key: readonly Matrix[],
	value: readonly Matrix[],
	mask?: AttentionMask,
): HeadsOutput {
	const heads = query.map((states, head) =>
		scaledDotProductAttention(states, key[head]!, value[head]!, { mask }),
	);
	return {
		output: heads.map((head) => head.output),
		attentionWeights: heads.map((head) => head.attentionWeights),
	};
}
// #endregion

export interface MultiHeadInput {
	hiddenStates: Matrix;
	memory?: Matrix | undefined;
	weights: ProjectionWeights;
	numAttentionHeads: number;
	mask?: AttentionMask | undefined;
}

export interface MultiHeadOutput {
	output: Matrix;
	attentionWeights: Matrix[];
}

/** One matrix per head. */
export interface HeadsOutput {
	output: Matrix[];
	attentionWeights: Matrix[];
}

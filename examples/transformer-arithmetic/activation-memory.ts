import { checkCount } from '@examples/numerics';

// #region activation-memory
/**
 * What one layer keeps for its backward pass, in bytes: n·b·d (34 + 5·h·n/d) for
 * 16-bit activations, d_ff = 4d, no gate and dropout as in GPT-3.
 *
 * The second term is scores, softmax and dropout mask of every pair; recomputing
 * them, as FlashAttention does, leaves 34. Recomputing the whole layer leaves its
 * input, 2·n·b·d.
 *
 * @param input.length n, tokens of a sequence.
 * @param input.batchSize b, sequences.
 * @param input.keep 'all' unless given; 'no scores'; 'layer input'.
 * @throws {RangeError} when a size is no count.
 * @see Korthikanti et al. 2023, Eq. 1 and §5 ("selective recomputation").
 * @example
 * const gpt3 = { length: 2048, dModel: 12288, numAttentionHeads: 96 };
 * activationMemory({ ...gpt3, batchSize: 1 })
 * // => 2868903936
 */
export function activationMemory(input: ActivationInput): number {
	const { length, batchSize, dModel, numAttentionHeads, keep = 'all' } = input;
	checkCount({ length, batchSize, dModel, numAttentionHeads });
	const values = length * batchSize * dModel;
	if (keep === 'layer input') return 2 * values;
	const scores = 5 * numAttentionHeads * length ** 2 * batchSize;
	return 34 * values + (keep === 'all' ? scores : 0);
}
// #endregion

export interface ActivationInput {
	length: number;
	batchSize: number;
	dModel: number;
	numAttentionHeads: number;
	keep?: 'all' | 'no scores' | 'layer input';
}

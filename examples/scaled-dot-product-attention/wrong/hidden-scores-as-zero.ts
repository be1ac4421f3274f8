// The mistake: hidden scores are set to 0, not to −∞. e⁰ is 1: hidden keys get a
// weight, and often a large one.
import { matmul, softmax, transpose } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import type { AttentionOptions, AttentionOutput } from '../index.ts';

export function scaledDotProductAttention(
	query: Matrix,
	key: Matrix,
	value: Matrix,
	options: AttentionOptions = {},
): AttentionOutput {
	const { mask, scale = 1 / Math.sqrt(query[0]!.length) } = options;
	const attentionWeights = matmul(query, transpose(key)).map((row, i) =>
		softmax(row.map((score, j) => (mask && !mask[i]![j] ? 0 : score * scale))),
	);
	return { output: matmul(attentionWeights, value), attentionWeights };
}

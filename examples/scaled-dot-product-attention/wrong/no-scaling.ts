// The mistake: no scaling. The variance of the scores grows with the head size, and the
// softmax saturates.
import { matmul, softmax, transpose } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import type { AttentionOptions, AttentionOutput } from '../index.ts';

export function scaledDotProductAttention(
	query: Matrix,
	key: Matrix,
	value: Matrix,
	options: AttentionOptions = {},
): AttentionOutput {
	const { mask, scale = 1 } = options;
	const attentionWeights = matmul(query, transpose(key)).map((row, i) =>
		softmax(
			row.map((score, j) => (mask && !mask[i]![j] ? -Infinity : score * scale)),
			`scores[${i}]`,
		),
	);
	return { output: matmul(attentionWeights, value), attentionWeights };
}

// The mistake: the scores are divided by d_k, not by its root. Their variance is 1 /
// d_k: attention is almost uniform.
import { matmul, softmax, transpose } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import type { AttentionOptions, AttentionOutput } from '../index.ts';

export function scaledDotProductAttention(
	query: Matrix,
	key: Matrix,
	value: Matrix,
	options: AttentionOptions = {},
): AttentionOutput {
	const { mask, scale = 1 / query[0]!.length } = options;
	const attentionWeights = matmul(query, transpose(key)).map((row, i) =>
		softmax(
			row.map((score, j) => (mask && !mask[i]![j] ? -Infinity : score * scale)),
			`scores[${i}]`,
		),
	);
	return { output: matmul(attentionWeights, value), attentionWeights };
}

// The mistake: the softmax runs over the queries. Columns add up to 1 instead of rows,
// and queries compete for a key.
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
	const scores = matmul(query, transpose(key)).map((row, i) =>
		row.map((score, j) => (mask && !mask[i]![j] ? -Infinity : score * scale)),
	);
	const attentionWeights = transpose(
		transpose(scores).map((column) => softmax(column)),
	);
	return { output: matmul(attentionWeights, value), attentionWeights };
}

// The mistake: the mask acts after the softmax. Rows no longer add up to 1, and hidden
// keys still take their share of the normalizer: the future shows through.
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
		softmax(row.map((score) => score * scale)).map((weight, j) =>
			mask && !mask[i]![j] ? 0 : weight,
		),
	);
	return { output: matmul(attentionWeights, value), attentionWeights };
}

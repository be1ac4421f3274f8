// The mistake: every head reads the first group. That is multi-query attention: the
// other groups are stored and never read.
import type { Matrix } from '@examples/numerics';
import { scaledDotProductAttention } from '@examples/scaled-dot-product-attention';
import type { GroupedQueryOptions, GroupedQueryOutput } from '../index.ts';

export function groupedQueryAttention(
	query: readonly Matrix[],
	key: readonly Matrix[],
	value: readonly Matrix[],
	options: GroupedQueryOptions = {},
): GroupedQueryOutput {
	const heads = query.map((states) =>
		scaledDotProductAttention(states, key[0]!, value[0]!, options),
	);
	return {
		output: heads.map((head) => head.output),
		attentionWeights: heads.map((head) => head.attentionWeights),
	};
}

// The mistake: head h reads group h mod G: 0 1 0 1 instead of 0 0 1 1. Shapes agree, and
// half of the heads attend with the keys of another group.
import type { Matrix } from '@examples/numerics';
import { scaledDotProductAttention } from '@examples/scaled-dot-product-attention';
import type { GroupedQueryOptions, GroupedQueryOutput } from '../index.ts';

export function groupedQueryAttention(
	query: readonly Matrix[],
	key: readonly Matrix[],
	value: readonly Matrix[],
	options: GroupedQueryOptions = {},
): GroupedQueryOutput {
	const heads = query.map((states, head) => {
		const group = head % key.length;
		return scaledDotProductAttention(states, key[group]!, value[group]!, options);
	});
	return {
		output: heads.map((head) => head.output),
		attentionWeights: heads.map((head) => head.attentionWeights),
	};
}

// The mistake: h is divided by the number of groups instead of by their size. Right for
// H = G², wrong for 28 heads in 4 groups: most heads look for a group that is not there.
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
		const group = Math.min(Math.floor(head / key.length), key.length - 1);
		return scaledDotProductAttention(states, key[group]!, value[group]!, options);
	});
	return {
		output: heads.map((head) => head.output),
		attentionWeights: heads.map((head) => head.attentionWeights),
	};
}

// The mistake: keys and values are averaged over the groups. The mean belongs to the
// conversion of a checkpoint, not to the forward pass.
import { mean } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { scaledDotProductAttention } from '@examples/scaled-dot-product-attention';
import type { GroupedQueryOptions, GroupedQueryOutput } from '../index.ts';

export function groupedQueryAttention(
	query: readonly Matrix[],
	key: readonly Matrix[],
	value: readonly Matrix[],
	options: GroupedQueryOptions = {},
): GroupedQueryOutput {
	const [sharedKey, sharedValue] = [average(key), average(value)];
	const heads = query.map((states) =>
		scaledDotProductAttention(states, sharedKey, sharedValue, options),
	);
	return {
		output: heads.map((head) => head.output),
		attentionWeights: heads.map((head) => head.attentionWeights),
	};
}

function average(heads: readonly Matrix[]): Matrix {
	return heads[0]!.map((row, i) =>
		row.map((_x, j) => mean(heads.map((head) => head[i]![j]!))),
	);
}

// The mistake: the output projection is missing. The heads lie side by side and never
// mix.
import { matmul } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { scaledDotProductAttention } from '@examples/scaled-dot-product-attention';
import type { MultiHeadInput, MultiHeadOutput } from '../index.ts';

export function multiHeadAttention(input: MultiHeadInput): MultiHeadOutput {
	const {
		hiddenStates,
		memory = hiddenStates,
		weights,
		numAttentionHeads,
		mask,
	} = input;
	const headDim = hiddenStates[0]!.length / numAttentionHeads;
	const project = (states: Matrix, weight: Matrix, head: number): Matrix =>
		matmul(states, weight).map((row) =>
			row.slice(head * headDim, (head + 1) * headDim),
		);
	const heads = Array.from({ length: numAttentionHeads }, (_, head) =>
		scaledDotProductAttention(
			project(hiddenStates, weights.wQuery, head),
			project(memory, weights.wKey, head),
			project(memory, weights.wValue, head),
			{ mask },
		),
	);
	return {
		output: hiddenStates.map((_, token) =>
			heads.flatMap((head) => head.output[token]!),
		),
		attentionWeights: heads.map((head) => head.attentionWeights),
	};
}

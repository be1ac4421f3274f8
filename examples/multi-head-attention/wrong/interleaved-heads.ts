// The mistake: columns are dealt out in turn, head h getting h, h + H, h + 2H, …
// Trained from scratch this would only rename the columns; with the weights of a model
// it mixes its heads.
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
	const project = (states: Matrix, weight: Matrix, head: number): Matrix =>
		matmul(states, weight).map((row) =>
			row.filter((_, column) => column % numAttentionHeads === head),
		);
	const heads = Array.from({ length: numAttentionHeads }, (_, head) =>
		scaledDotProductAttention(
			project(hiddenStates, weights.wQuery, head),
			project(memory, weights.wKey, head),
			project(memory, weights.wValue, head),
			{ mask },
		),
	);
	const concatenated = hiddenStates.map((_, token) =>
		heads.flatMap((head) => head.output[token]!),
	);
	return {
		output: matmul(concatenated, weights.wOutput),
		attentionWeights: heads.map((head) => head.attentionWeights),
	};
}

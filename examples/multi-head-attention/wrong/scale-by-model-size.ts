// The mistake: the scores are divided by √dModel. A score is a sum over headDim
// products, so its variance is headDim.
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
	const dModel = hiddenStates[0]!.length;
	const headDim = dModel / numAttentionHeads;
	const project = (states: Matrix, weight: Matrix, head: number): Matrix =>
		matmul(states, weight).map((row) =>
			row.slice(head * headDim, (head + 1) * headDim),
		);
	const heads = Array.from({ length: numAttentionHeads }, (_, head) =>
		scaledDotProductAttention(
			project(hiddenStates, weights.wQuery, head),
			project(memory, weights.wKey, head),
			project(memory, weights.wValue, head),
			{ mask, scale: 1 / Math.sqrt(dModel) },
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

// The mistake: in cross-attention the memory asks and the hidden states answer. The
// output has a row for each token of the memory, not for each token of the target.
import { matmul } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { scaledDotProductAttention } from '@examples/scaled-dot-product-attention';
import type { MultiHeadInput, MultiHeadOutput } from '../index.ts';

export function multiHeadAttention(input: MultiHeadInput): MultiHeadOutput {
	const { hiddenStates, memory = hiddenStates, weights, numAttentionHeads } = input;
	const headDim = hiddenStates[0]!.length / numAttentionHeads;
	const project = (states: Matrix, weight: Matrix, head: number): Matrix =>
		matmul(states, weight).map((row) =>
			row.slice(head * headDim, (head + 1) * headDim),
		);
	const heads = Array.from({ length: numAttentionHeads }, (_, head) =>
		scaledDotProductAttention(
			project(memory, weights.wQuery, head),
			project(hiddenStates, weights.wKey, head),
			project(hiddenStates, weights.wValue, head),
		),
	);
	const concatenated = memory.map((_, token) =>
		heads.flatMap((head) => head.output[token]!),
	);
	return {
		output: matmul(concatenated, weights.wOutput),
		attentionWeights: heads.map((head) => head.attentionWeights),
	};
}

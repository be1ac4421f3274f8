// The mistake: [length][dModel] is read as [heads][length][headDim] without the
// transpose in between, as a view of the same memory. A head then holds pieces of
// different tokens.
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
	const project = (states: Matrix, weight: Matrix, head: number): Matrix => {
		const flat = matmul(states, weight).flat();
		return states.map((_, token) => {
			const start = (head * states.length + token) * headDim;
			return flat.slice(start, start + headDim);
		});
	};
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

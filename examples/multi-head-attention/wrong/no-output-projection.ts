// The mistake: the output projection is missing. The heads lie side by side and never
// mix.
import { matmul } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { checkProjections } from '../check.ts';
import type { MultiHeadInput, MultiHeadOutput } from '../index.ts';
import { attendInHeads, concatenateHeads, splitHeads } from '../multi-head.ts';

export function multiHeadAttention(input: MultiHeadInput): MultiHeadOutput {
	const {
		hiddenStates,
		memory = hiddenStates,
		weights,
		numAttentionHeads,
		mask,
	} = input;
	checkProjections({ hiddenStates, memory }, weights, numAttentionHeads);
	const heads = (states: Matrix, weight: Matrix): Matrix[] =>
		splitHeads(matmul(states, weight), numAttentionHeads);
	const { output, attentionWeights } = attendInHeads(
		heads(hiddenStates, weights.wQuery),
		heads(memory, weights.wKey),
		heads(memory, weights.wValue),
		mask,
	);
	return { output: concatenateHeads(output), attentionWeights };
}

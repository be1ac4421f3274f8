// The mistake: in cross-attention the memory asks and the hidden states answer. The
// output has a row for each token of the memory, not for each token of the target.
import { matmul } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { checkProjections } from '../check.ts';
import type { MultiHeadInput, MultiHeadOutput } from '../index.ts';
import { attendInHeads, concatenateHeads, splitHeads } from '../multi-head.ts';

export function multiHeadAttention(input: MultiHeadInput): MultiHeadOutput {
	const { hiddenStates, memory = hiddenStates, weights, numAttentionHeads } = input;
	const mask = input.memory === undefined ? input.mask : undefined;
	checkProjections({ hiddenStates, memory }, weights, numAttentionHeads);
	const heads = (states: Matrix, weight: Matrix): Matrix[] =>
		splitHeads(matmul(states, weight), numAttentionHeads);
	const { output, attentionWeights } = attendInHeads(
		heads(memory, weights.wQuery),
		heads(hiddenStates, weights.wKey),
		heads(hiddenStates, weights.wValue),
		mask,
	);
	return {
		output: matmul(concatenateHeads(output), weights.wOutput),
		attentionWeights,
	};
}

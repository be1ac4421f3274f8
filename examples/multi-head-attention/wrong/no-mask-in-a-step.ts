// The mistake: no mask at all, because everything cached is in the past. Right for one token
// a step; in a step of several, a prefill, each token sees those after it.
import { matmul } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { checkProjections } from '../check.ts';
import type { DecodeStepInput, DecodeStepOutput } from '../index.ts';
import { attendInHeads, concatenateHeads, splitHeads } from '../multi-head.ts';

export function decodeStep(input: DecodeStepInput): DecodeStepOutput {
	const { hiddenStates, weights, numAttentionHeads, cache } = input;
	checkProjections({ hiddenStates }, weights, numAttentionHeads);
	const heads = (weight: Matrix): Matrix[] =>
		splitHeads(matmul(hiddenStates, weight), numAttentionHeads);

	const key = append(cache?.key, heads(weights.wKey));
	const value = append(cache?.value, heads(weights.wValue));
	const { output, attentionWeights } = attendInHeads(
		heads(weights.wQuery),
		key,
		value,
	);
	return {
		output: matmul(concatenateHeads(output), weights.wOutput),
		attentionWeights,
		cache: { key, value },
	};
}

function append(past: readonly Matrix[] | undefined, heads: Matrix[]): Matrix[] {
	return heads.map((rows, head) => [...(past?.[head] ?? []), ...rows]);
}

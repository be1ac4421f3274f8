// The mistake: the triangle is drawn by index alone. Query i of a step sees the keys up to
// i, which are the oldest of the cache; a single new token sees key 0 and nothing else.
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
	const mask = hiddenStates.map((_, query) => key[0]!.map((_, j) => j <= query));
	const { output, attentionWeights } = attendInHeads(
		heads(weights.wQuery),
		key,
		value,
		mask,
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

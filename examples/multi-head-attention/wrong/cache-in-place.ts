// The mistake: the rows are pushed into the lists of the cache that came in. All outputs are
// right, but whoever holds that cache, as beam search does, finds it longer.
import { causalMask } from '@examples/attention-mask';
import { matmul } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
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
	const mask = causalMask({
		queryLength: hiddenStates.length,
		pastLength: key[0]!.length - hiddenStates.length,
	});
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
	if (past === undefined) return heads;
	past.forEach((rows, head) => (rows as Vector[]).push(...heads[head]!));
	return [...past];
}

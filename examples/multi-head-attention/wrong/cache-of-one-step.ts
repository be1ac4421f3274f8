// The mistake: the returned cache holds this step's keys and values only. The second step is
// right; from the third on everything before the last step is forgotten.
import { causalMask } from '@examples/attention-mask';
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
		cache: { key: heads(weights.wKey), value: heads(weights.wValue) },
	};
}

function append(past: readonly Matrix[] | undefined, heads: Matrix[]): Matrix[] {
	return heads.map((rows, head) => [...(past?.[head] ?? []), ...rows]);
}

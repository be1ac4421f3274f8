// The mistake: the two weights are swapped: the class meant to count less counts more.
// With both at 1 nothing shows.
import { mean, sigmoid } from '@examples/numerics';
import type { KtoInput, KtoOutput } from '../index.ts';

export function ktoLoss(input: KtoInput): KtoOutput {
	const { logps, refLogps, referencePoint, beta } = input;
	const { desirable, desirableWeight = 1, undesirableWeight = 1 } = input;
	const logRatios = logps.map((logp, i) => logp - refLogps[i]!);
	const losses = logRatios.map((logRatio, i) => {
		const gain = beta * (logRatio - referencePoint);
		return desirable[i]
			? undesirableWeight * sigmoid(-gain)
			: desirableWeight * sigmoid(gain);
	});
	const rewards = logRatios.map((logRatio) => beta * logRatio);
	return { loss: mean(losses), rewards };
}

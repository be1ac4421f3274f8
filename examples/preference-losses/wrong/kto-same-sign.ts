// The mistake: the sign does not turn for bad responses: they are made likelier too.
// At the reference nothing shows, both terms are 1/2 there.
import { mean, sigmoid } from '@examples/numerics';
import type { KtoInput, KtoOutput } from '../index.ts';

export function ktoLoss(input: KtoInput): KtoOutput {
	const { logps, refLogps, referencePoint, beta } = input;
	const { desirable, desirableWeight = 1, undesirableWeight = 1 } = input;
	const logRatios = logps.map((logp, i) => logp - refLogps[i]!);
	const losses = logRatios.map((logRatio, i) => {
		const gain = beta * (logRatio - referencePoint);
		return desirable[i]
			? desirableWeight * sigmoid(-gain)
			: undesirableWeight * sigmoid(-gain);
	});
	const rewards = logRatios.map((logRatio) => beta * logRatio);
	return { loss: mean(losses), rewards };
}

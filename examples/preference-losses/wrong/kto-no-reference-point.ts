// The mistake: gains and losses are counted from 0 instead of z₀. A response counts as a
// gain as soon as it is likelier than before, however far the policy has moved.
import { mean, sigmoid } from '@examples/numerics';
import type { KtoInput, KtoOutput } from '../index.ts';

export function ktoLoss(input: KtoInput): KtoOutput {
	const { logps, refLogps, beta } = input;
	const { desirable, desirableWeight = 1, undesirableWeight = 1 } = input;
	const logRatios = logps.map((logp, i) => logp - refLogps[i]!);
	const losses = logRatios.map((logRatio, i) => {
		const gain = beta * logRatio;
		return desirable[i]
			? desirableWeight * sigmoid(-gain)
			: undesirableWeight * sigmoid(gain);
	});
	const rewards = logRatios.map((logRatio) => beta * logRatio);
	return { loss: mean(losses), rewards };
}

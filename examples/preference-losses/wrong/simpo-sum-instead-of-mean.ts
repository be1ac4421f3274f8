// The mistake: sums instead of means over the tokens. Without a reference, the longer
// response is then ranked lower for its length alone.
import { logSigmoid, mean } from '@examples/numerics';
import type { SimpoInput, SimpoOutput } from '../index.ts';

export function simpoLoss(input: SimpoInput): SimpoOutput {
	const { chosenLogps, rejectedLogps, beta, gamma } = input;
	const chosenRewards = chosenLogps.map((logp) => beta * logp);
	const rejectedRewards = rejectedLogps.map((logp) => beta * logp);
	const margins = chosenRewards.map((reward, i) => reward - rejectedRewards[i]!);
	return {
		loss: mean(margins.map((margin) => -logSigmoid(margin - gamma))),
		chosenRewards,
		rejectedRewards,
		rewardAccuracy: mean(margins.map((margin) => Number(margin > 0))),
	};
}

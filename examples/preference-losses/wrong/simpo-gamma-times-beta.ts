// The mistake: γ is scaled by β. In the paper it is in units of the reward, which has
// its β already; code that takes γ/β as its option multiplies, this one must not.
import { logSigmoid, mean } from '@examples/numerics';
import type { SimpoInput, SimpoOutput } from '../index.ts';

export function simpoLoss(input: SimpoInput): SimpoOutput {
	const { chosenLogps, rejectedLogps, chosenLengths, rejectedLengths, beta, gamma } = input;
	const chosenRewards = chosenLogps.map((logp, i) => (beta * logp) / chosenLengths[i]!);
	const rejectedRewards = rejectedLogps.map((logp, i) => (beta * logp) / rejectedLengths[i]!);
	const margins = chosenRewards.map((reward, i) => reward - rejectedRewards[i]!);
	return {
		loss: mean(margins.map((margin) => -logSigmoid(margin - beta * gamma))),
		chosenRewards,
		rejectedRewards,
		rewardAccuracy: mean(margins.map((margin) => Number(margin > 0))),
	};
}

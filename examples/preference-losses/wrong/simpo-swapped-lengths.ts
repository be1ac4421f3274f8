// The mistake: each response is divided by the length of the other. Right for pairs of
// equal length; otherwise the longer response looks worse than it is.
import { logSigmoid, mean } from '@examples/numerics';
import type { SimpoInput, SimpoOutput } from '../index.ts';

export function simpoLoss(input: SimpoInput): SimpoOutput {
	const { chosenLogps, rejectedLogps, chosenLengths, rejectedLengths, beta, gamma } = input;
	const chosenRewards = chosenLogps.map((logp, i) => (beta * logp) / rejectedLengths[i]!);
	const rejectedRewards = rejectedLogps.map((logp, i) => (beta * logp) / chosenLengths[i]!);
	const margins = chosenRewards.map((reward, i) => reward - rejectedRewards[i]!);
	return {
		loss: mean(margins.map((margin) => -logSigmoid(margin - gamma))),
		chosenRewards,
		rejectedRewards,
		rewardAccuracy: mean(margins.map((margin) => Number(margin > 0))),
	};
}

// The mistake: the minus before the logarithm is missing. The loss is then at most 0,
// starts at −ln 2, and descending it makes the rejected response likelier.
import { logSigmoid, mean } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import type { DpoInput, DpoOutput } from '../index.ts';

export function dpoLoss(input: DpoInput): DpoOutput {
	const { beta, labelSmoothing = 0 } = input;
	const { chosenLogps, rejectedLogps, refChosenLogps, refRejectedLogps } = input;
	const chosenRewards = implicitRewards(chosenLogps, refChosenLogps, beta);
	const rejectedRewards = implicitRewards(rejectedLogps, refRejectedLogps, beta);
	const margins = chosenRewards.map((reward, i) => reward - rejectedRewards[i]!);
	const losses = margins.map((margin) => {
		const asLabeled = logSigmoid(margin);
		const swapped = logSigmoid(-margin);
		return (1 - labelSmoothing) * asLabeled + labelSmoothing * swapped;
	});
	return {
		loss: mean(losses),
		chosenRewards,
		rejectedRewards,
		rewardAccuracy: mean(margins.map((margin) => Number(margin > 0))),
	};
}

function implicitRewards(logps: Vector, refLogps: Vector, beta: number): Vector {
	return logps.map((logp, i) => beta * (logp - refLogps[i]!));
}

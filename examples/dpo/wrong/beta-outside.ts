// The mistake: beta stands before log σ instead of inside it. The loss starts at β ln 2,
// and beta only scales the step: it no longer sets how far to go from the reference.
import { logSigmoid, mean } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import type { DpoInput, DpoOutput } from '../index.ts';

export function dpoLoss(input: DpoInput): DpoOutput {
	const { beta, labelSmoothing = 0 } = input;
	const { chosenLogps, rejectedLogps, refChosenLogps, refRejectedLogps } = input;
	const chosenRewards = implicitRewards(chosenLogps, refChosenLogps);
	const rejectedRewards = implicitRewards(rejectedLogps, refRejectedLogps);
	const margins = chosenRewards.map((reward, i) => reward - rejectedRewards[i]!);
	const losses = margins.map((margin) => {
		const asLabeled = -beta * logSigmoid(margin);
		const swapped = -beta * logSigmoid(-margin);
		return (1 - labelSmoothing) * asLabeled + labelSmoothing * swapped;
	});
	return {
		loss: mean(losses),
		chosenRewards,
		rejectedRewards,
		rewardAccuracy: mean(margins.map((margin) => Number(margin > 0))),
	};
}

function implicitRewards(logps: Vector, refLogps: Vector): Vector {
	return logps.map((logp, i) => logp - refLogps[i]!);
}

// The mistake: beta stands before log σ instead of inside it. It then only scales the step;
// the loss starts at β ln 2, and the pull to the reference no longer depends on beta.
import { logSigmoid, mean } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import type { DpoInput, DpoOutput } from '../index.ts';

export function dpoLoss(input: DpoInput): DpoOutput {
	const { beta, labelSmoothing = 0 } = input;
	const chosenRewards = implicitRewards(input.chosenLogps, input.refChosenLogps);
	const rejectedRewards = implicitRewards(input.rejectedLogps, input.refRejectedLogps);
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

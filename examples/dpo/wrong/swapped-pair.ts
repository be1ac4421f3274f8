// The mistake: rejected minus chosen. The loss still starts at ln 2 and still falls, while
// the policy learns to prefer what the labelers rejected.
import { logSigmoid, mean } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import type { DpoInput, DpoOutput } from '../index.ts';

export function dpoLoss(input: DpoInput): DpoOutput {
	const { beta, labelSmoothing = 0 } = input;
	const { chosenLogps, rejectedLogps, refChosenLogps, refRejectedLogps } = input;
	const chosenRewards = implicitRewards(chosenLogps, refChosenLogps, beta);
	const rejectedRewards = implicitRewards(rejectedLogps, refRejectedLogps, beta);
	const margins = chosenRewards.map((reward, i) => rejectedRewards[i]! - reward);
	const losses = margins.map((margin) => {
		const asLabeled = -logSigmoid(margin);
		const swapped = -logSigmoid(-margin);
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

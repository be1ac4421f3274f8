// The mistake: −σ of the margin instead of −log σ. It starts at −0.5, not at ln 2, and its
// gradient σ(m)(1 − σ(m)) fades for a pair far on the wrong side, where it should be largest.
import { mean, sigmoid } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import type { DpoInput, DpoOutput } from '../index.ts';

export function dpoLoss(input: DpoInput): DpoOutput {
	const { beta, labelSmoothing = 0 } = input;
	const { chosenLogps, rejectedLogps, refChosenLogps, refRejectedLogps } = input;
	const chosenRewards = implicitRewards(chosenLogps, refChosenLogps, beta);
	const rejectedRewards = implicitRewards(rejectedLogps, refRejectedLogps, beta);
	const margins = chosenRewards.map((reward, i) => reward - rejectedRewards[i]!);
	const losses = margins.map((margin) => {
		const asLabeled = -sigmoid(margin);
		const swapped = -sigmoid(-margin);
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

// The mistake: log-probabilities instead of log-ratios to the reference. A response that
// was unlikely to begin with counts as ranked low, and nothing holds the policy back.
import { logSigmoid, mean } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import type { DpoInput, DpoOutput } from '../index.ts';

export function dpoLoss(input: DpoInput): DpoOutput {
	const { beta, labelSmoothing = 0 } = input;
	const { chosenLogps, rejectedLogps } = input;
	const chosenRewards = implicitRewards(chosenLogps, beta);
	const rejectedRewards = implicitRewards(rejectedLogps, beta);
	const margins = chosenRewards.map((reward, i) => reward - rejectedRewards[i]!);
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

function implicitRewards(logps: Vector, beta: number): Vector {
	return logps.map((logp) => beta * logp);
}

// The mistake: the margin is multiplied by β, as in DPO. IPO has β in its target alone;
// this one meets its target at h = 1/(2β²).
import { mean } from '@examples/numerics';
import type { IpoInput, IpoOutput } from '../index.ts';

export function ipoLoss(input: IpoInput): IpoOutput {
	const { chosenLogps, rejectedLogps, refChosenLogps, refRejectedLogps } = input;
	const target = 1 / (2 * input.beta);
	const margins = chosenLogps.map((logp, i) => {
		const chosenRatio = logp - refChosenLogps[i]!;
		const rejectedRatio = rejectedLogps[i]! - refRejectedLogps[i]!;
		return chosenRatio - rejectedRatio;
	});
	return { loss: mean(margins.map((margin) => (input.beta * margin - target) ** 2)), margins };
}

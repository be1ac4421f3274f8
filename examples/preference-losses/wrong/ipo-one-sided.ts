// The mistake: a hinge: beyond the target the loss stays 0. Nothing pulls a pair back
// there, which is what the square is for.
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
	return { loss: mean(margins.map((margin) => Math.max(0, target - margin) ** 2)), margins };
}

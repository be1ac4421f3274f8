// The mistake: the target is β/2 instead of 1/(2β). A larger β then asks for more
// distance from the reference, not less.
import { mean } from '@examples/numerics';
import type { IpoInput, IpoOutput } from '../index.ts';

export function ipoLoss(input: IpoInput): IpoOutput {
	const { chosenLogps, rejectedLogps, refChosenLogps, refRejectedLogps } = input;
	const target = input.beta / 2;
	const margins = chosenLogps.map((logp, i) => {
		const chosenRatio = logp - refChosenLogps[i]!;
		const rejectedRatio = rejectedLogps[i]! - refRejectedLogps[i]!;
		return chosenRatio - rejectedRatio;
	});
	return { loss: mean(margins.map((margin) => (margin - target) ** 2)), margins };
}

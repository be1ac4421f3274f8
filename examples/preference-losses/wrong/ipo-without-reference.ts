// The mistake: log-probabilities instead of log-ratios. The longer response has the
// lower one, so the target is met or missed by length.
import { mean } from '@examples/numerics';
import type { IpoInput, IpoOutput } from '../index.ts';

export function ipoLoss(input: IpoInput): IpoOutput {
	const { chosenLogps, rejectedLogps } = input;
	const target = 1 / (2 * input.beta);
	const margins = chosenLogps.map((logp, i) => {
		const chosenRatio = logp;
		const rejectedRatio = rejectedLogps[i]!;
		return chosenRatio - rejectedRatio;
	});
	return { loss: mean(margins.map((margin) => (margin - target) ** 2)), margins };
}

// The mistake: odds of the whole response instead of the mean token. Its probability is
// so small that 1 − p is 1, and the odds ratio is a probability ratio again.
import { logSigmoid, mean } from '@examples/numerics';
import type { OrpoInput, OrpoOutput } from '../index.ts';

export function orpoLoss(input: OrpoInput): OrpoOutput {
	const { chosenLogps, rejectedLogps, chosenLengths } = input;
	const chosen = chosenLogps.map((logp, i) => logp / chosenLengths[i]!);
	const logOddsRatios = chosenLogps.map((logP, i) => logOdds(logP) - logOdds(rejectedLogps[i]!));
	const sftLoss = -mean(chosen);
	const oddsRatioLoss = mean(logOddsRatios.map((ratio) => -logSigmoid(ratio)));
	const loss = sftLoss + input.lambda * oddsRatioLoss;
	return { loss, sftLoss, oddsRatioLoss, logOddsRatios };
}

function logOdds(logP: number): number {
	return logP - Math.log(-Math.expm1(logP));
}

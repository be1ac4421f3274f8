// The mistake: a ratio of probabilities instead of odds. It can be widened by pushing
// the rejected response to nothing, which the odds ratio was chosen to restrain.
import { logSigmoid, mean } from '@examples/numerics';
import type { OrpoInput, OrpoOutput } from '../index.ts';

export function orpoLoss(input: OrpoInput): OrpoOutput {
	const { chosenLogps, rejectedLogps, chosenLengths, rejectedLengths } = input;
	const chosen = chosenLogps.map((logp, i) => logp / chosenLengths[i]!);
	const rejected = rejectedLogps.map((logp, i) => logp / rejectedLengths[i]!);
	const logOddsRatios = chosen.map((logP, i) => logOdds(logP) - logOdds(rejected[i]!));
	const sftLoss = -mean(chosen);
	const oddsRatioLoss = mean(logOddsRatios.map((ratio) => -logSigmoid(ratio)));
	const loss = sftLoss + input.lambda * oddsRatioLoss;
	return { loss, sftLoss, oddsRatioLoss, logOddsRatios };
}

function logOdds(logP: number): number {
	return logP;
}

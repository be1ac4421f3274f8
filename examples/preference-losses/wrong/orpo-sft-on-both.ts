// The mistake: SFT on both responses: the loss teaches the rejected one as well.
// Only the chosen response is a demonstration.
import { logSigmoid, mean } from '@examples/numerics';
import type { OrpoInput, OrpoOutput } from '../index.ts';

export function orpoLoss(input: OrpoInput): OrpoOutput {
	const { chosenLogps, rejectedLogps, chosenLengths, rejectedLengths } = input;
	const chosen = chosenLogps.map((logp, i) => logp / chosenLengths[i]!);
	const rejected = rejectedLogps.map((logp, i) => logp / rejectedLengths[i]!);
	const logOddsRatios = chosen.map((logP, i) => logOdds(logP) - logOdds(rejected[i]!));
	const sftLoss = -mean([...chosen, ...rejected]);
	const oddsRatioLoss = mean(logOddsRatios.map((ratio) => -logSigmoid(ratio)));
	const loss = sftLoss + input.lambda * oddsRatioLoss;
	return { loss, sftLoss, oddsRatioLoss, logOddsRatios };
}

function logOdds(logP: number): number {
	return logP - Math.log(-Math.expm1(logP));
}

import { logSigmoid, mean, sigmoid } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { checkPairsWithLengths, perToken } from './pairs.ts';
import type { PairGradient, PairsWithLengths } from './pairs.ts';

// #region orpo
/**
 * The ORPO loss of a batch of preference pairs, without a reference and without an
 * SFT stage before it: SFT on the chosen responses plus a penalty,
 * E[−log p_w − λ log σ(log odds(p_w)/odds(p_l))], with odds(p) = p/(1 − p).
 *
 * Here p is the geometric mean of the token probabilities, e^{log π(y)/|y|}. It has
 * to be a mean: a whole response has a p so small that odds(p) is p.
 *
 * @param input.chosenLogps [n], log π(y_w | x), summed over the response and
 * below 0; the division by length happens here. `rejectedLogps` likewise.
 * @param input.chosenLengths [n], tokens of the response; `rejectedLengths` likewise.
 * @param input.lambda λ, at least 0.
 * @returns the mean loss = sftLoss + λ oddsRatioLoss, its two parts, and the
 * log odds ratios, [n].
 * @throws {TypeError | RangeError} when a list is missing, empty, of another
 * length, not finite or not below 0, a length is no count, or `lambda` is below 0.
 * @see Hong et al. 2024, §4.
 * @example
 * orpoLoss({
 * 	chosenLogps: [Math.log(0.6)], chosenLengths: [1],
 * 	rejectedLogps: [Math.log(0.2)], rejectedLengths: [1], lambda: 0.5,
 * }).logOddsRatios // => [Math.log(6)]
 */
export function orpoLoss(input: OrpoInput): OrpoOutput {
	checkInput(input);
	const chosen = perToken(input.chosenLogps, input.chosenLengths);
	const rejected = perToken(input.rejectedLogps, input.rejectedLengths);
	const logOddsRatios = chosen.map((logP, i) => logOdds(logP) - logOdds(rejected[i]!));
	const sftLoss = -mean(chosen);
	const oddsRatioLoss = mean(logOddsRatios.map((ratio) => -logSigmoid(ratio)));
	const loss = sftLoss + input.lambda * oddsRatioLoss;
	return { loss, sftLoss, oddsRatioLoss, logOddsRatios };
}

/** log(p / (1 − p)) from log p; 1 − p by expm1, which keeps its digits near p = 1. */
function logOdds(logP: number): number {
	return logP - Math.log(-Math.expm1(logP));
}
// #endregion

// #region orpo-gradient
/**
 * The derivative of the mean ORPO loss by each summed log-probability:
 * −(1 + λ w/(1 − p_w))/(n|y_w|) for chosen, λ w/((1 − p_l) n|y_l|) for rejected,
 * with w = σ(−log odds ratio).
 *
 * @param input as for `orpoLoss`.
 * @returns ∂loss/∂chosenLogps and ∂loss/∂rejectedLogps, [n] each.
 * @throws {TypeError | RangeError} as `orpoLoss`.
 * @see Hong et al. 2024, §4.
 * @example
 * orpoGradient({
 * 	chosenLogps: [Math.log(0.5)], chosenLengths: [1],
 * 	rejectedLogps: [Math.log(0.5)], rejectedLengths: [1], lambda: 0.5,
 * }) // => { chosenLogps: [-1.5], rejectedLogps: [0.5] }
 */
export function orpoGradient(input: OrpoInput): PairGradient {
	const { logOddsRatios } = orpoLoss(input);
	const { chosenLengths, rejectedLengths, lambda } = input;
	const chosen = perToken(input.chosenLogps, chosenLengths);
	const rejected = perToken(input.rejectedLogps, rejectedLengths);
	const count = chosen.length;
	const weights = logOddsRatios.map((ratio) => lambda * sigmoid(-ratio));
	return {
		chosenLogps: weights.map((weight, i) => {
			// d log odds / d log p = 1 / (1 − p)
			const pull = 1 + weight / -Math.expm1(chosen[i]!);
			return -pull / (count * chosenLengths[i]!);
		}),
		rejectedLogps: weights.map((weight, i) => {
			const push = weight / -Math.expm1(rejected[i]!);
			return push / (count * rejectedLengths[i]!);
		}),
	};
}
// #endregion

export interface OrpoInput extends PairsWithLengths {
	lambda: number;
}

export interface OrpoOutput {
	loss: number;
	sftLoss: number;
	oddsRatioLoss: number;
	logOddsRatios: Vector;
}

function checkInput(input: OrpoInput): void {
	checkPairsWithLengths(input);
	const { chosenLogps, rejectedLogps, lambda } = input;
	for (const [name, logps] of Object.entries({ chosenLogps, rejectedLogps })) {
		const certain = logps.indexOf(0);
		if (certain === -1) continue;
		throw new RangeError(`${name}[${certain}] must be below 0, got 0: odds of probability 1 are infinite.`);
	}
	if (lambda >= 0 && lambda < Infinity) return;
	throw new RangeError(`lambda must be a finite number of at least 0, got ${lambda}.`);
}

import { checkPositive, logSigmoid, mean, sigmoid } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { checkPairsWithLengths, perToken } from './pairs.ts';
import type { PairGradient, PairsWithLengths } from './pairs.ts';

// #region simpo
/**
 * The SimPO loss of a batch of preference pairs, without a reference:
 * −E[log σ(β log π(y_w)/|y_w| − β log π(y_l)/|y_l| − γ)].
 *
 * The reward is the mean log-probability of a token, which is what sampling sees;
 * γ is the margin by which the chosen one must win.
 *
 * @param input.chosenLogps [n], log π(y_w | x), summed over the response: the
 * division by length happens here. `rejectedLogps` likewise.
 * @param input.chosenLengths [n], tokens of the response; `rejectedLengths` likewise.
 * @param input.beta β, above 0; the paper uses 2 to 2.5 and more, as a mean is small.
 * @param input.gamma γ, at least 0, in units of the reward.
 * @returns the mean loss; the rewards, [n] each; and the share of pairs whose
 * chosen reward is strictly higher, whatever γ.
 * @throws {TypeError | RangeError} when a list is missing, empty, of another
 * length, not finite or above 0, a length is no count, or a number is out of range.
 * @see Meng et al. 2024, Eq. 6.
 * @example
 * simpoLoss({
 * 	chosenLogps: [-6], chosenLengths: [3],
 * 	rejectedLogps: [-10], rejectedLengths: [4], beta: 2, gamma: 1,
 * })
 * // => { loss: Math.LN2, chosenRewards: [-4], rejectedRewards: [-5],
 * //      rewardAccuracy: 1 }
 */
export function simpoLoss(input: SimpoInput): SimpoOutput {
	checkInput(input);
	const { chosenLogps, rejectedLogps, beta, gamma } = input;
	const chosenMeans = perToken(chosenLogps, input.chosenLengths);
	const rejectedMeans = perToken(rejectedLogps, input.rejectedLengths);
	const chosenRewards = chosenMeans.map((logProb) => beta * logProb);
	const rejectedRewards = rejectedMeans.map((logProb) => beta * logProb);
	const margins = chosenRewards.map((reward, i) => reward - rejectedRewards[i]!);
	return {
		loss: mean(margins.map((margin) => -logSigmoid(margin - gamma))),
		chosenRewards,
		rejectedRewards,
		rewardAccuracy: mean(margins.map((margin) => Number(margin > 0))),
	};
}
// #endregion

// #region simpo-gradient
/**
 * The derivative of the mean SimPO loss by each summed log-probability:
 * −β/(n|y_w|) σ(γ − m) for chosen, β/(n|y_l|) σ(γ − m) for rejected, with m the
 * difference of the rewards. The two do not cancel unless the lengths agree.
 *
 * @param input as for `simpoLoss`.
 * @returns ∂loss/∂chosenLogps and ∂loss/∂rejectedLogps, [n] each.
 * @throws {TypeError | RangeError} as `simpoLoss`.
 * @see Meng et al. 2024, Eq. 6.
 * @example
 * simpoGradient({
 * 	chosenLogps: [-6], chosenLengths: [3],
 * 	rejectedLogps: [-10], rejectedLengths: [4], beta: 2, gamma: 1,
 * }) // => { chosenLogps: [-1 / 3], rejectedLogps: [1 / 4] }
 */
export function simpoGradient(input: SimpoInput): PairGradient {
	const { chosenRewards, rejectedRewards } = simpoLoss(input);
	const { beta, gamma, chosenLengths, rejectedLengths } = input;
	const pulls = chosenRewards.map((reward, i) => {
		const weight = sigmoid(gamma - (reward - rejectedRewards[i]!));
		return (beta * weight) / chosenRewards.length;
	});
	return {
		chosenLogps: pulls.map((pull, i) => -pull / chosenLengths[i]!),
		rejectedLogps: pulls.map((pull, i) => pull / rejectedLengths[i]!),
	};
}
// #endregion

export interface SimpoInput extends PairsWithLengths {
	beta: number;
	gamma: number;
}

export interface SimpoOutput {
	loss: number;
	chosenRewards: Vector;
	rejectedRewards: Vector;
	rewardAccuracy: number;
}

function checkInput(input: SimpoInput): void {
	checkPairsWithLengths(input);
	const { beta, gamma } = input;
	checkPositive({ beta });
	if (gamma >= 0 && gamma < Infinity) return;
	throw new RangeError(`gamma must be a finite number of at least 0, got ${gamma}.`);
}

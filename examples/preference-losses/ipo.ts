import { checkLogProbs, checkPositive, checkSameLength, mean } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import type { PairGradient } from './pairs.ts';

// #region ipo
/**
 * The IPO loss of a batch of preference pairs: E[(h − 1/(2β))²], with h the
 * log-ratio of chosen less that of rejected, in nats.
 *
 * A target instead of a slope: beyond h = 1/(2β) the pair pulls back, so a label
 * that is always the same cannot drive the policy away without end. Sums are over
 * the response, as in the paper's formula; TRL divides each log-ratio by the
 * response's length first.
 *
 * @param input.chosenLogps [n], log π(y_w | x), summed over the response;
 * `rejectedLogps`, `refChosenLogps` and `refRejectedLogps` likewise.
 * @param input.beta β, above 0, the paper's τ: the larger, the nearer to the
 * reference.
 * @returns the mean loss, and h, [n], in nats.
 * @throws {TypeError | RangeError} when a list is missing, empty, of another
 * length, not finite or above 0, or `beta` is not above 0.
 * @see Azar et al. 2024, Eq. 17.
 * @example
 * ipoLoss({
 * 	chosenLogps: [-4], refChosenLogps: [-5],
 * 	rejectedLogps: [-7], refRejectedLogps: [-6], beta: 0.5,
 * }) // => { loss: 1, margins: [2] }
 */
export function ipoLoss(input: IpoInput): IpoOutput {
	checkInput(input);
	const { chosenLogps, rejectedLogps, refChosenLogps, refRejectedLogps } = input;
	const target = 1 / (2 * input.beta);
	const margins = chosenLogps.map((logp, i) => {
		const chosenRatio = logp - refChosenLogps[i]!;
		const rejectedRatio = rejectedLogps[i]! - refRejectedLogps[i]!;
		return chosenRatio - rejectedRatio;
	});
	return { loss: mean(margins.map((margin) => (margin - target) ** 2)), margins };
}
// #endregion

// #region ipo-gradient
/**
 * The derivative of the mean IPO loss by each log-probability of the policy:
 * (2/n)(h − 1/(2β)) for chosen, the same with a minus for rejected. Its sign
 * turns at the target.
 *
 * @param input as for `ipoLoss`.
 * @returns ∂loss/∂chosenLogps and ∂loss/∂rejectedLogps, [n] each.
 * @throws {TypeError | RangeError} as `ipoLoss`.
 * @see Azar et al. 2024, Eq. 17.
 * @example
 * ipoGradient({
 * 	chosenLogps: [-4], refChosenLogps: [-5],
 * 	rejectedLogps: [-7], refRejectedLogps: [-6], beta: 0.5,
 * }) // => { chosenLogps: [2], rejectedLogps: [-2] }
 */
export function ipoGradient(input: IpoInput): PairGradient {
	const { margins } = ipoLoss(input);
	const target = 1 / (2 * input.beta);
	const slopes = margins.map((margin) => (2 * (margin - target)) / margins.length);
	return { chosenLogps: slopes, rejectedLogps: slopes.map((slope) => -slope) };
}
// #endregion

/** One log-probability per response and model, summed over its tokens. */
export interface IpoInput {
	chosenLogps: Vector;
	rejectedLogps: Vector;
	refChosenLogps: Vector;
	refRejectedLogps: Vector;
	beta: number;
}

export interface IpoOutput {
	loss: number;
	margins: Vector;
}

function checkInput({ beta, ...lists }: IpoInput): void {
	const { chosenLogps, rejectedLogps, refChosenLogps, refRejectedLogps } = lists;
	checkLogProbs({ chosenLogps, rejectedLogps, refChosenLogps, refRejectedLogps });
	checkSameLength({ chosenLogps, rejectedLogps, refChosenLogps, refRejectedLogps });
	checkPositive({ beta });
}

import { sigmoid } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { dpoLoss } from './loss.ts';
import type { DpoInput } from './loss.ts';

// #region gradient
/**
 * The derivative of the mean DPO loss by each log-probability of the policy:
 * −(β/n)(σ(r̂_l − r̂_w) − ε) for chosen, the same with a plus for rejected.
 *
 * The weight σ(r̂_l − r̂_w) is near 1 for a pair that is ranked wrongly, 1/2 at
 * the start, near 0 for a pair that is learned. The reference is frozen and has
 * no gradient.
 *
 * @param input as for `dpoLoss`.
 * @returns ∂loss/∂chosenLogps and ∂loss/∂rejectedLogps, [n] each.
 * @throws {TypeError | RangeError} as `dpoLoss`.
 * @see Rafailov et al. 2023, §4, the gradient after Eq. 7.
 * @example
 * dpoGradient({
 * 	chosenLogps: [-4], refChosenLogps: [-4],
 * 	rejectedLogps: [-7], refRejectedLogps: [-7], beta: 0.5,
 * })
 * // => { chosenLogps: [-0.25], rejectedLogps: [0.25] }
 */
export function dpoGradient(input: DpoInput): DpoGradient {
	const { chosenRewards, rejectedRewards } = dpoLoss(input);
	const { beta, labelSmoothing = 0 } = input;
	const weights = chosenRewards.map(
		(reward, i) => sigmoid(rejectedRewards[i]! - reward) - labelSmoothing,
	);
	const scale = beta / weights.length;
	return {
		chosenLogps: weights.map((weight) => -scale * weight),
		rejectedLogps: weights.map((weight) => scale * weight),
	};
}
// #endregion

export interface DpoGradient {
	chosenLogps: Vector;
	rejectedLogps: Vector;
}

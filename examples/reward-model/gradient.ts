import { sigmoid } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { checkRewards } from './loss.ts';
import type { BradleyTerryInput } from './loss.ts';

// #region gradient
/**
 * The derivative of the mean Bradley–Terry loss by every reward: −σ(r_l − r_w)/n
 * for chosen, plus the same for rejected.
 *
 * σ(r_l − r_w) is the probability the model gives to the label that was not chosen:
 * near 1 for a pair ranked wrongly, 1/2 for a tie, near 0 for one that is learnt.
 *
 * @param input as `bradleyTerryLoss`.
 * @returns ∂loss/∂chosenRewards and ∂loss/∂rejectedRewards, [n] each; one is
 * minus the other.
 * @throws {TypeError | RangeError} as `bradleyTerryLoss`.
 * @see Ouyang et al. 2022, Eq. 1, differentiated.
 * @example
 * bradleyTerryGradient({ chosenRewards: [2], rejectedRewards: [2] })
 * // => { chosenRewards: [-0.5], rejectedRewards: [0.5] }
 */
export function bradleyTerryGradient(input: BradleyTerryInput): BradleyTerryGradient {
	checkRewards(input);
	const { chosenRewards, rejectedRewards } = input;
	const surprises = chosenRewards.map(
		(chosen, i) => sigmoid(rejectedRewards[i]! - chosen) / chosenRewards.length,
	);
	return {
		chosenRewards: surprises.map((surprise) => -surprise),
		rejectedRewards: surprises,
	};
}
// #endregion

export interface BradleyTerryGradient {
	chosenRewards: Vector;
	rejectedRewards: Vector;
}

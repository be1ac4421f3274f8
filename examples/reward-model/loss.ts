import { checkNumbers, checkSameLength, logSigmoid, mean } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

// #region loss
/**
 * The reward model's loss, in nats: −E[log σ(r(y_w) − r(y_l))], minus the
 * log-likelihood of the labels if people choose as Bradley–Terry says.
 *
 * Only differences count, so a constant added to all rewards changes nothing.
 *
 * @param input.chosenRewards [n], r(x, y_w): the score read at the last token
 * of the chosen response.
 * @param input.rejectedRewards [n], r(x, y_l).
 * @returns the mean over the pairs; ln 2 for a model that cannot tell them apart.
 * @throws {TypeError | RangeError} when a list is missing, empty, of another length
 * or not finite.
 * @see Ouyang et al. 2022, Eq. 1, without its 1/(K choose 2); Bradley & Terry 1952.
 * @example
 * bradleyTerryLoss({ chosenRewards: [Math.log(3)], rejectedRewards: [0] })
 * // => Math.log(4 / 3)
 */
export function bradleyTerryLoss(input: BradleyTerryInput): number {
	checkRewards(input);
	const { chosenRewards, rejectedRewards } = input;
	return mean(
		chosenRewards.map((chosen, i) => -logSigmoid(chosen - rejectedRewards[i]!)),
	);
}
// #endregion

/** What the reward model gives the two responses of each pair. */
export interface BradleyTerryInput {
	chosenRewards: Vector;
	rejectedRewards: Vector;
}

/**
 * Throws unless there are as many chosen as rejected rewards, all finite.
 *
 * @throws {TypeError | RangeError} as `bradleyTerryLoss`.
 */
export function checkRewards({ chosenRewards, rejectedRewards }: BradleyTerryInput): void {
	checkNumbers({ chosenRewards, rejectedRewards });
	checkSameLength({ chosenRewards, rejectedRewards });
}

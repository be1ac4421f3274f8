// Logarithm of the sigmoid: right until the sigmoid rounds to 0; a pair ranked wrongly by 800 then costs Infinity.
import { mean, sigmoid } from '@examples/numerics';
import { checkRewards } from '../loss.ts';
import type { BradleyTerryInput } from '../loss.ts';

// #region loss
export function bradleyTerryLoss(input: BradleyTerryInput): number {
	checkRewards(input);
	const { chosenRewards, rejectedRewards } = input;
	return mean(
		chosenRewards.map((chosen, i) => -Math.log(sigmoid(chosen - rejectedRewards[i]!))),
	);
}
// #endregion

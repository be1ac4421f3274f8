// Sigmoid without the logarithm: bounded, so a pair ranked wrongly by far has almost no gradient.
import { mean, sigmoid } from '@examples/numerics';
import { checkRewards } from '../loss.ts';
import type { BradleyTerryInput } from '../loss.ts';

// #region loss
export function bradleyTerryLoss(input: BradleyTerryInput): number {
	checkRewards(input);
	const { chosenRewards, rejectedRewards } = input;
	return mean(
		chosenRewards.map((chosen, i) => -sigmoid(chosen - rejectedRewards[i]!)),
	);
}
// #endregion

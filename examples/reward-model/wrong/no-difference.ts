// Each response by itself: pushes chosen rewards up and rejected ones down without end, and is not the same after a shift.
import { logSigmoid, mean } from '@examples/numerics';
import { checkRewards } from '../loss.ts';
import type { BradleyTerryInput } from '../loss.ts';

// #region loss
export function bradleyTerryLoss(input: BradleyTerryInput): number {
	checkRewards(input);
	const { chosenRewards, rejectedRewards } = input;
	return mean(
		chosenRewards.map((chosen, i) => -logSigmoid(chosen) - logSigmoid(-rejectedRewards[i]!)),
	);
}
// #endregion

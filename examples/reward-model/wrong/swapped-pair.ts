// Swapped pair: rejected minus chosen. The loss falls while the ranking gets worse.
import { logSigmoid, mean } from '@examples/numerics';
import { checkRewards } from '../loss.ts';
import type { BradleyTerryInput } from '../loss.ts';

// #region loss
export function bradleyTerryLoss(input: BradleyTerryInput): number {
	checkRewards(input);
	const { chosenRewards, rejectedRewards } = input;
	return mean(
		chosenRewards.map((chosen, i) => -logSigmoid(rejectedRewards[i]! - chosen)),
	);
}
// #endregion

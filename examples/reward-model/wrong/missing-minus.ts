// Missing minus: the log-likelihood itself. Minimizing it teaches to prefer the rejected response.
import { logSigmoid, mean } from '@examples/numerics';
import { checkRewards } from '../loss.ts';
import type { BradleyTerryInput } from '../loss.ts';

// #region loss
export function bradleyTerryLoss(input: BradleyTerryInput): number {
	checkRewards(input);
	const { chosenRewards, rejectedRewards } = input;
	return mean(
		chosenRewards.map((chosen, i) => logSigmoid(chosen - rejectedRewards[i]!)),
	);
}
// #endregion

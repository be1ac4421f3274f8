import { checkLogProbs, checkSameLength } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

// #region kl-penalty
/**
 * Estimates KL(π‖π_ref) from each token that π sampled, with x = log π − log π_ref:
 * k1 = x, k2 = x² / 2, k3 = e^{−x} − 1 + x.
 *
 * The mean of k1 over samples of π is the KL itself, and single values may be below
 * 0. That of k3 is the KL too, and no value is below 0. k2 is never below 0 either,
 * but its mean is only close to the KL. RLHF puts k1 into the reward; GRPO puts k3
 * into the loss.
 *
 * @param logProbs [n], log π of each token, which π must have sampled.
 * @param refLogProbs [n], log π_ref of the same tokens.
 * @param estimator `'k1'`, `'k2'` or `'k3'`.
 * @returns [n], in nats.
 * @throws {TypeError | RangeError} when a list is missing, empty, of another
 * length, not finite or above 0, or the estimator is none of the three.
 * @see Schulman 2020, "Approximating KL Divergence"; k1 in the reward:
 * Ouyang et al. 2022, Eq. 2; k3 in the loss: Shao et al. 2024, Eq. 4.
 * @example klPenalty([-1], [-1.5], 'k2') // => [0.125]
 */
export function klPenalty(
	logProbs: Vector,
	refLogProbs: Vector,
	estimator: KlEstimator,
): Vector {
	checkInput(logProbs, refLogProbs, estimator);
	const estimate = estimators[estimator];
	return logProbs.map((logProb, i) => estimate(logProb - refLogProbs[i]!));
}

const estimators = {
	k1: (x: number) => x,
	k2: (x: number) => x ** 2 / 2,
	k3: (x: number) => Math.expm1(-x) + x,
};
// #endregion

export type KlEstimator = 'k1' | 'k2' | 'k3';

function checkInput(logProbs: Vector, refLogProbs: Vector, estimator: KlEstimator): void {
	checkLogProbs({ logProbs, refLogProbs });
	checkSameLength({ logProbs, refLogProbs });
	if (Object.hasOwn(estimators, estimator)) return;
	throw new RangeError(`estimator must be 'k1', 'k2' or 'k3', got ${estimator}.`);
}

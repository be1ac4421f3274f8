import { checkPositive, checkSameLength, dot, softmax, sum } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { policyLogps } from './policy.ts';
import type { Policy } from './policy.ts';
import { allSequences, trueReward } from './task.ts';

const rewards = allSequences.map(trueReward);

/**
 * The probability of every response.
 *
 * @param policy [position][previous][next] logits.
 * @returns [256], in the order of `allSequences`, adding up to 1.
 * @example sequenceDistribution(referencePolicy)[0] // => 0.0667…, for 0 0 0 0
 */
export function sequenceDistribution(policy: Policy): Vector {
	return policyLogps(policy, allSequences).map(Math.exp);
}

/**
 * The mean true reward of what a policy says, Σ_y π(y) r(y): exact, no sampling.
 *
 * @param distribution [256], in the order of `allSequences`.
 * @throws {RangeError} when there are not 256 probabilities.
 * @example expectedReward(sequenceDistribution(referencePolicy)) // => -1.28…
 */
export function expectedReward(distribution: Vector): number {
	checkSameLength({ allSequences, distribution });
	return dot(distribution, rewards);
}

/**
 * How far a distribution is from another, KL(p‖q) = Σ_y p(y) log(p(y) / q(y)).
 *
 * @param p [n], the distribution the mean is taken over: the policy in RLHF's penalty.
 * @param q [n], the reference.
 * @returns nats, at least 0; Infinity where q forbids what p allows.
 * @throws {RangeError} when the lengths differ.
 * @see Kullback & Leibler 1951.
 * @example klDivergence([0.5, 0.5], [0.25, 0.75]) // => Math.log(4 / 3) / 2 = 0.14…
 */
export function klDivergence(p: Vector, q: Vector): number {
	checkSameLength({ p, q });
	// What p never says adds nothing: x log x goes to 0 with x.
	return sum(p.map((x, y) => (x === 0 ? 0 : x * Math.log(x / q[y]!))));
}

// #region optimum
/**
 * The best any policy can do under a KL penalty: the distribution that maximizes
 * E[r(y)] − β KL(π‖π_ref), which is π*(y) = π_ref(y) e^{r(y)/β} / Z.
 *
 * @param reference [position][previous][next] logits.
 * @param beta β, the price of a nat of KL, above 0.
 * @returns [256], in the order of `allSequences`.
 * @throws {RangeError} when `beta` is not above 0.
 * @see Rafailov et al. 2023, Eq. 4.
 * @example expectedReward(optimalDistribution(referencePolicy, 0.5)) // => 1.96…
 */
export function optimalDistribution(reference: Policy, beta: number): Vector {
	checkPositive({ beta });
	const logps = policyLogps(reference, allSequences);
	// Softmax divides by Z = Σ_y π_ref(y) e^{r(y)/β}.
	return softmax(logps.map((logp, y) => logp + rewards[y]! / beta));
}
// #endregion

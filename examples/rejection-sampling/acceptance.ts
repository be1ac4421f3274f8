import { checkNumbers, checkPositive, checkSameLength, dot } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

// #region acceptance
/**
 * With which probability to keep a sample of π, so that what is kept follows
 * π*(y) ∝ π(y) e^{r(y)/β}: e^{(r(y) − max r)/β}.
 *
 * The smaller β, the fewer are kept; β → 0 keeps the best alone. The highest reward
 * must be known, or bounded: this is rejection sampling in the statistical sense.
 *
 * @param rewards [responses].
 * @param beta β, above 0.
 * @returns [responses], above 0 and at most 1.
 * @throws {TypeError | RangeError} when a reward is not finite or β is out of range.
 * @see Liu et al. 2024: statistical rejection sampling (RSO).
 * @example acceptanceProbabilities([1, 3], 2) // => [Math.exp(-1), 1]
 */
export function acceptanceProbabilities(rewards: Vector, beta: number): Vector {
	checkNumbers({ rewards });
	checkPositive({ beta });
	const highest = Math.max(...rewards);
	return rewards.map((reward) => Math.exp((reward - highest) / beta));
}

/**
 * What samples of π follow once each is kept with its probability:
 * π(y) a(y) / Σ π(y) a(y).
 *
 * With 1 for a right answer and 0 for a wrong one it is π given that the answer is
 * right, and its KL to π is −log of the rate: the least of all that answer rightly.
 *
 * @param probabilities π, [responses], adding up to 1.
 * @param acceptance a, [responses], from 0 to 1.
 * @returns the distribution, [responses], and the rate Σ π(y) a(y) of samples kept.
 * @throws {TypeError | RangeError} when the lists differ in length, are not finite,
 * or nothing is ever kept.
 * @see von Neumann 1951, for any two densities.
 * @example
 * acceptedDistribution([0.5, 0.3, 0.2], [0, 1, 1])
 * // => { distribution: [0, 0.6, 0.4], rate: 0.5 }
 */
export function acceptedDistribution(
	probabilities: Vector,
	acceptance: Vector,
): Accepted {
	checkNumbers({ probabilities, acceptance });
	checkSameLength({ probabilities, acceptance });
	const rate = dot(probabilities, acceptance);
	if (!(rate > 0)) {
		throw new RangeError(
			'acceptance must keep something that can be drawn, got none.',
		);
	}
	const kept = probabilities.map((probability, y) => probability * acceptance[y]!);
	return { distribution: kept.map((mass) => mass / rate), rate };
}
// #endregion

export interface Accepted {
	distribution: Vector;
	rate: number;
}

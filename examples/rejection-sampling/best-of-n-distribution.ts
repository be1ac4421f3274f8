import { checkCount, checkNumbers, checkSameLength, sum } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

// #region best-of-n-distribution
/**
 * The distribution of best-of-n, exactly: with F the cumulative probability by score,
 * P(y) = π(y) / P(score = s(y)) · (F(s(y))^n − F(below s(y))^n).
 *
 * The best of n has score s if all n are at most s, less the case that all are
 * below. Among responses with equal scores it chooses as π does.
 *
 * @param probabilities π, [responses], adding up to 1.
 * @param scores [responses]; equal numbers are ties.
 * @param n a whole number above 0; 1 gives π back.
 * @returns [responses], adding up to 1.
 * @throws {TypeError | RangeError} when a list is empty or not finite, they differ in
 * length, or n is out of range.
 * @see Beirami et al. 2024, §2.
 * @example
 * bestOfNDistribution([0.5, 0.5], [0, 1], 2) // => [0.25, 0.75]
 */
export function bestOfNDistribution(
	probabilities: Vector,
	scores: Vector,
	n: number,
): Vector {
	checkNumbers({ probabilities, scores });
	checkSameLength({ probabilities, scores });
	checkCount({ n });
	const shares = new Map<number, number>();
	let below = 0;
	for (const score of [...new Set(scores)].sort((a, b) => a - b)) {
		const mass = sum(probabilities.filter((_, y) => scores[y] === score));
		const upTo = below + mass;
		// What a response of this score gains: 1 when all n come from this score alone.
		shares.set(score, mass > 0 ? (upTo ** n - below ** n) / mass : 0);
		below = upTo;
	}
	return probabilities.map((probability, y) => probability * shares.get(scores[y]!)!);
}
// #endregion

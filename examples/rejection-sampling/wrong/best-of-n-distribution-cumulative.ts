// F^n alone is the probability that the best is at most this good; without the case that all are worse it adds up to more than 1.
import { checkCount, checkNumbers, checkSameLength, sum } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

// #region best-of-n-distribution
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
		shares.set(score, mass > 0 ? (upTo ** n) / mass : 0);
		below = upTo;
	}
	return probabilities.map((probability, y) => probability * shares.get(scores[y]!)!);
}
// #endregion

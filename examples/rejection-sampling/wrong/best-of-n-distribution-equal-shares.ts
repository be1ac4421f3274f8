// Responses that tie share equally, whatever the policy says of them: drawing n is no longer drawing from it.
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
		shares.set(score, (upTo ** n - below ** n) / scores.filter((other) => other === score).length);
		below = upTo;
	}
	return probabilities.map((_, y) => shares.get(scores[y]!)!);
}
// #endregion

// What is kept is not renormalized: it adds up to about p instead of 1.
import type { Vector } from '@examples/numerics';
import { checkDistribution, checkShare } from '../check.ts';
import { byProbability, keepTokens } from '../keep.ts';

// #region top-p
export function topP(probabilities: Vector, p: number): Vector {
	checkDistribution({ probabilities });
	checkShare({ p });
	// Rounding may bring the sum to 1 before the last, tiny probability.
	if (p === 1) return keepTokens(probabilities, () => true);
	const nucleus = new Set<number>();
	let mass = 0;
	for (const token of byProbability(probabilities)) {
		if (mass >= p) break;
		nucleus.add(token);
		mass += probabilities[token]!;
	}
	return probabilities.map((probability, token) => (nucleus.has(token) ? probability : 0));
}
// #endregion

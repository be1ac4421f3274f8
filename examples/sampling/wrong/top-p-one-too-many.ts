// Where p is reached exactly, one more token is kept: the set is not the smallest.
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
		if (mass > p) break;
		nucleus.add(token);
		mass += probabilities[token]!;
	}
	return keepTokens(probabilities, (token) => nucleus.has(token));
}
// #endregion

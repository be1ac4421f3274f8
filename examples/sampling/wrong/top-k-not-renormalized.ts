// What is kept is not renormalized: it adds up to less than 1, and a draw may find no token.
import { checkCount } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { checkDistribution } from '../check.ts';
import { byProbability } from '../keep.ts';

// #region top-k
export function topK(probabilities: Vector, k: number): Vector {
	checkDistribution({ probabilities });
	checkCount({ k });
	const kept = new Set(byProbability(probabilities).slice(0, k));
	return probabilities.map((probability, token) => (kept.has(token) ? probability : 0));
}
// #endregion

// Sorted upward, so the k least likely tokens are kept and the likeliest is dropped.
import { checkCount } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { checkDistribution } from '../check.ts';
import { byProbability, keepTokens } from '../keep.ts';

// #region top-k
export function topK(probabilities: Vector, k: number): Vector {
	checkDistribution({ probabilities });
	checkCount({ k });
	const kept = new Set(byProbability(probabilities).reverse().slice(0, k));
	return keepTokens(probabilities, (token) => kept.has(token));
}
// #endregion

import { checkCount } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { checkDistribution } from './check.ts';
import { byProbability, keepTokens } from './keep.ts';

// #region top-k
/**
 * Top-k sampling keeps the k likeliest tokens and renormalizes.
 *
 * Exactly k stay, of equals those with the lower id. Transformers keeps every token
 * that ties with the k-th.
 *
 * @param probabilities [vocabularySize], adding up to 1.
 * @param k a whole number above 0; all stay where there are no more than k.
 * @returns [vocabularySize], 0 for what is dropped.
 * @throws {TypeError | RangeError} when `probabilities` is no distribution or
 * k is out of range.
 * @see Fan, Lewis & Dauphin 2018.
 * @example topK([0.125, 0.5, 0.375], 2) // => [0, 4 / 7, 3 / 7]
 */
export function topK(probabilities: Vector, k: number): Vector {
	checkDistribution({ probabilities });
	checkCount({ k });
	const kept = new Set(byProbability(probabilities).slice(0, k));
	return keepTokens(probabilities, (token) => kept.has(token));
}
// #endregion

import type { Vector } from '@examples/numerics';
import { checkDistribution, checkShare } from './check.ts';
import { byProbability, keepTokens } from './keep.ts';

// #region top-p
/**
 * Top-p or nucleus sampling keeps the smallest set of likeliest tokens whose
 * probabilities add up to p or more, and renormalizes.
 *
 * The token that crosses p stays. So at least one token stays, and p = 1 keeps all.
 *
 * @param probabilities [vocabularySize], adding up to 1.
 * @param p above 0 and at most 1.
 * @returns [vocabularySize], 0 for what is dropped.
 * @throws {TypeError | RangeError} when `probabilities` is no distribution or
 * p is out of range.
 * @see Holtzman et al. 2020, §3.1, Eqs. 2 and 3.
 * @example topP([0.125, 0.5, 0.375], 0.75) // => [0, 4 / 7, 3 / 7]
 */
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
	return keepTokens(probabilities, (token) => nucleus.has(token));
}
// #endregion

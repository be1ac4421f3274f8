import { sum } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

/**
 * Sets the tokens that are not kept to 0 and scales the others to add up to 1:
 * p_i / Σ_{j kept} p_j.
 *
 * @param probabilities [vocabularySize].
 * @param isKept asked for every token; at least one must be kept.
 * @returns [vocabularySize].
 * @example keepTokens([0.5, 0.25, 0.25], (token) => token !== 1) // => [2 / 3, 0, 1 / 3]
 */
export function keepTokens(
	probabilities: Vector,
	isKept: (token: number) => boolean,
): Vector {
	const kept = probabilities.map((probability, token) =>
		isKept(token) ? probability : 0,
	);
	const total = sum(kept);
	return kept.map((probability) => probability / total);
}

/**
 * The tokens from the likeliest to the least likely; of equals, the lower id first.
 *
 * @param probabilities [vocabularySize].
 * @returns [vocabularySize] token ids.
 * @example byProbability([0.2, 0.5, 0.3]) // => [1, 2, 0]
 */
export function byProbability(probabilities: Vector): number[] {
	const tokens = probabilities.map((_, token) => token);
	// The sort is stable: equals stay in the order of their ids.
	return tokens.sort((a, b) => probabilities[b]! - probabilities[a]!);
}

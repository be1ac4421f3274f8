import { checkSameLength, sum } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { checkDistribution } from './check.ts';

// #region speculative
/**
 * How often speculative decoding keeps a drafted token: Σ_i min(p_i, q_i).
 *
 * A token drawn from the draft model's q is kept with probability
 * min(1, p_i / q_i), so i is drafted and kept with probability min(p_i, q_i).
 *
 * @param target p, [vocabularySize]: the large model's distribution.
 * @param draft q, [vocabularySize]: the small model's, for the same prefix.
 * @returns from 0 to 1; 1 when they agree.
 * @throws {TypeError | RangeError} when one is no distribution or they differ
 * in length.
 * @see Leviathan, Kalman & Matias 2023.
 * @example acceptanceRate([0.5, 0.5], [0.75, 0.25]) // => 0.75
 */
export function acceptanceRate(target: Vector, draft: Vector): number {
	checkDistributions(target, draft);
	return sum(target.map((p, token) => Math.min(p, draft[token]!)));
}

/**
 * What the token is drawn from when the draft is refused:
 * max(0, p_i − q_i) / Σ_j max(0, p_j − q_j).
 *
 * With it the output has exactly the target's distribution:
 * min(p_i, q_i) + (1 − acceptance) · residual_i = p_i.
 *
 * @param target p, [vocabularySize].
 * @param draft q, [vocabularySize].
 * @returns [vocabularySize] probabilities.
 * @throws {TypeError | RangeError} as `acceptanceRate`, and when the two are equal:
 * then no draft is refused.
 * @see Leviathan, Kalman & Matias 2023.
 * @example residualDistribution([0.5, 0.5], [0.75, 0.25]) // => [0, 1]
 */
export function residualDistribution(target: Vector, draft: Vector): Vector {
	checkDistributions(target, draft);
	const missing = target.map((p, token) => Math.max(0, p - draft[token]!));
	const total = sum(missing);
	if (total > 0) return missing.map((probability) => probability / total);
	throw new RangeError('draft must differ from target, got the same distribution.');
}
// #endregion

function checkDistributions(target: Vector, draft: Vector): void {
	checkDistribution({ target, draft });
	checkSameLength({ target, draft });
}

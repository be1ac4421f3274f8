import type { Vector } from '@examples/numerics';
import { checkDistribution, checkShare } from './check.ts';
import { keepTokens } from './keep.ts';

// #region min-p
/**
 * Min-p sampling keeps the tokens that are at least a share as likely as the
 * likeliest one, p_i ≥ share · max_j p_j, and renormalizes.
 *
 * A sure model keeps few tokens, an unsure one many. In logits the rule reads
 * z_i ≥ max_j z_j + log(share): a temperature applied before it moves the bar.
 *
 * @param probabilities [vocabularySize], adding up to 1.
 * @param share above 0 and at most 1.
 * @returns [vocabularySize], 0 for what is dropped.
 * @throws {TypeError | RangeError} when `probabilities` is no distribution or
 * `share` is out of range.
 * @see Nguyen et al. 2024.
 * @example minP([0.125, 0.5, 0.375], 0.5) // => [0, 4 / 7, 3 / 7]
 */
export function minP(probabilities: Vector, share: number): Vector {
	checkDistribution({ probabilities });
	checkShare({ share });
	const bar = share * Math.max(...probabilities);
	return keepTokens(probabilities, (token) => probabilities[token]! >= bar);
}
// #endregion

import { logSumExp } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

// #region greedy
/**
 * Greedy decoding takes the likeliest token, argmax_i z_i; of equals, the first.
 *
 * Softmax keeps the order, so logits, log-probabilities and probabilities all do.
 *
 * @param logits [vocabularySize], in nats; -Infinity forbids a token.
 * @returns the token id.
 * @throws {RangeError} when no logit is finite, or one is NaN or Infinity.
 * @see Holtzman et al. 2020, on maximization-based decoding.
 * @example greedy([0.1, 2, -1]) // => 1
 */
export function greedy(logits: Vector): number {
	logSumExp(logits);
	return logits.indexOf(Math.max(...logits));
}
// #endregion

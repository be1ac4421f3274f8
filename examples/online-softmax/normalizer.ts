import type { Vector } from '@examples/numerics';
import { checkLogits } from './check.ts';

/** What one pass over a row leaves: with both, softmax(x)_i = e^{x_i − max} / sum. */
export interface Normalizer {
	/** The largest logit, m = max_i x_i. */
	max: number;
	/** ℓ = Σ_i e^{x_i − m}, from 1 to the number of logits. */
	sum: number;
}

// #region online-softmax
/**
 * The softmax's normalizer in one pass: where a logit raises the maximum, the sum so far
 * is rescaled to it, ℓ ← ℓ·e^{m − m'} + e^{x − m'} with m' = max(m, x).
 *
 * The usual way reads the row twice before it can divide: once for the maximum, once
 * for the sum. Here no later logit has to be known.
 *
 * @param logits [n], in nats; -Infinity adds nothing, as a masked score.
 * @returns `max` and `sum`; the row's log-sum-exp is max + log sum.
 * @throws {TypeError | RangeError} when no logit is finite, or one is NaN or Infinity.
 * @see Milakov & Gimelshein 2018, Algorithm 3.
 * @example onlineNormalizer([0, Math.log(3)]) // => { max: Math.log(3), sum: 4 / 3 }
 */
export function onlineNormalizer(logits: Vector): Normalizer {
	checkLogits(logits);
	let [max, sum] = [-Infinity, 0];
	for (const logit of logits) {
		if (logit === -Infinity) continue; // −∞ − (−∞) would be NaN
		const newMax = Math.max(max, logit);
		sum = sum * Math.exp(max - newMax) + Math.exp(logit - newMax);
		max = newMax;
	}
	return { max, sum };
}
// #endregion

import type { Random, Vector } from '@examples/numerics';
import { checkDistribution } from './check.ts';
import { minP } from './min-p.ts';
import { temperatureSoftmax } from './temperature.ts';
import { topK } from './top-k.ts';
import { topP } from './top-p.ts';

// #region sample
/**
 * What the next token is drawn from: temperature first, then top-k, top-p and
 * min-p, each on what the one before it left.
 *
 * The order is that of Transformers. Another order is another distribution: top-p
 * after a high temperature keeps more tokens than before it.
 *
 * @param logits [vocabularySize], in nats.
 * @param options `temperature` is 1 unless given; filters that are not given keep all.
 * @returns [vocabularySize] probabilities.
 * @throws {TypeError | RangeError} as each step throws.
 * @see Transformers, generation/utils.py, `_get_logits_processor`.
 * @example
 * nextTokenDistribution([0, Math.log(3)], { temperature: 0.5, topP: 0.9 })
 * // => [0, 1]
 */
export function nextTokenDistribution(
	logits: Vector,
	options: SamplingOptions,
): Vector {
	let row = temperatureSoftmax(logits, options.temperature ?? 1);
	if (options.topK !== undefined) row = topK(row, options.topK);
	if (options.topP !== undefined) row = topP(row, options.topP);
	if (options.minP !== undefined) row = minP(row, options.minP);
	return row;
}

/**
 * Draws one token: the first at which the cumulative probability exceeds a
 * uniform number.
 *
 * @param probabilities [vocabularySize], adding up to 1.
 * @param random from `createRandom(seed)`.
 * @returns a token id; never one of probability 0.
 * @throws {TypeError | RangeError} when `probabilities` is no distribution.
 * @example sampleToken([0, 1, 0], createRandom(1)) // => 1
 */
export function sampleToken(probabilities: Vector, random: Random): number {
	checkDistribution({ probabilities });
	// At most 1 − 2⁻³², further from 1 than the probabilities may add up to.
	let rest = random.uniform();
	return probabilities.findIndex((probability) => (rest -= probability) < 0);
}
// #endregion

export interface SamplingOptions {
	temperature?: number;
	topK?: number;
	topP?: number;
	minP?: number;
}

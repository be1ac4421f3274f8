import { checkIndex, dot } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { sequenceLength, vocabularySize } from '@examples/toy-preferences';
import type { Tokens } from '@examples/toy-preferences';

/** The steps there can be from one token to the next: −3 … 3. */
const stepSizes = Array.from({ length: 2 * vocabularySize - 1 }, (_, k) => k + 1 - vocabularySize);

// #region features
/**
 * What the reward model sees of a response: how often each step from one token to
 * the next occurs.
 *
 * The true reward is linear in these counts, with weight 1 for a step of +1,
 * −1 for a step of 0 and 0 for the others. As a response always has three steps,
 * a constant added to all weights is a constant added to all rewards: pairs
 * cannot tell.
 *
 * @param tokens [sequenceLength] token ids.
 * @returns [7], counts of the steps −3, −2, −1, 0, 1, 2, 3; they add up to 3.
 * @throws {RangeError} when `tokens` is no response of the toy task.
 * @example rewardFeatures([0, 1, 2, 2]) // => [0, 0, 0, 1, 2, 0, 0]
 */
export function rewardFeatures(tokens: Tokens): Vector {
	checkResponse(tokens);
	const steps = tokens.slice(1).map((token, t) => token - tokens[t]!);
	return stepSizes.map((size) => steps.filter((step) => step === size).length);
}

/**
 * The reward of a response under a linear model, w · φ(y).
 *
 * @param weights [7], one for each of `rewardFeatures`.
 * @param tokens [sequenceLength] token ids.
 * @throws {RangeError} when there are not 7 weights, or `tokens` is no response
 * of the toy task.
 * @example
 * linearReward([0, 0, 0, -1, 1, 0, 0], [0, 1, 2, 2])
 * // => 1: the true reward
 */
export function linearReward(weights: Vector, tokens: Tokens): number {
	return dot(weights, rewardFeatures(tokens));
}
// #endregion

function checkResponse(tokens: Tokens): void {
	if (tokens.length !== sequenceLength) {
		throw new RangeError(`tokens must have ${sequenceLength} entries, got ${tokens.length}.`);
	}
	tokens.forEach((token, t) => checkIndex({ [`tokens[${t}]`]: token }, vocabularySize));
}

import { checkCount, sigmoid } from '@examples/numerics';
import type { Random } from '@examples/numerics';
import { sampleSequence } from './policy.ts';
import type { Policy } from './policy.ts';
import { trueReward } from './task.ts';
import type { Tokens } from './task.ts';

// #region pairs
/**
 * Two responses to the one prompt of this task, and which of them the labeler took.
 */
export interface PreferencePair {
	chosen: Tokens;
	rejected: Tokens;
}

/**
 * How likely the labeler prefers the first response: σ(r(first) − r(second)).
 *
 * @param first [sequenceLength] token ids.
 * @param second [sequenceLength] token ids.
 * @throws {RangeError} when one is no response of this task.
 * @see Bradley & Terry 1952; Rafailov et al. 2023, Eq. 1.
 * @example
 * preferenceProbability([0, 1, 2, 3], [1, 2, 3, 3])
 * // => sigmoid(2) = 0.88…
 */
export function preferenceProbability(first: Tokens, second: Tokens): number {
	return sigmoid(trueReward(first) - trueReward(second));
}

/**
 * Draws pairs of responses from a policy and lets the labeler choose by
 * Bradley–Terry.
 *
 * The two may be the same response; such a pair teaches nothing, and its
 * gradient is 0.
 *
 * @param policy whose responses are compared: offline DPO takes those of the
 * reference, online DPO those of the policy that learns.
 * @param options.count how many pairs.
 * @param options.random from `createRandom(seed)`.
 * @throws {RangeError} when `count` is no whole number above 0.
 * @example
 * samplePreferencePairs(referencePolicy, { count: 1, random: createRandom(1) })
 * // => [{ chosen: [2, 0, 0, 3], rejected: [3, 2, 2, 2] }]
 */
export function samplePreferencePairs(
	policy: Policy,
	{ count, random }: { count: number; random: Random },
): PreferencePair[] {
	checkCount({ count });
	return Array.from({ length: count }, () => {
		const first = sampleSequence(policy, random);
		const second = sampleSequence(policy, random);
		return random.uniform() < preferenceProbability(first, second)
			? { chosen: first, rejected: second }
			: { chosen: second, rejected: first };
	});
}
// #endregion

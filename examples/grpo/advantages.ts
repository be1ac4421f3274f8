import { checkCount, checkNumbers, mean, sum } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

// #region advantages
/**
 * GRPO's advantages: each reward less the mean of its group, by the group's
 * standard deviation, A_i = (r_i − mean(r)) / (std(r) + 10⁻⁴).
 *
 * The responses to the same prompt are each other's baseline, so no critic is
 * needed. The deviation is the sample's, with n − 1, as in TRL; by n, all
 * advantages would be larger by √(n/(n − 1)). A group of equals gives zeros:
 * its prompt teaches nothing.
 *
 * @param rewards [groups · groupSize], group after group, one per response.
 * @param options.groupSize G, at least 2: how many responses each prompt has.
 * @param options.scaleRewards false leaves the division out, as Dr. GRPO does;
 * true unless given.
 * @returns [groups · groupSize]; each group adds up to 0.
 * @throws {TypeError | RangeError} when rewards are missing, empty or not finite,
 * `groupSize` is no whole number above 1, or they do not fill whole groups.
 * @see Shao et al. 2024, §4.1; without the division: Liu et al. 2025, §3.2.
 * @example
 * groupRelativeAdvantages([1, 0, 0, 1], { groupSize: 4 })
 * // => [0.8658…, -0.8658…, -0.8658…, 0.8658…]
 */
export function groupRelativeAdvantages(rewards: Vector, options: GroupOptions): Vector {
	checkGroups(rewards, options);
	const { groupSize, scaleRewards = true } = options;
	return rewards.map((reward, i) => {
		const start = i - (i % groupSize);
		const group = rewards.slice(start, start + groupSize);
		const baseline = meanOf(group);
		if (!scaleRewards) return reward - baseline;
		const squares = sum(group.map((other) => (other - baseline) ** 2));
		const deviation = Math.sqrt(squares / (groupSize - 1));
		return (reward - baseline) / (deviation + 1e-4);
	});
}
// #endregion

/** The mean, from the distances to the first: exact for equals, where a sum would round. */
function meanOf(group: Vector): number {
	const [first] = group;
	return first! + mean(group.map((reward) => reward - first!));
}

export interface GroupOptions {
	groupSize: number;
	scaleRewards?: boolean;
}

function checkGroups(rewards: Vector, { groupSize }: GroupOptions): void {
	checkNumbers({ rewards });
	checkCount({ groupSize });
	if (groupSize === 1) {
		throw new RangeError('groupSize must be at least 2, got 1: a response alone has no baseline.');
	}
	if (rewards.length % groupSize === 0) return;
	throw new RangeError(
		`rewards must fill whole groups of groupSize (${groupSize}), got ${rewards.length}.`,
	);
}

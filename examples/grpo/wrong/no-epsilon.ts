// The mistake: nothing is added to the standard deviation. A group of equals, all right or
// all wrong, is then 0/0, and one NaN spoils the whole batch.
import { mean, sum } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import type { GroupOptions } from '../index.ts';

export function groupRelativeAdvantages(rewards: Vector, options: GroupOptions): Vector {
	const { groupSize, scaleRewards = true } = options;
	return rewards.map((reward, i) => {
		const start = i - (i % groupSize);
		const group = rewards.slice(start, start + groupSize);
		const baseline = group[0]! + mean(group.map((other) => other - group[0]!));
		if (!scaleRewards) return reward - baseline;
		const squares = sum(group.map((other) => (other - baseline) ** 2));
		const deviation = Math.sqrt(squares / (groupSize - 1));
		return (reward - baseline) / deviation;
	});
}

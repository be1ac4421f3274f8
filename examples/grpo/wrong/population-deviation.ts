// The mistake: the standard deviation of the population, by n. Advantages are larger by
// √(n/(n − 1)), as if the learning rate were: 7% at 8 responses, 41% at 2.
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
		const deviation = Math.sqrt(squares / groupSize);
		return (reward - baseline) / (deviation + 1e-4);
	});
}

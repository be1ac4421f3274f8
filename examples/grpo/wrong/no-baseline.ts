// The mistake: no baseline. With rewards of 0 and 1 nothing is ever discouraged, and the
// gradient is noisier; rewards of 5 and 6 both count as good.
import { sum } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import type { GroupOptions } from '../index.ts';

export function groupRelativeAdvantages(rewards: Vector, options: GroupOptions): Vector {
	const { groupSize, scaleRewards = true } = options;
	return rewards.map((reward, i) => {
		const start = i - (i % groupSize);
		const group = rewards.slice(start, start + groupSize);
		const baseline = 0;
		if (!scaleRewards) return reward - baseline;
		const squares = sum(group.map((other) => (other - baseline) ** 2));
		const deviation = Math.sqrt(squares / (groupSize - 1));
		return (reward - baseline) / (deviation + 1e-4);
	});
}

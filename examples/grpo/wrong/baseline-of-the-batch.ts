// The mistake: the baseline is the mean of the whole batch. Every answer to an easy prompt
// is then good and every answer to a hard one bad, whatever was better there.
import { mean, sum } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import type { GroupOptions } from '../index.ts';

export function groupRelativeAdvantages(rewards: Vector, options: GroupOptions): Vector {
	const { groupSize, scaleRewards = true } = options;
	return rewards.map((reward, i) => {
		const start = i - (i % groupSize);
		const group = rewards.slice(start, start + groupSize);
		const baseline = mean(rewards);
		if (!scaleRewards) return reward - baseline;
		const squares = sum(group.map((other) => (other - baseline) ** 2));
		const deviation = Math.sqrt(squares / (groupSize - 1));
		return (reward - baseline) / (deviation + 1e-4);
	});
}

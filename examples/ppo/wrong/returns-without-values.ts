// Returns without the values: the critic is told to predict the advantage, how wrong it was, and not what was earned.
import type { AdvantageInput, AdvantageOutput } from '../advantages.ts';

// #region advantages
export function generalizedAdvantageEstimation(input: AdvantageInput): AdvantageOutput {
	const { rewards, values, gamma, lambda } = input;
	const advantages = rewards.map(
		(reward, t) => reward + gamma * (values[t + 1] ?? 0) - values[t]!,
	);
	for (const t of [...rewards.keys()].reverse()) {
		advantages[t]! += gamma * lambda * (advantages[t + 1] ?? 0);
	}
	const returns = [...advantages];
	return { advantages, returns };
}
// #endregion

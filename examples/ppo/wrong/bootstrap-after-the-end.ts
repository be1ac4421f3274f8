// Bootstraps after the end: the last step is given its own value as that of the next, although nothing comes after it.
import type { AdvantageInput, AdvantageOutput } from '../advantages.ts';

// #region advantages
export function generalizedAdvantageEstimation(input: AdvantageInput): AdvantageOutput {
	const { rewards, values, gamma, lambda } = input;
	const advantages = rewards.map(
		(reward, t) => reward + gamma * (values[t + 1] ?? values[t]!) - values[t]!,
	);
	for (const t of [...rewards.keys()].reverse()) {
		advantages[t]! += gamma * lambda * (advantages[t + 1] ?? 0);
	}
	const returns = advantages.map((advantage, t) => advantage + values[t]!);
	return { advantages, returns };
}
// #endregion

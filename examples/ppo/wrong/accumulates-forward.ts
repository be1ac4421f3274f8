// Runs forward: each step collects the errors of the steps before it, so a token is praised for what happened earlier.
import type { AdvantageInput, AdvantageOutput } from '../advantages.ts';

// #region advantages
export function generalizedAdvantageEstimation(input: AdvantageInput): AdvantageOutput {
	const { rewards, values, gamma, lambda } = input;
	const advantages = rewards.map(
		(reward, t) => reward + gamma * (values[t + 1] ?? 0) - values[t]!,
	);
	for (const t of rewards.keys()) {
		advantages[t]! += gamma * lambda * (advantages[t - 1] ?? 0);
	}
	const returns = advantages.map((advantage, t) => advantage + values[t]!);
	return { advantages, returns };
}
// #endregion

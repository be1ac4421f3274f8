// Decay by λ alone: the errors of later steps are weighed by λ, not by γλ. At γ = 1, as in RLHF, nothing shows.
import type { AdvantageInput, AdvantageOutput } from '../advantages.ts';

// #region advantages
export function generalizedAdvantageEstimation(input: AdvantageInput): AdvantageOutput {
	const { rewards, values, gamma, lambda } = input;
	const advantages = rewards.map(
		(reward, t) => reward + gamma * (values[t + 1] ?? 0) - values[t]!,
	);
	for (const t of [...rewards.keys()].reverse()) {
		advantages[t]! += lambda * (advantages[t + 1] ?? 0);
	}
	const returns = advantages.map((advantage, t) => advantage + values[t]!);
	return { advantages, returns };
}
// #endregion

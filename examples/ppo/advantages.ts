import { checkNumbers, checkSameLength, mean } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

// #region advantages
/**
 * The advantage of every step of one finished trajectory, Â_t = Σ_l (γλ)^l δ_{t+l}
 * with δ_t = r_t + γ V(s_{t+1}) − V(s_t); nothing comes after the last step,
 * so its next value is 0.
 *
 * λ = 0 is the one-step TD error: little variance, as wrong as the critic.
 * λ = 1 is the discounted sum of rewards minus the value: unbiased, noisy.
 *
 * @param input.rewards r, [T].
 * @param input.values V(s_t), [T]: what the critic expected before each step.
 * @param input.gamma γ, from 0 to 1; 1 in RLHF.
 * @param input.lambda λ, from 0 to 1; 0.95 in RLHF.
 * @returns `advantages` Â, [T], and `returns` Â + V, [T], which the critic
 * is to learn.
 * @throws {TypeError | RangeError} when a list is missing, empty, of another length
 * or not finite, or `gamma` or `lambda` is out of range.
 * @see Schulman et al. 2016, Eq. 16; Schulman et al. 2017, Eq. 11 and 12.
 * @example
 * generalizedAdvantageEstimation({
 * 	rewards: [0, 0, 4], values: [1, 2, 3], gamma: 1, lambda: 0.5,
 * }) // => { advantages: [1.75, 1.5, 1], returns: [2.75, 3.5, 4] }
 */
export function generalizedAdvantageEstimation(input: AdvantageInput): AdvantageOutput {
	checkInput(input);
	const { rewards, values, gamma, lambda } = input;
	const advantages = rewards.map(
		(reward, t) => reward + gamma * (values[t + 1] ?? 0) - values[t]!,
	);
	// Backwards, Â_t = δ_t + γλ Â_{t+1}: one pass, no sum for every step.
	for (const t of [...rewards.keys()].reverse()) {
		advantages[t]! += gamma * lambda * (advantages[t + 1] ?? 0);
	}
	const returns = advantages.map((advantage, t) => advantage + values[t]!);
	return { advantages, returns };
}
// #endregion

// #region whiten
/**
 * Shifts and scales a batch to mean 0 and variance 1,
 * (x − mean) / √(variance + 10⁻⁸), so that the size of a step does not depend on
 * the scale of the rewards.
 *
 * The variance is that of the batch itself, divided by n; a batch of equals
 * becomes zeros.
 *
 * @param values [n], all tokens of a batch together.
 * @throws {TypeError | RangeError} when missing, empty or not finite.
 * @see Ziegler et al. 2019, released code.
 * @example whiten([1, 2, 3]) // => [-1.2247…, 0, 1.2247…]
 */
export function whiten(values: Vector): Vector {
	checkNumbers({ values });
	const center = mean(values);
	const variance = mean(values.map((value) => (value - center) ** 2));
	return values.map((value) => (value - center) / Math.sqrt(variance + 1e-8));
}
// #endregion

/** One finished trajectory. */
export interface AdvantageInput {
	rewards: Vector;
	values: Vector;
	gamma: number;
	lambda: number;
}

export interface AdvantageOutput {
	advantages: Vector;
	returns: Vector;
}

function checkInput({ rewards, values, ...shares }: AdvantageInput): void {
	checkNumbers({ rewards, values });
	checkSameLength({ rewards, values });
	for (const name of ['gamma', 'lambda'] as const) {
		if (shares[name] >= 0 && shares[name] <= 1) continue;
		throw new RangeError(`${name} must be from 0 to 1, got ${shares[name]}.`);
	}
}

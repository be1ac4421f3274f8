import type { Matrix, Vector } from '@examples/numerics';
import { checkInput } from './check.ts';
import { tokenWeights } from './normalization.ts';
import type { NormalizationOptions } from './normalization.ts';

// #region grpo-loss
/**
 * GRPO's loss, minus the objective the paper maximizes:
 * Σ_i w_i Σ_t [−min(ρ A_i, clip(ρ, 1 − ε, 1 + ε) A_i) + β k3], with
 * ρ = π/π_old, k3 = π_ref/π − log(π_ref/π) − 1 and w_i of `tokenWeights`.
 *
 * Every token of a response has the response's advantage. The KL penalty is a term
 * of the loss, with a gradient of its own; PPO for language models puts it into
 * the reward.
 *
 * @param input.logProbs [n][T_i], log π of the tokens sampled, no padding;
 * `oldLogProbs`: under the policy that sampled them.
 * @param input.advantages A, [n], one per response, as `groupRelativeAdvantages`.
 * @param input.clipRange ε, above 0; `clipRangeHigh`: an upper ε of its own, as
 * DAPO's 0.28 beside 0.2.
 * @param input.beta β, at least 0; 0 unless given. Above 0 it needs `refLogProbs`,
 * [n][T_i], under the frozen reference.
 * @param input.normalization as `tokenWeights`; `maxLength` likewise.
 * @returns loss = policyLoss + β kl; `clipFraction` is the share of all tokens
 * whose ratio is outside the range.
 * @throws {TypeError | RangeError} when rows or entries are missing, empty, not
 * finite or above 0, lengths differ, or a number is out of range.
 * @see Shao et al. 2024, Eq. 3 and 4.
 * @example
 * grpoLoss({
 * 	logProbs: [[-1, -2], [-3]], oldLogProbs: [[-1, -2], [-3]],
 * 	advantages: [2, -1], clipRange: 0.2,
 * }) // => { loss: -0.5, policyLoss: -0.5, kl: 0, clipFraction: 0 }
 */
export function grpoLoss(input: GrpoInput): GrpoOutput {
	checkInput(input);
	const { logProbs, oldLogProbs, refLogProbs = logProbs, advantages } = input;
	const { clipRange, clipRangeHigh = clipRange, beta = 0 } = input;
	const lengths = logProbs.map((row) => row.length);
	const weights = tokenWeights(lengths, input);
	let [policyLoss, kl, clipped, tokens] = [0, 0, 0, 0];
	logProbs.forEach((row, i) => {
		row.forEach((logProb, t) => {
			const ratio = Math.exp(logProb - oldLogProbs[i]![t]!);
			const inside = Math.max(1 - clipRange, Math.min(ratio, 1 + clipRangeHigh));
			const gain = Math.min(ratio * advantages[i]!, inside * advantages[i]!);
			const toRef = refLogProbs[i]![t]! - logProb;
			const k3 = Math.expm1(toRef) - toRef;
			policyLoss -= weights[i]! * gain;
			kl += weights[i]! * k3;
			clipped += Number(inside !== ratio);
			tokens += 1;
		});
	});
	const loss = policyLoss + beta * kl;
	return { loss, policyLoss, kl, clipFraction: clipped / tokens };
}
// #endregion

/** Rows are responses, entries the tokens they have: no padding, no mask. */
export interface GrpoInput extends NormalizationOptions {
	logProbs: Matrix;
	oldLogProbs: Matrix;
	refLogProbs?: Matrix;
	advantages: Vector;
	clipRange: number;
	clipRangeHigh?: number;
	beta?: number;
}

export interface GrpoOutput {
	loss: number;
	policyLoss: number;
	/** Σ w k3, the mean over tokens that the normalization makes; 0 without a reference. */
	kl: number;
	clipFraction: number;
}

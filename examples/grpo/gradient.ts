import type { Matrix } from '@examples/numerics';
import { grpoLoss } from './loss.ts';
import type { GrpoInput } from './loss.ts';
import { tokenWeights } from './normalization.ts';

// #region gradient
/**
 * The derivative of GRPO's loss by each token's log-probability:
 * w_i (−ρ A_i + β(1 − π_ref/π)), where the first term is dropped once the clipped
 * one is the smaller.
 *
 * At ρ = 1 and β = 0 it is −w_i A_i: the policy gradient with the group's
 * advantages. At π = π_ref the penalty has no gradient, as a KL has none at
 * its minimum.
 *
 * @param input as `grpoLoss`; `oldLogProbs`, `refLogProbs` and `advantages` are
 * constants.
 * @returns [n][T_i], ∂loss/∂logProbs.
 * @throws {TypeError | RangeError} as `grpoLoss`.
 * @see Shao et al. 2024, Eq. 3 and 4.
 * @example
 * grpoGradient({
 * 	logProbs: [[-1, -2], [-3]], oldLogProbs: [[-1, -2], [-3]],
 * 	advantages: [2, -1], clipRange: 0.2,
 * }) // => [[-0.5, -0.5], [0.5]]
 */
export function grpoGradient(input: GrpoInput): Matrix {
	grpoLoss(input);
	const { logProbs, oldLogProbs, refLogProbs = logProbs, advantages } = input;
	const { clipRange, clipRangeHigh = clipRange, beta = 0 } = input;
	const lengths = logProbs.map((row) => row.length);
	const weights = tokenWeights(lengths, input);
	return logProbs.map((row, i) =>
		row.map((logProb, t) => {
			// dρ/d log π = ρ, as ρ = exp(log π − log π_old)
			const ratio = Math.exp(logProb - oldLogProbs[i]![t]!);
			const inside = Math.max(1 - clipRange, Math.min(ratio, 1 + clipRangeHigh));
			const unclipped = ratio * advantages[i]!;
			const byPolicy = unclipped <= inside * advantages[i]! ? -unclipped : 0;
			const byKl = -Math.expm1(refLogProbs[i]![t]! - logProb);
			return weights[i]! * (byPolicy + beta * byKl);
		}),
	);
}
// #endregion

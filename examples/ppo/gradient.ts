import type { Vector } from '@examples/numerics';
import { checkPolicyInput } from './loss.ts';
import type { ClippedPolicyInput } from './loss.ts';
import { clip, maskedMeanGradient } from './mask.ts';

// #region gradient
/**
 * The derivative of the clipped policy loss by each token's log-probability:
 * −r A / n while the unclipped term is the smaller of the two, and 0 once
 * the clipped one is.
 *
 * So it is 0 in two cases alone: A > 0 with r > 1 + ε, and A < 0 with r < 1 − ε:
 * the token has moved far enough the way its advantage wants. At r = 1 it is
 * −A / n, the policy gradient.
 *
 * @param input as `clippedPolicyLoss`; `oldLogProbs` and `advantages`
 * are constants.
 * @returns [n], ∂policyLoss/∂logProbs; 0 where the mask is false. On the edge
 * of the range it still flows.
 * @throws {TypeError | RangeError} as `clippedPolicyLoss`.
 * @see Schulman et al. 2017, Eq. 7 and Figure 1.
 * @example
 * clippedPolicyGradient({
 * 	logProbs: [-1, -1], oldLogProbs: [-1, -2],
 * 	advantages: [3, 3], clipRange: 0.2,
 * }) // => [-1.5, 0]
 */
export function clippedPolicyGradient(input: ClippedPolicyInput): Vector {
	checkPolicyInput(input);
	const { logProbs, oldLogProbs, advantages, clipRange, mask } = input;
	const derivatives = logProbs.map((logProb, i) => {
		// dr/d log π = r, as r = exp(log π − log π_old)
		const ratio = Math.exp(logProb - oldLogProbs[i]!);
		const clipped = clip(ratio, 1 - clipRange, 1 + clipRange);
		const unclippedTerm = ratio * advantages[i]!;
		const clippedTerm = clipped * advantages[i]!;
		return unclippedTerm <= clippedTerm ? -unclippedTerm : 0;
	});
	return maskedMeanGradient(derivatives, mask);
}
// #endregion

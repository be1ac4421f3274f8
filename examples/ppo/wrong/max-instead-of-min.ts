// Maximum instead of minimum: the optimistic bound. It clips just where the token moved the wrong way.
import { checkPolicyInput } from '../loss.ts';
import type { ClippedPolicyInput, ClippedPolicyOutput } from '../loss.ts';
import { clip, maskedMean } from '../mask.ts';

// #region clipped-loss
export function clippedPolicyLoss(input: ClippedPolicyInput): ClippedPolicyOutput {
	checkPolicyInput(input);
	const { logProbs, oldLogProbs, advantages, clipRange, mask } = input;
	const logRatios = logProbs.map((logProb, i) => logProb - oldLogProbs[i]!);
	const ratios = logRatios.map(Math.exp);
	const objectives = ratios.map((ratio, i) => {
		const clipped = clip(ratio, 1 - clipRange, 1 + clipRange);
		return Math.max(ratio * advantages[i]!, clipped * advantages[i]!);
	});
	const beyond = ratios.map((ratio) => Number(Math.abs(ratio - 1) > clipRange));
	const kls = logRatios.map((logRatio) => Math.expm1(logRatio) - logRatio);
	return {
		policyLoss: -maskedMean(objectives, mask),
		clipFraction: maskedMean(beyond, mask),
		approximateKl: maskedMean(kls, mask),
	};
}
// #endregion

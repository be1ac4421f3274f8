import { checkLogProbs, checkNumbers, checkPositive, checkSameLength } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { checkMask, clip, maskedMean } from './mask.ts';
import type { Mask } from './mask.ts';

// #region clipped-loss
/**
 * PPO's policy loss, minus the clipped surrogate objective the paper maximizes:
 * −E[min(r A, clip(r, 1 − ε, 1 + ε) A)], with r = π(token) / π_old(token).
 *
 * @param input.logProbs [n], log π of each token sampled; `oldLogProbs`: under
 * the policy that sampled it. All responses in one row; padding is finite too,
 * and the mask leaves it out.
 * @param input.advantages A, [n]: how much better the token was than expected.
 * @param input.clipRange ε, above 0; the paper and RLHF code use 0.2.
 * @param input.mask [n], true on the tokens that count. Default: all.
 * @returns means over these tokens: `policyLoss`; `clipFraction`, the share
 * with |r − 1| > ε, whichever sign its advantage has; and `approximateKl`,
 * r − 1 − log r, an estimate (k3) of KL(π_old‖π) in nats.
 * @throws {TypeError | RangeError} when a list is missing, empty, of another
 * length or not finite, a log-probability is above 0, `clipRange` is not above 0,
 * a ratio overflows, or the mask keeps nothing.
 * @see Schulman et al. 2017, Eq. 7; k3: Schulman 2020,
 * "Approximating KL Divergence".
 * @example
 * clippedPolicyLoss({
 * 	logProbs: [Math.log(0.6)], oldLogProbs: [Math.log(0.4)],
 * 	advantages: [2], clipRange: 0.2,
 * })
 * // => { policyLoss: -2.4, clipFraction: 1, approximateKl: 0.5 - Math.log(1.5) }
 */
export function clippedPolicyLoss(input: ClippedPolicyInput): ClippedPolicyOutput {
	checkPolicyInput(input);
	const { logProbs, oldLogProbs, advantages, clipRange, mask } = input;
	const logRatios = logProbs.map((logProb, i) => logProb - oldLogProbs[i]!);
	const ratios = logRatios.map(Math.exp);
	const objectives = ratios.map((ratio, i) => {
		const clipped = clip(ratio, 1 - clipRange, 1 + clipRange);
		return Math.min(ratio * advantages[i]!, clipped * advantages[i]!);
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

/** One entry per sampled token. */
export interface ClippedPolicyInput {
	logProbs: Vector;
	oldLogProbs: Vector;
	advantages: Vector;
	clipRange: number;
	mask?: Mask;
}

export interface ClippedPolicyOutput {
	policyLoss: number;
	clipFraction: number;
	approximateKl: number;
}

/**
 * Throws unless the clipped loss is defined.
 *
 * @throws {TypeError | RangeError} as `clippedPolicyLoss`.
 */
export function checkPolicyInput(input: ClippedPolicyInput): void {
	const { logProbs, oldLogProbs, advantages, clipRange, mask } = input;
	checkLogProbs({ logProbs, oldLogProbs });
	checkNumbers({ advantages });
	checkSameLength({ logProbs, oldLogProbs, advantages });
	checkPositive({ clipRange });
	checkMask(mask, { logProbs });
	logProbs.forEach((logProb, i) => {
		const logRatio = logProb - oldLogProbs[i]!;
		if (Math.exp(logRatio) < Infinity) return;
		throw new RangeError(
			`logProbs[${i}] − oldLogProbs[${i}] must be below 709.79, where exp overflows, got ${logRatio}.`,
		);
	});
}

import {
	checkLogProbs,
	checkPositive,
	checkSameLength,
	logSigmoid,
	mean,
} from '@examples/numerics';
import type { Vector } from '@examples/numerics';

// #region loss
/**
 * The DPO loss of a batch of preference pairs, in nats:
 * −E[log σ(β log π(y_w)/π_ref(y_w) − β log π(y_l)/π_ref(y_l))].
 *
 * Label smoothing ε takes each label to be wrong with probability ε (cDPO):
 * the loss is 1 − ε of the above and ε of the same with the pair swapped.
 *
 * @param input.chosenLogps [n], log π(y_w | x): summed over the
 * response, no average.
 * @param input.rejectedLogps [n], log π(y_l | x).
 * @param input.refChosenLogps [n], and `refRejectedLogps`: under the
 * frozen reference.
 * @param input.beta β, above 0; the paper uses 0.1 and 0.5.
 * @param input.labelSmoothing ε, at least 0 and below 0.5; 0 unless given.
 * @returns the mean loss; the implicit rewards β log π/π_ref, [n] each;
 * and the share of pairs whose chosen reward is strictly higher: a tie does not
 * count as correct.
 * @throws {TypeError} when a list is no array.
 * @throws {RangeError} when one is empty, of another length, not finite or above 0,
 * or `beta` or `labelSmoothing` is out of range.
 * @see Rafailov et al. 2023, Eq. 7; label smoothing: Mitchell 2023, Eq. 3.
 * @example
 * dpoLoss({
 * 	chosenLogps: [-4], refChosenLogps: [-5],
 * 	rejectedLogps: [-7], refRejectedLogps: [-6], beta: 0.5,
 * })
 * // => { loss: 0.3132…, chosenRewards: [0.5], rejectedRewards: [-0.5],
 * //      rewardAccuracy: 1 }
 */
export function dpoLoss(input: DpoInput): DpoOutput {
	checkInput(input);
	const { beta, labelSmoothing = 0 } = input;
	const { chosenLogps, rejectedLogps, refChosenLogps, refRejectedLogps } = input;
	const chosenRewards = implicitRewards(chosenLogps, refChosenLogps, beta);
	const rejectedRewards = implicitRewards(rejectedLogps, refRejectedLogps, beta);
	const margins = chosenRewards.map((reward, i) => reward - rejectedRewards[i]!);
	const losses = margins.map((margin) => {
		const asLabeled = -logSigmoid(margin);
		const swapped = -logSigmoid(-margin);
		return (1 - labelSmoothing) * asLabeled + labelSmoothing * swapped;
	});
	return {
		loss: mean(losses),
		chosenRewards,
		rejectedRewards,
		rewardAccuracy: mean(margins.map((margin) => Number(margin > 0))),
	};
}

/** r̂(y) = β log π(y)/π_ref(y): what the policy itself says a response is worth. */
function implicitRewards(logps: Vector, refLogps: Vector, beta: number): Vector {
	return logps.map((logp, i) => beta * (logp - refLogps[i]!));
}
// #endregion

/** One log-probability per response and model, as `sequenceLogps` sums them. */
export interface DpoInput {
	chosenLogps: Vector;
	rejectedLogps: Vector;
	refChosenLogps: Vector;
	refRejectedLogps: Vector;
	beta: number;
	labelSmoothing?: number;
}

export interface DpoOutput {
	loss: number;
	chosenRewards: Vector;
	rejectedRewards: Vector;
	rewardAccuracy: number;
}

function checkInput({ beta, labelSmoothing = 0, ...lists }: DpoInput): void {
	const { chosenLogps, rejectedLogps, refChosenLogps, refRejectedLogps } = lists;
	checkLogProbs({ chosenLogps, rejectedLogps, refChosenLogps, refRejectedLogps });
	checkSameLength({ chosenLogps, rejectedLogps, refChosenLogps, refRejectedLogps });
	checkPositive({ beta });
	if (labelSmoothing >= 0 && labelSmoothing < 0.5) return;
	throw new RangeError(
		'labelSmoothing must be at least 0 and below 0.5, where labels are coin flips; ' +
			`got ${labelSmoothing}.`,
	);
}

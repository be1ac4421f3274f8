import { checkLogProbs, checkPositive, checkSameLength, logSigmoid, mean } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

// #region loss
/**
 * The DPO loss of a batch of preference pairs, in nats:
 * −E[log σ(β log π(y_w)/π_ref(y_w) − β log π(y_l)/π_ref(y_l))].
 *
 * With label smoothing ε each label is taken to be wrong with probability ε (cDPO):
 * the loss is (1 − ε) times the above plus ε times the same with the pair swapped.
 *
 * @param input.chosenLogps [n], log π(y_w | x), summed over the tokens of the response, not averaged.
 * @param input.rejectedLogps [n], log π(y_l | x). `ref…`: the same under the frozen reference.
 * @param input.beta β, above 0; the paper uses 0.1 and 0.5.
 * @param input.labelSmoothing ε, from 0 up to, not including, 0.5. Default 0.
 * @returns `loss`, the mean; the implicit rewards β log π/π_ref, [n]; and `rewardAccuracy`,
 * the share of pairs whose chosen reward is strictly higher: a tie is not correct.
 * @throws {TypeError | RangeError} when a list is missing, empty, of another length, not finite or
 * above 0, or `beta` or `labelSmoothing` is out of range.
 * @see Rafailov et al. 2023, Eq. 7; label smoothing: Mitchell 2023.
 * @example
 * dpoLoss({
 * 	chosenLogps: [-4], refChosenLogps: [-5],
 * 	rejectedLogps: [-7], refRejectedLogps: [-6], beta: 0.5,
 * }) // => { loss: 0.3132…, chosenRewards: [0.5], rejectedRewards: [-0.5], rewardAccuracy: 1 }
 */
export function dpoLoss(input: DpoInput): DpoOutput {
	checkInput(input);
	const { beta, labelSmoothing = 0 } = input;
	const chosenRewards = input.chosenLogps.map((logp, i) => beta * (logp - input.refChosenLogps[i]!));
	const rejectedRewards = input.rejectedLogps.map((logp, i) => beta * (logp - input.refRejectedLogps[i]!));
	const margins = chosenRewards.map((reward, i) => reward - rejectedRewards[i]!);
	const losses = margins.map(
		(margin) =>
			-(1 - labelSmoothing) * logSigmoid(margin) - labelSmoothing * logSigmoid(-margin),
	);
	return {
		loss: mean(losses),
		chosenRewards,
		rejectedRewards,
		rewardAccuracy: mean(margins.map((margin) => Number(margin > 0))),
	};
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

function checkInput({ beta, labelSmoothing = 0, ...logps }: DpoInput): void {
	const { chosenLogps, rejectedLogps, refChosenLogps, refRejectedLogps } = logps;
	checkLogProbs({ chosenLogps, rejectedLogps, refChosenLogps, refRejectedLogps });
	checkSameLength({ chosenLogps, rejectedLogps, refChosenLogps, refRejectedLogps });
	checkPositive({ beta });
	if (labelSmoothing >= 0 && labelSmoothing < 0.5) return;
	throw new RangeError(
		`labelSmoothing must be at least 0 and below 0.5, got ${labelSmoothing}. ` +
			'If more than half of the labels are wrong, swap chosen and rejected.',
	);
}

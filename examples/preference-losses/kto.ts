import {
	checkLogProbs,
	checkPositive,
	checkSameLength,
	mean,
	sigmoid,
} from '@examples/numerics';
import type { Vector } from '@examples/numerics';

// #region kto
/**
 * The KTO loss of single responses, each marked good or bad; no pairs:
 * E[λ(1 − σ(β(r − z₀)))] for good ones, E[λ(1 − σ(β(z₀ − r)))] for bad ones,
 * with r = log π(y)/π_ref(y).
 *
 * The paper's λ_y − λσ(…) is the same number. The point z₀ that gains and
 * losses are counted from is a constant: no gradient flows through it.
 *
 * @param input.logps [n], log π(y | x), summed over the response; `refLogps`:
 * under the frozen reference.
 * @param input.desirable [n], true for a good response.
 * @param input.referencePoint z₀ in nats, at least 0; see `ktoReferencePoint`.
 * @param input.beta β, above 0.
 * @param input.desirableWeight λ_D, above 0; 1 unless given. `undesirableWeight`:
 * λ_U likewise. They balance unequal numbers of good and bad.
 * @returns the mean loss, and the implicit rewards βr, [n].
 * @throws {TypeError | RangeError} when a list is missing, empty, of another
 * length, not finite or above 0, or a number is out of range.
 * @see Ethayarajh et al. 2024, §4.
 * @example
 * ktoLoss({
 * 	logps: [-4, -9], refLogps: [-4, -9], desirable: [true, false],
 * 	referencePoint: 0, beta: 0.1,
 * }) // => { loss: 0.5, rewards: [0, 0] }
 */
export function ktoLoss(input: KtoInput): KtoOutput {
	const { logps, refLogps, referencePoint, beta } = input;
	const { desirable, desirableWeight = 1, undesirableWeight = 1 } = input;
	checkInput({ ...input, desirableWeight, undesirableWeight });
	const logRatios = logps.map((logp, i) => logp - refLogps[i]!);
	const losses = logRatios.map((logRatio, i) => {
		const gain = beta * (logRatio - referencePoint);
		// 1 − σ(x) = σ(−x), which does not round to 0 where x is large.
		return desirable[i]
			? desirableWeight * sigmoid(-gain)
			: undesirableWeight * sigmoid(gain);
	});
	const rewards = logRatios.map((logRatio) => beta * logRatio);
	return { loss: mean(losses), rewards };
}
// #endregion

// #region kto-gradient
/**
 * The derivative of the mean KTO loss by each log-probability of the policy:
 * ∓(λβ/n) σ(u)σ(−u), with u = β(r − z₀), minus for good, plus for bad.
 *
 * It is largest at r = z₀ and fades on both sides: a response that is far on the
 * wrong side, perhaps a wrong label, is given up.
 *
 * @param input as for `ktoLoss`.
 * @returns [n], ∂loss/∂logps.
 * @throws {TypeError | RangeError} as `ktoLoss`.
 * @see Ethayarajh et al. 2024, §4.
 * @example
 * ktoGradient({
 * 	logps: [-4, -9], refLogps: [-4, -9], desirable: [true, false],
 * 	referencePoint: 0, beta: 0.4,
 * }) // => [-0.05, 0.05]
 */
export function ktoGradient(input: KtoInput): Vector {
	const { rewards } = ktoLoss(input);
	const { referencePoint, beta, desirable } = input;
	const { desirableWeight = 1, undesirableWeight = 1 } = input;
	return rewards.map((reward, i) => {
		const gain = reward - beta * referencePoint;
		const slope = (beta * sigmoid(gain) * sigmoid(-gain)) / rewards.length;
		return desirable[i] ? -desirableWeight * slope : undesirableWeight * slope;
	});
}
// #endregion

// #region kto-reference-point
/**
 * An estimate of z₀ = KL(π‖π_ref) from prompts with completions that belong to
 * other prompts of the batch: max(0, mean log π(y′|x)/π_ref(y′|x)).
 *
 * @param input.logps [m], log π(y′ | x); `refLogps`: under the reference.
 * @returns nats, at least 0.
 * @throws {TypeError | RangeError} when a list is missing, empty, of another
 * length, not finite or above 0.
 * @see Ethayarajh et al. 2024, §4.
 * @example ktoReferencePoint({ logps: [-4, -6], refLogps: [-5, -8] }) // => 1.5
 */
export function ktoReferencePoint(input: { logps: Vector; refLogps: Vector }): number {
	const { logps, refLogps } = input;
	checkLogProbs({ logps, refLogps });
	checkSameLength({ logps, refLogps });
	return Math.max(0, mean(logps.map((logp, i) => logp - refLogps[i]!)));
}
// #endregion

/** One log-probability per response and model, summed over its tokens. */
export interface KtoInput {
	logps: Vector;
	refLogps: Vector;
	desirable: readonly boolean[];
	referencePoint: number;
	beta: number;
	desirableWeight?: number;
	undesirableWeight?: number;
}

export interface KtoOutput {
	loss: number;
	rewards: Vector;
}

function checkInput(input: Required<KtoInput>): void {
	const { logps, refLogps, desirable, referencePoint } = input;
	const { beta, desirableWeight, undesirableWeight } = input;
	checkLogProbs({ logps, refLogps });
	checkSameLength({ logps, refLogps, desirable });
	checkPositive({ beta, desirableWeight, undesirableWeight });
	if (referencePoint >= 0 && referencePoint < Infinity) return;
	throw new RangeError(
		`referencePoint must be a finite number of at least 0, got ${referencePoint}: it is a KL.`,
	);
}

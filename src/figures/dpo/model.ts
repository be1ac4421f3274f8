import { dpoGradient, dpoLoss } from '@examples/dpo';
import { sigmoid } from '@examples/numerics';
import { range } from '../parts/range.ts';
import { scaleLog } from '../parts/scale.ts';

/** β of the DPO paper's experiments, the point of comparison in the figure. */
export const defaultBeta = 0.1;
/** A pair the policy ranks wrong, so that the first look shows loss and gradient at work. */
export const defaultMargin = -20;
/** The largest |h| to choose: at β = 0.1 the gradient has all but died there. */
export const marginLimit = 40;
/** The largest |h| drawn, so that the reader's point never stands on an axis. */
export const drawnLimit = 43;
/** The β slider's last position; 20 positions to a decade give 0.05, 0.1, 0.2 and 0.5 exactly. */
export const lastBetaPosition = 40;

const betaScale = scaleLog([0.01, 1], [0, lastBetaPosition]);

/** β at a position of its slider, to two significant digits. */
export function betaAt(position: number): number {
	return Number(betaScale.invert(position).toPrecision(2));
}

/** The slider position that shows `beta`. */
export function betaPosition(beta: number): number {
	return Math.round(betaScale(beta));
}

/** What DPO makes of one preference pair whose log-ratio margin is `margin` (h), from `examples/dpo`. */
export function dpoPoint(margin: number, beta: number): DpoPoint {
	const pair = pairWithMargin(margin, beta);
	const { loss, chosenRewards, rejectedRewards } = dpoLoss(pair);
	const rewardDifference = chosenRewards[0]! - rejectedRewards[0]!;
	const weight = -dpoGradient(pair).chosenLogps[0]!;
	return {
		margin,
		loss,
		rewardDifference,
		preference: sigmoid(rewardDifference),
		weight,
		weightInBeta: weight / beta,
	};
}

/** The two curves of the figure: one point for every half unit of the margin. */
export function dpoCurve(beta: number): readonly DpoPoint[] {
	return range(-drawnLimit, drawnLimit, 0.5).map((margin) => dpoPoint(margin, beta));
}

/** Loss and gradient depend on the margin alone, so any reference log-probabilities below −|h|/2 would do. */
function pairWithMargin(margin: number, beta: number) {
	const reference = -100;
	return {
		chosenLogps: [reference + margin / 2],
		rejectedLogps: [reference - margin / 2],
		refChosenLogps: [reference],
		refRejectedLogps: [reference],
		beta,
	};
}

/** One pair as the figure shows it. */
export interface DpoPoint {
	/** h, in nats. */
	margin: number;
	/** −log σ(βh). */
	loss: number;
	/** Implicit reward of the chosen answer minus that of the rejected one: βh. */
	rewardDifference: number;
	/** The probability, by the implicit rewards, that the chosen answer is the better one: σ(βh). */
	preference: number;
	/** −∂loss/∂log π(chosen): βσ(−βh). */
	weight: number;
	/** The same in units of β, its upper bound: σ(−βh). */
	weightInBeta: number;
}

import { clippedPolicyGradient, clippedPolicyLoss } from '@examples/ppo';

/** A token that has moved far, so that the first look shows one gradient gone and the other at work. */
export const defaultRatio = 1.5;
/** ε of the PPO paper and of RLHF code. */
export const defaultClipRange = 0.2;
/** |A| of the page's examples. */
export const defaultSize = 2;
/** Both plots run from a ratio near 0, whose logarithm is finite, to this one. */
export const drawnRatios = { first: 0.01, last: 2 } as const;
/** A clip range that clips nothing. */
const unlimited = 1e6;

/** Sliders count whole positions; each value is its position divided by `parts`. */
export const ratioSlider = { first: 2, last: 38, parts: 20 } as const;
export const clipSlider = { first: 2, last: 16, parts: 40 } as const;
export const sizeSlider = { first: 2, last: 8, parts: 4 } as const;

/** What PPO makes of one token whose ratio is `ratio`, from `examples/ppo`. */
export function ppoPoint(ratio: number, advantage: number, clipRange: number): PpoPoint {
	const token = tokenWithRatio(ratio, advantage, clipRange);
	const { policyLoss } = clippedPolicyLoss(token);
	return {
		ratio,
		unclipped: -clippedPolicyLoss({ ...token, clipRange: unlimited }).policyLoss,
		objective: -policyLoss,
		loss: policyLoss,
		gradient: clippedPolicyGradient(token)[0]!,
	};
}

/** The objective over the ratio: straight between the ends and the edges of the clip range. */
export function ppoCurve(advantage: number, clipRange: number): readonly PpoPoint[] {
	const { first, last } = drawnRatios;
	return [first, 1 - clipRange, 1 + clipRange, last].map((ratio) => ppoPoint(ratio, advantage, clipRange));
}

/** The ratios between which the gradient is zero, and the edge of the clip range where that begins. */
export function flatPart(advantage: number, clipRange: number): FlatPart {
	return advantage > 0
		? { edge: 1 + clipRange, from: 1 + clipRange, to: drawnRatios.last }
		: { edge: 1 - clipRange, from: 0, to: 1 - clipRange };
}

/** Any old log-probability low enough would do: the ratio alone matters. */
function tokenWithRatio(ratio: number, advantage: number, clipRange: number) {
	const oldLogProb = -5;
	// exp(log r) may round to just above r. A hair nearer to 1, the edge of the range still belongs to the range.
	const onEdge = Math.abs(Math.abs(ratio - 1) - clipRange) < 1e-9;
	const logRatio = Math.log(ratio) * (onEdge ? 1 - 1e-12 : 1);
	return { logProbs: [oldLogProb + logRatio], oldLogProbs: [oldLogProb], advantages: [advantage], clipRange };
}

/** One token as the figure shows it. */
export interface PpoPoint {
	/** r = π/π_old. */
	ratio: number;
	/** r·A. */
	unclipped: number;
	/** min(r·A, clip(r, 1 − ε, 1 + ε)·A), which is maximized. */
	objective: number;
	/** Its negative, which is minimized. */
	loss: number;
	/** ∂loss/∂log π. */
	gradient: number;
}

export interface FlatPart {
	edge: number;
	from: number;
	to: number;
}

import { createRandom, dot, logSoftmax, softmax, type Vector } from '@examples/numerics';
import { softmaxJacobian, type ScalingOptions, type ScoreStatistics } from '@examples/scaled-dot-product-attention';
import { range } from '../parts/range.ts';
import { scaleLog } from '../parts/scale.ts';
import measured from './measured.json';

/** Keys that each query is compared with. */
export const keyLength = 16;
/** The slider's last position: d_k is 2 to the power of the position. */
export const lastPosition = 12;
/** d_k = 64, the head of the paper's base model. */
export const defaultPosition = 6;
/** Seed of the first row that is shown, chosen for an ordinary one. */
export const firstSeed = 1;

/** d_k at every position of the slider. */
export const headDims = range(0, lastPosition, 1).map((position) => 2 ** position);

/** Equal distances for equal factors. */
export const headDimScale = scaleLog([1, headDims.at(-1)!], [0, 1]);

/** How the means were measured: over `trials` queries for every d_k. A test repeats it and writes `measured.json`. */
export const simulation = { keyLength, trials: 200, seed: 1 } as const;

/** Means over many random rows, at every position: too slow for a browser, so they were measured beforehand. */
export const statistics: readonly Statistics[] = measured;

/** What `simulateScaling` is called with at a position. */
export function simulationAt(position: number): ScalingOptions {
	const { trials, seed } = simulation;
	return { headDim: headDims[position]!, keyLength, trials, random: createRandom(seed) };
}

/**
 * Scores of one random query against 16 random keys, at every position of the slider.
 *
 * The vectors of a position are the first d_k components of the longest ones, so a step of the slider adds components
 * to what is there, and draws nothing anew.
 *
 * @returns [position][key], q·k.
 */
export function drawScores(seed: number): readonly Vector[] {
	const random = createRandom(seed);
	const components = (length: number) => Array.from({ length }, () => random.normal());
	let scores: Vector = Array.from({ length: keyLength }, () => 0);
	let length = 0;
	return headDims.map((headDim) => {
		const query = components(headDim - length);
		scores = scores.map((score) => score + dot(query, components(headDim - length)));
		length = headDim;
		return scores;
	});
}

/** What the softmax makes of one row of scores. */
export function softmaxRow(scores: Vector): SoftmaxRow {
	const weights = softmax(scores);
	return {
		scores,
		weights,
		winner: weights.indexOf(Math.max(...weights)),
		entropy: -dot(weights, logSoftmax(scores)),
		gradientNorm: Math.hypot(...softmaxJacobian(weights).flat()),
	};
}

/** The scores as attention takes them: divided by √d_k. */
export function scaledScores(scores: Vector, headDim: number): Vector {
	return scores.map((score) => score / Math.sqrt(headDim));
}

/** Without and with the root. */
export interface Statistics {
	unscaled: ScoreStatistics;
	scaled: ScoreStatistics;
}

/** One row of scores and what becomes of it. */
export interface SoftmaxRow {
	scores: Vector;
	weights: Vector;
	/** The key with the largest weight, from 0. */
	winner: number;
	entropy: number;
	/** ‖J‖_F. */
	gradientNorm: number;
}

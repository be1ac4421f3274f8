import { checkCount, dot, logSoftmax, mean, softmax } from '@examples/numerics';
import type { Matrix, Random, Vector } from '@examples/numerics';
import { softmaxJacobian } from './jacobian.ts';

// #region variance
/**
 * What √d_k is for: random queries and keys, the same ones with and without the
 * scaling.
 *
 * Components are independent with mean 0 and variance 1, as after initialization.
 * A score is then a sum of d_k products of variance 1 each: Var(q·k) = d_k,
 * and Var(q·k / √d_k) = 1 whatever the size of the head.
 *
 * @param options.headDim d_k. `keyLength`: how many keys each query is
 * compared with.
 * @param options.trials how many queries, each with keys of its own.
 * @returns statistics of the plain scores and of the scaled ones.
 * @throws {RangeError} when a size is no whole number above 0.
 * @see Vaswani et al. 2017, §3.2.1 and footnote 4.
 * @example
 * const options = {
 * 	headDim: 64, keyLength: 8, trials: 100, random: createRandom(1),
 * };
 * simulateScaling(options).unscaled.scoreVariance // => about 64
 */
export function simulateScaling(options: ScalingOptions): ScalingResult {
	const { headDim, keyLength, trials, random } = options;
	checkCount({ headDim, keyLength, trials });
	const scores = Array.from({ length: trials }, () => {
		const query = Array.from({ length: headDim }, () => random.normal());
		return Array.from({ length: keyLength }, () =>
			scoreAgainstRandomKey(query, random),
		);
	});
	const scaled = scores.map((row) => row.map((score) => score / Math.sqrt(headDim)));
	return { unscaled: measure(scores), scaled: measure(scaled) };
}

/** q·k, the components of k drawn as they are needed. */
function scoreAgainstRandomKey(query: Vector, random: Random): number {
	return query.reduce((score, component) => score + component * random.normal(), 0);
}

function measure(scores: Matrix): ScoreStatistics {
	const weights = scores.map((row) => softmax(row));
	return {
		// Their mean is 0, so the mean square is the variance.
		scoreVariance: mean(scores.flat().map((score) => score * score)),
		entropy: mean(scores.map((row, i) => -dot(weights[i]!, logSoftmax(row)))),
		largestWeight: mean(weights.map((row) => Math.max(...row))),
		gradientNorm: mean(
			weights.map((row) => Math.hypot(...softmaxJacobian(row).flat())),
		),
	};
}
// #endregion

export interface ScalingOptions {
	headDim: number;
	keyLength: number;
	trials: number;
	random: Random;
}

export interface ScalingResult {
	/** Of q·k. */
	unscaled: ScoreStatistics;
	/** Of q·k / √d_k. */
	scaled: ScoreStatistics;
}

/** Means over the trials. */
export interface ScoreStatistics {
	scoreVariance: number;
	/** Of the weights, in nats: log(keyLength) when uniform, 0 when one has it all. */
	entropy: number;
	largestWeight: number;
	/** ‖J‖_F of the softmax: how much of a gradient comes through it to the scores. */
	gradientNorm: number;
}

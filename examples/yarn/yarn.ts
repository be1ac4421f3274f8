import { checkCount } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { inverseFrequencies } from '@examples/rope';
import { checkFactor, checkOrder } from './check.ts';
import type { ScalingOptions } from './uniform.ts';

// #region yarn
/**
 * YaRN as the released code does it: fast pairs kept, slow ones divided by s, and
 * between the bounds a ramp linear in the pair index i,
 * θ_i' = (1 − k) θ_i/s + k θ_i, k = 1 − (i − low)/(high − low), held in 0 … 1.
 *
 * The paper's ramp is linear in the number of turns instead; checkpoints follow the
 * code. The attention factor multiplies cosines and sines, so queries and keys each,
 * and the logits grow by its square.
 *
 * @param options.headDim d, even. `ropeTheta`: b, above 1. `factor`: s, at least 1.
 * @param options.originalMaxPositionEmbeddings L, the trained length, tokens.
 * @param options.betaFast β, turns within L from which a pair is kept; 32 unless given.
 * @param options.betaSlow α, turns below which a pair is divided by s; 1 unless given.
 * @returns `inverseFrequencies`, [headDim / 2], radians per position, and
 * `attentionFactor`, √(1/t) = 0.1 ln s + 1.
 * @throws {RangeError} when a number is out of range or no ramp is left.
 * @see Peng et al. 2023, §3.4; jquesnelle/yarn, LlamaYaRNScaledRotaryEmbedding.py.
 * @example
 * const qwen2 = { headDim: 128, ropeTheta: 1e6, factor: 4 };
 * yarnInverseFrequencies({ ...qwen2, originalMaxPositionEmbeddings: 32768 })
 * 	.attentionFactor // => 1.1386…
 */
export function yarnInverseFrequencies(options: YarnOptions): YarnOutput {
	const { headDim, ropeTheta, factor } = options;
	const attentionFactor = yarnAttentionFactor(factor);
	const { low, high } = correctionRange(options);
	const scaled = inverseFrequencies(headDim, ropeTheta).map((frequency, pair) => {
		const ramp = (pair - low) / (high - low);
		const kept = 1 - Math.min(1, Math.max(0, ramp));
		return (1 - kept) * (frequency / factor) + kept * frequency;
	});
	return { inverseFrequencies: scaled, attentionFactor };
}
// #endregion

// #region attention-factor
/**
 * The fitted factor on cosines and sines, √(1/t) = 0.1 ln s + 1.
 *
 * Queries and keys both get it, so the logits are multiplied by its square 1/t.
 *
 * @param factor s, at least 1.
 * @returns at least 1, and 1 for s = 1.
 * @throws {RangeError} when `factor` is below 1 or not finite.
 * @see Peng et al. 2023, §3.4, Eq. 22.
 * @example yarnAttentionFactor(Math.E) // => 1.1
 */
export function yarnAttentionFactor(factor: number): number {
	checkFactor(factor);
	return 0.1 * Math.log(factor) + 1;
}
// #endregion

// #region correction-range
/**
 * Between which pairs the ramp lies: where a pair would turn `betaFast` and `betaSlow`
 * times within L, i = d ln(L/(2π·turns)) / (2 ln b), rounded down and up.
 *
 * Rounding outward widens the ramp by up to two pairs. The upper bound stops at d − 1
 * in the released code, not at the last pair, d/2 − 1: the ramp may end beyond it.
 *
 * @param options as for `yarnInverseFrequencies`.
 * @returns `low`, the last pair that is kept, and `high`, the first that is divided by
 * the whole factor.
 * @throws {RangeError} as `yarnInverseFrequencies`.
 * @see jquesnelle/yarn, LlamaYaRNScaledRotaryEmbedding.py, find_correction_range.
 * @example
 * const qwen2 = { headDim: 128, ropeTheta: 1e6, factor: 4 };
 * correctionRange({ ...qwen2, originalMaxPositionEmbeddings: 32768 })
 * // => { low: 23, high: 40 }
 */
export function correctionRange(options: YarnOptions): { low: number; high: number } {
	const { headDim, ropeTheta, originalMaxPositionEmbeddings } = options;
	const { betaFast = 32, betaSlow = 1 } = options;
	checkCount({ originalMaxPositionEmbeddings });
	checkOrder({ betaSlow, betaFast });
	inverseFrequencies(headDim, ropeTheta); // for its checks
	const pairThatTurns = (turns: number): number => {
		const frequency = (2 * Math.PI * turns) / originalMaxPositionEmbeddings;
		return (-headDim * Math.log(frequency)) / (2 * Math.log(ropeTheta));
	};
	const low = Math.max(Math.floor(pairThatTurns(betaFast)), 0);
	const high = Math.min(Math.ceil(pairThatTurns(betaSlow)), headDim - 1);
	if (low < high) return { low, high };
	// The released code would divide by 0.001, or turn the ramp around.
	throw new RangeError(
		`betaFast and betaSlow must leave a ramp, got bounds ${low} and ${high}: within ` +
			`${originalMaxPositionEmbeddings} positions all pairs are fast, or all slow.`,
	);
}
// #endregion

export interface YarnOptions extends ScalingOptions {
	originalMaxPositionEmbeddings: number;
	betaFast?: number | undefined;
	betaSlow?: number | undefined;
}

export interface YarnOutput {
	inverseFrequencies: Vector;
	attentionFactor: number;
}

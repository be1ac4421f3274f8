import { checkCount } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { inverseFrequencies } from '@examples/rope';
import { checkFactor, checkOrder } from './check.ts';
import { turnsWithin } from './measures.ts';
import type { ScalingOptions } from './uniform.ts';

// #region ntk-by-parts
/**
 * The ramp as the paper has it, linear in the number of turns r_i = L/λ_i:
 * θ_i' = (1 − γ) θ_i/s + γ θ_i, γ = (r_i − α)/(β − α), held between 0 and 1.
 *
 * With α = 1, β = 4 and L = 8192 it is the scaling of Llama 3.1. For the released
 * code of YaRN, whose ramp is linear in i, see `yarnInverseFrequencies`.
 *
 * @param options.originalMaxPositionEmbeddings L, the trained length, tokens.
 * @param options.alpha α, turns: a pair with fewer is interpolated fully. 1 unless
 * given. `beta`: β: a pair with more is left alone. 32 unless given.
 * @returns [headDim / 2], radians per position.
 * @throws {RangeError} when a number is out of range.
 * @see Peng et al. 2023, §3.2, Definition 2; Llama 3.1: huggingface/transformers,
 * modeling_rope_utils.py, _compute_llama3_parameters.
 * @example
 * const options = { headDim: 4, ropeTheta: 100, factor: 4, alpha: 1, beta: 9 };
 * // 5 turns in 31 positions for pair 0, half a turn for pair 1
 * ntkByPartsInverseFrequencies({ ...options, originalMaxPositionEmbeddings: 31 })
 * // => [0.6188…, 0.025]
 */
export function ntkByPartsInverseFrequencies(options: NtkByPartsOptions): Vector {
	const { headDim, ropeTheta, factor, originalMaxPositionEmbeddings } = options;
	const { alpha = 1, beta = 32 } = options;
	checkFactor(factor);
	checkCount({ originalMaxPositionEmbeddings });
	checkOrder({ alpha, beta });
	const original = inverseFrequencies(headDim, ropeTheta);
	const turns = turnsWithin(original, originalMaxPositionEmbeddings);
	return original.map((frequency, pair) => {
		const ramp = (turns[pair]! - alpha) / (beta - alpha);
		const kept = Math.min(1, Math.max(0, ramp));
		return (1 - kept) * (frequency / factor) + kept * frequency;
	});
}
// #endregion

export interface NtkByPartsOptions extends ScalingOptions {
	originalMaxPositionEmbeddings: number;
	alpha?: number | undefined;
	beta?: number | undefined;
}

// The mistake: the paper's ramp, linear in the number of turns, with a checkpoint of the released
// code, which is linear in the pair index. Pair 32 of Qwen2 is divided by 2.84 instead of 1.66.
import { ntkByPartsInverseFrequencies } from '../ntk-by-parts.ts';
import { yarnAttentionFactor } from '../yarn.ts';
import type { YarnOptions, YarnOutput } from '../yarn.ts';

export function yarnInverseFrequencies(options: YarnOptions): YarnOutput {
	const { betaSlow: alpha, betaFast: beta } = options;
	return {
		inverseFrequencies: ntkByPartsInverseFrequencies({ ...options, alpha, beta }),
		attentionFactor: yarnAttentionFactor(options.factor),
	};
}

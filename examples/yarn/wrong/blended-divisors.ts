// The mistake: the divisor is blended, 1 … s, instead of the frequency. Right at both ends; between
// them it divides by more or less than checkpoints were tuned with.
import { inverseFrequencies } from '@examples/rope';
import { correctionRange, yarnAttentionFactor } from '../yarn.ts';
import type { YarnOptions, YarnOutput } from '../yarn.ts';

export function yarnInverseFrequencies(options: YarnOptions): YarnOutput {
	const { headDim, ropeTheta, factor } = options;
	const attentionFactor = yarnAttentionFactor(factor);
	const { low, high } = correctionRange(options);
	const scaled = inverseFrequencies(headDim, ropeTheta).map((frequency, pair) => {
		const ramp = (pair - low) / (high - low);
		const kept = 1 - Math.min(1, Math.max(0, ramp));
		return frequency / (kept + (1 - kept) * factor);
	});
	return { inverseFrequencies: scaled, attentionFactor };
}

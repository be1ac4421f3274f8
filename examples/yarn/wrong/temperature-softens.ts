// The mistake: divided instead of multiplied, as if t were above 1. With more keys attention
// is flat already, and this flattens it further.
import { inverseFrequencies } from '@examples/rope';
import { correctionRange, yarnAttentionFactor } from '../yarn.ts';
import type { YarnOptions, YarnOutput } from '../yarn.ts';

export function yarnInverseFrequencies(options: YarnOptions): YarnOutput {
	const { headDim, ropeTheta, factor } = options;
	const attentionFactor = 1 / yarnAttentionFactor(factor);
	const { low, high } = correctionRange(options);
	const scaled = inverseFrequencies(headDim, ropeTheta).map((frequency, pair) => {
		const ramp = (pair - low) / (high - low);
		const kept = 1 - Math.min(1, Math.max(0, ramp));
		return (1 - kept) * (frequency / factor) + kept * frequency;
	});
	return { inverseFrequencies: scaled, attentionFactor };
}

// The mistake: the ramp is not held between 0 and 1. Fast pairs then turn faster than trained, and
// the slowest ones turn backward.
import { inverseFrequencies } from '@examples/rope';
import { correctionRange, yarnAttentionFactor } from '../yarn.ts';
import type { YarnOptions, YarnOutput } from '../yarn.ts';

export function yarnInverseFrequencies(options: YarnOptions): YarnOutput {
	const { headDim, ropeTheta, factor } = options;
	const attentionFactor = yarnAttentionFactor(factor);
	const { low, high } = correctionRange(options);
	const scaled = inverseFrequencies(headDim, ropeTheta).map((frequency, pair) => {
		const ramp = (pair - low) / (high - low);
		const kept = 1 - ramp;
		return (1 - kept) * (frequency / factor) + kept * frequency;
	});
	return { inverseFrequencies: scaled, attentionFactor };
}

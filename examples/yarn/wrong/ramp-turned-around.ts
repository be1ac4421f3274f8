// The mistake: the ramp the other way around, so that the fast pairs are interpolated and the
// slow ones kept. Neighbors blur, and far distances still meet angles never trained.
import { inverseFrequencies } from '@examples/rope';
import { correctionRange, yarnAttentionFactor } from '../yarn.ts';
import type { YarnOptions, YarnOutput } from '../yarn.ts';

export function yarnInverseFrequencies(options: YarnOptions): YarnOutput {
	const { headDim, ropeTheta, factor } = options;
	const attentionFactor = yarnAttentionFactor(factor);
	const { low, high } = correctionRange(options);
	const scaled = inverseFrequencies(headDim, ropeTheta).map((frequency, pair) => {
		const ramp = (pair - low) / (high - low);
		const kept = Math.min(1, Math.max(0, ramp));
		return (1 - kept) * (frequency / factor) + kept * frequency;
	});
	return { inverseFrequencies: scaled, attentionFactor };
}

// The mistake: 1/t instead of √(1/t). Queries and keys each get the factor, so the logits are
// multiplied by (1/t)²: 1.68 instead of 1.30 at s = 4.
import { inverseFrequencies } from '@examples/rope';
import { correctionRange, yarnAttentionFactor } from '../yarn.ts';
import type { YarnOptions, YarnOutput } from '../yarn.ts';

export function yarnInverseFrequencies(options: YarnOptions): YarnOutput {
	const { headDim, ropeTheta, factor } = options;
	const attentionFactor = yarnAttentionFactor(factor) ** 2;
	const { low, high } = correctionRange(options);
	const scaled = inverseFrequencies(headDim, ropeTheta).map((frequency, pair) => {
		const ramp = (pair - low) / (high - low);
		const kept = 1 - Math.min(1, Math.max(0, ramp));
		return (1 - kept) * (frequency / factor) + kept * frequency;
	});
	return { inverseFrequencies: scaled, attentionFactor };
}

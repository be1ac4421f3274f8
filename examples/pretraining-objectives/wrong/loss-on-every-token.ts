// The mistake: every token is a label. Most of them stand in the input as they are, so the
// model earns most of its loss by copying.
import type { Vector } from '@examples/numerics';
import type { MaskingOptions, TrainingPair } from '../index.ts';

export function maskTokens(tokens: Vector, options: MaskingOptions): TrainingPair {
	const { random, maskId, vocabularySize } = options;
	const { specialIds = [], maskingRate = 0.15 } = options;
	const candidates = [...tokens.keys()].filter((i) => !specialIds.includes(tokens[i]!));
	const count = Math.max(1, Math.round(maskingRate * tokens.length));
	const inputIds = [...tokens];
	const labels = [...tokens];
	for (const i of random.shuffle(candidates).slice(0, count)) {
		const draw = random.uniform();
		if (draw < 0.8) inputIds[i] = maskId;
		else if (draw < 0.9) inputIds[i] = random.integer(vocabularySize);
	}
	return { inputIds, labels };
}

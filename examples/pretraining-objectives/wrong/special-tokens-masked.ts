// The mistake: [CLS] and [SEP] may be chosen as well. They carry no content that could be
// predicted, and a masked [SEP] hides where a segment ends.
import type { Vector } from '@examples/numerics';
import { ignoreIndex } from '../index.ts';
import type { MaskingOptions, TrainingPair } from '../index.ts';

export function maskTokens(tokens: Vector, options: MaskingOptions): TrainingPair {
	const { random, maskId, vocabularySize } = options;
	const { maskingRate = 0.15 } = options;
	const candidates = [...tokens.keys()];
	const count = Math.max(1, Math.round(maskingRate * tokens.length));
	const inputIds = [...tokens];
	const labels = tokens.map(() => ignoreIndex);
	for (const i of random.shuffle(candidates).slice(0, count)) {
		labels[i] = tokens[i]!;
		const draw = random.uniform();
		if (draw < 0.8) inputIds[i] = maskId;
		else if (draw < 0.9) inputIds[i] = random.integer(vocabularySize);
	}
	return { inputIds, labels };
}

// The mistake: the label is read after the input was overwritten. The model is asked for [MASK]
// where it reads [MASK], and the loss falls to 0 without anything being learned.
import type { Vector } from '@examples/numerics';
import { ignoreIndex } from '../index.ts';
import type { MaskingOptions, TrainingPair } from '../index.ts';

export function maskTokens(tokens: Vector, options: MaskingOptions): TrainingPair {
	const { random, maskId, vocabularySize } = options;
	const { specialIds = [], maskingRate = 0.15 } = options;
	const candidates = [...tokens.keys()].filter((i) => !specialIds.includes(tokens[i]!));
	const count = Math.max(1, Math.round(maskingRate * tokens.length));
	const inputIds = [...tokens];
	const labels: number[] = tokens.map(() => ignoreIndex);
	for (const i of random.shuffle(candidates).slice(0, count)) {
		const draw = random.uniform();
		if (draw < 0.8) inputIds[i] = maskId;
		else if (draw < 0.9) inputIds[i] = random.integer(vocabularySize);
		labels[i] = inputIds[i]!;
	}
	return { inputIds, labels };
}

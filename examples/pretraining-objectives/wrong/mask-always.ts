// The mistake: all of the chosen tokens read [MASK]. The model learns that a token which is not
// masked needs no prediction, and after pre-training it never sees [MASK] again.
import type { Vector } from '@examples/numerics';
import { ignoreIndex } from '../index.ts';
import type { MaskingOptions, TrainingPair } from '../index.ts';

export function maskTokens(tokens: Vector, options: MaskingOptions): TrainingPair {
	const { random, maskId } = options;
	const { specialIds = [], maskingRate = 0.15 } = options;
	const candidates = [...tokens.keys()].filter((i) => !specialIds.includes(tokens[i]!));
	const count = Math.max(1, Math.round(maskingRate * tokens.length));
	const inputIds = [...tokens];
	const labels = tokens.map(() => ignoreIndex);
	for (const i of random.shuffle(candidates).slice(0, count)) {
		labels[i] = tokens[i]!;
		inputIds[i] = maskId;
	}
	return { inputIds, labels };
}

// The mistake: no shift. Each position is asked for the token that it reads; the loss falls to 0
// and the model has learned to copy.
import type { Vector } from '@examples/numerics';
import { ignoreIndex } from '../index.ts';
import type { TrainingPair } from '../index.ts';

export function nextTokenPairs(
	tokens: Vector,
	{ prefixLength = 1 }: { prefixLength?: number } = {},
): TrainingPair {
	return {
		inputIds: tokens.slice(0, -1),
		labels: tokens.map((token, i) => (i < prefixLength ? ignoreIndex : token)).slice(0, -1),
	};
}

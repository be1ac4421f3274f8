// The mistake: the shift goes the other way, so each position is asked for the token before it,
// which a causal model has already read.
import type { Vector } from '@examples/numerics';
import { ignoreIndex } from '../index.ts';
import type { TrainingPair } from '../index.ts';

export function nextTokenPairs(
	tokens: Vector,
	{ prefixLength = 1 }: { prefixLength?: number } = {},
): TrainingPair {
	return {
		inputIds: tokens.slice(1),
		labels: tokens.map((token, i) => (i < prefixLength ? ignoreIndex : token)).slice(0, -1),
	};
}

// The mistake: off by one at the end of the prefix. Its last position, which predicts the first
// token after it, is left out of the loss.
import type { Vector } from '@examples/numerics';
import { ignoreIndex } from '../index.ts';
import type { TrainingPair } from '../index.ts';

export function nextTokenPairs(
	tokens: Vector,
	{ prefixLength = 1 }: { prefixLength?: number } = {},
): TrainingPair {
	return {
		inputIds: tokens.slice(0, -1),
		labels: tokens.map((token, i) => (i <= prefixLength ? ignoreIndex : token)).slice(1),
	};
}

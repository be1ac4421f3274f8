// The mistake: the prefix carries loss as well. A prefix language model sees it from both sides,
// and predicting a token that one can see teaches nothing.
import type { Vector } from '@examples/numerics';
import type { TrainingPair } from '../index.ts';

export function nextTokenPairs(tokens: Vector): TrainingPair {
	return {
		inputIds: tokens.slice(0, -1),
		labels: tokens.slice(1),
	};
}

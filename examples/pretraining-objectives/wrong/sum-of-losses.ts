// The mistake: the sum instead of the mean. A sequence with more predictions pulls harder, and the
// learning rate means something else for every length.
import { crossEntropy, sum } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { ignoreIndex } from '../index.ts';

export function predictionLoss(logits: Matrix, labels: Vector): number {
	const predicting = [...labels.keys()].filter((i) => labels[i] !== ignoreIndex);
	return sum(predicting.map((i) => crossEntropy(logits[i]!, labels[i]!)));
}

// The mistake: the labels are shifted here, though they were shifted when the pairs were made. The
// model learns to predict two tokens ahead.
import { crossEntropy, mean } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { ignoreIndex } from '../index.ts';

export function predictionLoss(logits: Matrix, labels: Vector): number {
	const predicting = [...labels.keys()].filter((i) => labels[i] !== ignoreIndex);
	return mean(predicting.map((i) => crossEntropy(logits[Math.max(i - 1, 0)]!, labels[i]!)));
}

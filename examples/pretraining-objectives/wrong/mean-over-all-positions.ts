// The mistake: the sum over the positions that predict is divided by all positions. With 15%
// masked, loss and gradient shrink to 15%, and to less with more padding.
import { crossEntropy, sum } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { ignoreIndex } from '../index.ts';

export function predictionLoss(logits: Matrix, labels: Vector): number {
	const predicting = [...labels.keys()].filter((i) => labels[i] !== ignoreIndex);
	return sum(predicting.map((i) => crossEntropy(logits[i]!, labels[i]!))) / labels.length;
}

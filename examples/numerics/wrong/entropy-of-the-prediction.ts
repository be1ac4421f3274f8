// The mistake: the entropy of the model's own distribution, −Σ p log p. The label is not
// used, and the loss is lowest where the model is sure, right or wrong.
import type { Vector } from '../index.ts';
import { checkIndex } from '../check.ts';
import { sum } from '../linear-algebra.ts';
import { logSoftmax } from '../softmax.ts';

export function crossEntropy(logits: Vector, label: number): number {
	checkIndex({ label }, logits.length);
	return -sum(logSoftmax(logits).map((logp) => Math.exp(logp) * logp));
}

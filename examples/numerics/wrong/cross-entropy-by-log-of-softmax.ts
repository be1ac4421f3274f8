// The mistake: the logarithm is taken after the softmax. Where the probability of the
// label rounds to 0 the loss is Infinity, and its gradient NaN.
import type { Vector } from '../index.ts';
import { checkIndex } from '../check.ts';
import { softmax } from '../softmax.ts';

export function crossEntropy(logits: Vector, label: number): number {
	checkIndex({ label }, logits.length);
	return -Math.log(softmax(logits)[label]!);
}

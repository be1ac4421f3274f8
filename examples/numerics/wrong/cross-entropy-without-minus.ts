// The mistake: the minus is missing. The loss is at most 0, and descending it makes the
// true class less likely.
import type { Vector } from '../index.ts';
import { checkIndex } from '../check.ts';
import { logSoftmax } from '../softmax.ts';

export function crossEntropy(logits: Vector, label: number): number {
	checkIndex({ label }, logits.length);
	return logSoftmax(logits)[label]!;
}

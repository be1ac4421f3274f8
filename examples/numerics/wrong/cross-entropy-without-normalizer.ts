// The mistake: minus the logit of the label, without the log-sum-exp of all logits. The
// loss has no bottom: it falls for as long as that one logit grows.
import type { Vector } from '../index.ts';
import { checkIndex } from '../check.ts';

export function crossEntropy(logits: Vector, label: number): number {
	checkIndex({ label }, logits.length);
	return -logits[label]!;
}

// The mistake: log-sum-exp subtracts the largest logit and does not add it back. In the
// softmax the shift cancels; here it does not.
import type { Vector } from '../index.ts';
import { checkLogits } from '../check.ts';
import { sum } from '../linear-algebra.ts';

export function logSumExp(logits: Vector, name = 'logits'): number {
	checkLogits(logits, name);
	const max = logits.reduce((left, right) => Math.max(left, right));
	return Math.log(sum(logits.map((logit) => Math.exp(logit - max))));
}

// The mistake: the largest logit is not subtracted first. Above 709 an exponential is
// Infinity and the quotient NaN; below −745 all are 0, and it is NaN again.
import type { Vector } from '../index.ts';
import { checkLogits } from '../check.ts';
import { sum } from '../linear-algebra.ts';

export function softmax(logits: Vector, name = 'logits'): Vector {
	checkLogits(logits, name);
	const exponentials = logits.map(Math.exp);
	const total = sum(exponentials);
	return exponentials.map((exponential) => exponential / total);
}

export function logSoftmax(logits: Vector, name = 'logits'): Vector {
	checkLogits(logits, name);
	const logTotal = Math.log(sum(logits.map(Math.exp)));
	return logits.map((logit) => logit - logTotal);
}

export function logSumExp(logits: Vector, name = 'logits'): number {
	checkLogits(logits, name);
	return Math.log(sum(logits.map(Math.exp)));
}

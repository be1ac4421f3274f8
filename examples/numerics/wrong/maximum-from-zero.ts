// The mistake: the search for the maximum starts at 0. A row of large negative logits is
// not shifted: all exponentials round to 0, and the softmax is 0 / 0.
import type { Vector } from '../index.ts';
import { checkLogits } from '../check.ts';
import { sum } from '../linear-algebra.ts';

export function softmax(logits: Vector, name = 'logits'): Vector {
	checkLogits(logits, name);
	const max = logits.reduce((left, right) => Math.max(left, right), 0);
	const exponentials = logits.map((logit) => Math.exp(logit - max));
	const total = sum(exponentials);
	return exponentials.map((exponential) => exponential / total);
}

export function logSoftmax(logits: Vector, name = 'logits'): Vector {
	checkLogits(logits, name);
	const max = logits.reduce((left, right) => Math.max(left, right), 0);
	const shifted = logits.map((logit) => logit - max);
	const logTotal = Math.log(sum(shifted.map(Math.exp)));
	return shifted.map((logit) => logit - logTotal);
}

export function logSumExp(logits: Vector, name = 'logits'): number {
	checkLogits(logits, name);
	const max = logits.reduce((left, right) => Math.max(left, right), 0);
	return max + Math.log(sum(logits.map((logit) => Math.exp(logit - max))));
}

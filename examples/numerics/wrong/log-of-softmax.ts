// The mistake: log-softmax is computed as the logarithm of the softmax, which rounds to 0
// some 745 nats below the maximum. The logarithm is then −Infinity, and so is the loss.
import type { Vector } from '../index.ts';
import { checkLogits } from '../check.ts';
import { softmax } from '../softmax.ts';

export function logSoftmax(logits: Vector, name = 'logits'): Vector {
	checkLogits(logits, name);
	return softmax(logits).map(Math.log);
}

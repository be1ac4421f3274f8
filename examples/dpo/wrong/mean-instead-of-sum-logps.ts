// The mistake: the mean over the response's tokens instead of their sum. log π(y | x) is a
// sum; a mean is the log-probability of no response (SimPO means to divide by length).
import { logSoftmax } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';

export function sequenceLogps(
	logits: Matrix,
	labels: Vector,
	completionMask: readonly boolean[],
): number {
	let logp = 0;
	let tokens = 0;
	labels.forEach((label, t) => {
		if (!completionMask[t]) return;
		logp += logSoftmax(logits[t - 1]!)[label]!;
		tokens += 1;
	});
	return logp / tokens;
}

// The mistake: reading token t from logits[t]. Those predict token t + 1, after the model has seen
// token t: every probability is that of the wrong step.
import { logSoftmax } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';

export function sequenceLogps(
	logits: Matrix,
	labels: Vector,
	completionMask: readonly boolean[],
): number {
	let logp = 0;
	labels.forEach((label, t) => {
		if (completionMask[t]) logp += logSoftmax(logits[t]!)[label]!;
	});
	return logp;
}

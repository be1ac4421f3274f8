// The mistake: reading token t from logits[t]. The model returned those after it had read
// token t, and they predict token t + 1.
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

// The mistake: the mask is not used, so prompt and padding count as well. The prompt's share
// is the same for both responses and cancels in DPO's margin; the padding's does not.
import { logSoftmax } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';

export function sequenceLogps(
	logits: Matrix,
	labels: Vector,
	completionMask: readonly boolean[],
): number {
	let logp = 0;
	completionMask.slice(1).forEach((_, t) => {
		logp += logSoftmax(logits[t]!)[labels[t + 1]!]!;
	});
	return logp;
}

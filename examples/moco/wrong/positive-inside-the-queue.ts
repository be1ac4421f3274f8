// The mistake: the keys of the batch are enqueued before the loss is taken, so each positive is also
// among the negatives. A perfect query still pays ln 2, and half of its pull is taken back.
import { crossEntropy, dot, l2Normalize, mean } from '@examples/numerics';
import { checkInput } from '../loss.ts';
import type { MocoInput } from '../loss.ts';

export function mocoLoss(input: MocoInput): number {
	checkInput(input);
	const keys = input.positiveKeys.map(l2Normalize);
	const queue = input.queue.map(l2Normalize);
	return mean(
		input.queries.map((row, i) => {
			const query = l2Normalize(row);
			// [1 + K]: the positive stands first.
			const candidates = [keys[i]!, ...keys, ...queue];
			const logits = candidates.map((key) => dot(query, key) / input.temperature);
			return crossEntropy(logits, 0);
		}),
	);
}

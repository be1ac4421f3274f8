// The mistake: label i, as in a batch-by-batch matrix. Here the positive stands first in every row, so
// query 1 is pulled to the newest key of the queue, query 2 to the one before it.
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
			const candidates = [keys[i]!, ...queue];
			const logits = candidates.map((key) => dot(query, key) / input.temperature);
			return crossEntropy(logits, i);
		}),
	);
}

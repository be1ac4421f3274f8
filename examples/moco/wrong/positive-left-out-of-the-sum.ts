// The mistake: the denominator runs over the queue alone. The loss then has no lower bound: it goes on
// falling as the positive rises, below 0, and no longer is a cross-entropy.
import { dot, l2Normalize, logSumExp, mean } from '@examples/numerics';
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
			return logSumExp(logits.slice(1)) - logits[0]!;
		}),
	);
}

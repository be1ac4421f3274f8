// The mistake: query and key are normalized, the queue is not. Keys enter it as the encoder returned
// them, so long ones dominate the sum whatever their direction.
import { crossEntropy, dot, l2Normalize, mean } from '@examples/numerics';
import { checkInput } from '../loss.ts';
import type { MocoInput } from '../loss.ts';

export function mocoLoss(input: MocoInput): number {
	checkInput(input);
	const keys = input.positiveKeys.map(l2Normalize);
	const queue = input.queue;
	return mean(
		input.queries.map((row, i) => {
			const query = l2Normalize(row);
			// [1 + K]: the positive stands first.
			const candidates = [keys[i]!, ...queue];
			const logits = candidates.map((key) => dot(query, key) / input.temperature);
			return crossEntropy(logits, 0);
		}),
	);
}

// The mistake: cosines times τ. With 0.07 all logits lie within ±0.07, the softmax stays flat and the
// loss cannot leave ln(K + 1) however good the keys are.
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
			const logits = candidates.map((key) => dot(query, key) * input.temperature);
			return crossEntropy(logits, 0);
		}),
	);
}

// The mistake: the cut-off looks at the contrasted logits. An absurd token that ℓ′
// finds more absurd still is their largest, and it cuts off everything else.
import type { Vector } from '@examples/numerics';
import type { ContrastiveOptions } from '../index.ts';

export function contrastiveLogits(
	logits: Vector,
	distortedLogits: Vector,
	options: ContrastiveOptions,
): Vector {
	const { alpha, beta } = options;
	const contrasted = logits.map(
		(logit, token) => (1 + alpha) * logit - alpha * distortedLogits[token]!,
	);
	const lowest = Math.max(...contrasted) + Math.log(beta);
	return contrasted.map((logit) => (logit < lowest ? -Infinity : logit));
}

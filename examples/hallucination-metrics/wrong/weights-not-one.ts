// The mistake: ℓ − α·ℓ′ instead of (1 + α)·ℓ − α·ℓ′. At α = 1 what both find
// equally likely ends at 0, and common words and grammar are lost with the prior.
import type { Vector } from '@examples/numerics';
import type { ContrastiveOptions } from '../index.ts';

export function contrastiveLogits(
	logits: Vector,
	distortedLogits: Vector,
	options: ContrastiveOptions,
): Vector {
	const { alpha, beta } = options;
	const lowest = Math.max(...logits) + Math.log(beta);
	return logits.map((logit, token) =>
		logit < lowest ? -Infinity : logit - alpha * distortedLogits[token]!,
	);
}

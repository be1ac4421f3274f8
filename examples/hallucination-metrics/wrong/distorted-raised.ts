// The mistake: the signs of the two passes are swapped. What the image says is
// pushed down, what the model would say without looking is raised.
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
		logit < lowest ? -Infinity : (1 + alpha) * distortedLogits[token]! - alpha * logit,
	);
}

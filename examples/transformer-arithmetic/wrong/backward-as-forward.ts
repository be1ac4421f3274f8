// The mistake: the backward pass counts as one forward pass. It has two products for each one: the
// gradient by the input and the gradient by the weight.
import { forwardFlops } from '../index.ts';
import type { TransformerConfig } from '../index.ts';

export function trainingFlops(
	config: TransformerConfig,
	{ tokens, length }: { tokens: number; length: number },
): number {
	return 2 * forwardFlops(config, { length }).total * (tokens / length);
}

// The mistake: all tokens as one sequence. Scores are quadratic in the length of a sequence, not in
// the size of the data.
import { forwardFlops } from '../index.ts';
import type { TransformerConfig } from '../index.ts';

export function trainingFlops(
	config: TransformerConfig,
	{ tokens }: { tokens: number; length: number },
): number {
	return 3 * forwardFlops(config, { length: tokens }).total;
}

// The mistake: 6ND as the exact count. It leaves out the scores, which grow with the length: at the
// crossing they are as much again.
import { matmulParameters } from '../index.ts';
import type { TransformerConfig } from '../index.ts';

export function trainingFlops(
	config: TransformerConfig,
	{ tokens }: { tokens: number; length: number },
): number {
	return 6 * matmulParameters(config) * tokens;
}

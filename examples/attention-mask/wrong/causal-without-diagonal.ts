// The mistake: a token does not see itself. The first one sees nothing at all, and its
// softmax is NaN.
import type { AttentionMask, CausalMaskOptions } from '../index.ts';

export function causalMask({
	queryLength,
	pastLength = 0,
}: CausalMaskOptions): AttentionMask {
	return Array.from({ length: queryLength }, (_, query) =>
		Array.from(
			{ length: pastLength + queryLength },
			(_, key) => key < pastLength + query,
		),
	);
}

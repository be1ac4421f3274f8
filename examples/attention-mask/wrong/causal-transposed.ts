// The mistake: the mask is transposed. A token sees itself and the future, and nothing
// of the past.
import type { AttentionMask, CausalMaskOptions } from '../index.ts';

export function causalMask({
	queryLength,
	pastLength = 0,
}: CausalMaskOptions): AttentionMask {
	return Array.from({ length: queryLength }, (_, query) =>
		Array.from(
			{ length: pastLength + queryLength },
			(_, key) => key >= pastLength + query,
		),
	);
}

// The mistake: the triangle is drawn by index alone. The only query of a decoding step
// sees nothing but the first key.
import type { AttentionMask, CausalMaskOptions } from '../index.ts';

export function causalMask({
	queryLength,
	pastLength = 0,
}: CausalMaskOptions): AttentionMask {
	return Array.from({ length: queryLength }, (_, query) =>
		Array.from({ length: pastLength + queryLength }, (_, key) => key <= query),
	);
}

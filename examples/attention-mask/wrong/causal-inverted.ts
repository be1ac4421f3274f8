// The mistake: true and false are swapped. True is "hidden" here, as in
// nn.MultiheadAttention, not "may attend".
import type { AttentionMask, CausalMaskOptions } from '../index.ts';

export function causalMask({
	queryLength,
	pastLength = 0,
}: CausalMaskOptions): AttentionMask {
	return Array.from({ length: queryLength }, (_, query) =>
		Array.from(
			{ length: pastLength + queryLength },
			(_, key) => key > pastLength + query,
		),
	);
}

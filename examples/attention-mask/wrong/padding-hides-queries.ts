// The mistake: the rows of padding are hidden instead of its columns. Tokens still
// attend to padding, and the rows that are hidden have nothing to attend to.
import type { AttentionMask, PaddingMaskOptions } from '../index.ts';

export function paddingMask({
	queryLength,
	keyIsToken,
}: PaddingMaskOptions): AttentionMask {
	return Array.from({ length: queryLength }, (_, query) =>
		keyIsToken.map(() => keyIsToken[query] ?? true),
	);
}

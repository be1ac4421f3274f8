// The mistake: the window counts the keys before the query, and the query itself on
// top. One key too many.
import type { AttentionMask, SlidingWindowMaskOptions } from '../index.ts';

export function slidingWindowMask({
	length,
	windowSize,
}: SlidingWindowMaskOptions): AttentionMask {
	return Array.from({ length }, (_, query) =>
		Array.from({ length }, (_, key) => key <= query && query - key <= windowSize),
	);
}

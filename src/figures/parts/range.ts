/** Numbers from `first` to `last`, both included, `step` apart; each is computed from `first`, so no error adds up. */
export function range(first: number, last: number, step: number): number[] {
	return Array.from({ length: Math.round((last - first) / step) + 1 }, (_, index) => first + index * step);
}

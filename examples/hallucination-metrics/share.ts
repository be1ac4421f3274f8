/** part / whole, and 0 of 0 is 0: who says nothing hallucinates nothing. */
export function share(part: number, whole: number): number {
	return whole === 0 ? 0 : part / whole;
}

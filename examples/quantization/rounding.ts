/** The nearest whole number; a half goes to the even one, as in PyTorch and IEEE 754. */
export function roundHalfToEven(value: number): number {
	const below = Math.floor(value);
	const rest = value - below;
	const isOdd = below % 2 !== 0;
	return rest > 0.5 || (rest === 0.5 && isOdd) ? below + 1 : below;
}

import { checkPositive } from '@examples/numerics';

/**
 * Throws unless the window is to grow: a finite factor of at least 1.
 *
 * @throws {RangeError} when it is not.
 * @example checkFactor(0.5) // RangeError: factor must be at least 1, got 0.5.
 */
export function checkFactor(factor: number): void {
	checkPositive({ factor });
	if (factor >= 1) return;
	throw new RangeError(`factor must be at least 1, got ${factor}.`);
}

/**
 * Throws unless the first is a positive number below the second.
 *
 * @throws {RangeError} naming both.
 * @example checkOrder({ alpha: 4, beta: 1 }) // RangeError: alpha must be below beta, …
 */
export function checkOrder(named: Readonly<Record<string, number>>): void {
	checkPositive(named);
	const [[lowName, low], [highName, high]] = Object.entries(named) as Pairs;
	if (low < high) return;
	throw new RangeError(
		`${lowName} must be below ${highName}, got ${low} and ${high}.`,
	);
}

type Pairs = [[string, number], [string, number]];

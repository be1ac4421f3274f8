import { checkNumbers, sum } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

/** How far from 1 probabilities may add up: below the 2⁻³² that a draw can tell. */
const tolerance = 1 / 2 ** 36;

/**
 * Throws unless every list holds probabilities of one distribution.
 *
 * @throws {TypeError | RangeError} as `checkNumbers`, and when one is below 0 or they
 * do not add up to 1.
 * @example
 * checkDistribution({ probabilities: [2, 1] })
 * // RangeError: probabilities must add up to 1, got 3. …
 */
export function checkDistribution(named: Readonly<Record<string, Vector>>): void {
	checkNumbers(named);
	for (const [name, probabilities] of Object.entries(named)) {
		probabilities.forEach((probability, token) => {
			if (probability >= 0) return;
			throw new RangeError(`${name}[${token}] must be at least 0, got ${probability}.`);
		});
		const total = sum(probabilities);
		if (Math.abs(total - 1) <= tolerance) continue;
		throw new RangeError(
			`${name} must add up to 1, got ${total}. Pass softmax(logits), not logits.`,
		);
	}
}

/**
 * Throws unless every value is above 0 and at most 1.
 *
 * @throws {RangeError} naming the first that is not.
 * @example
 * checkShare({ p: 0 })
 * // RangeError: p must be above 0 and at most 1, got 0.
 */
export function checkShare(named: Readonly<Record<string, number>>): void {
	for (const [name, value] of Object.entries(named)) {
		if (value > 0 && value <= 1) continue;
		throw new RangeError(`${name} must be above 0 and at most 1, got ${value}.`);
	}
}

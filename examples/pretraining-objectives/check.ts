import { checkNumbers } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

/** Throws unless every entry is a token id: a whole number from 0. */
export function checkTokens(named: Readonly<Record<string, Vector>>): void {
	checkNumbers(named);
	for (const [name, tokens] of Object.entries(named)) {
		tokens.forEach((token, index) => {
			if (Number.isInteger(token) && token >= 0) return;
			throw new RangeError(
				`${name}[${index}] must be a token id, a whole number from 0, got ${token}.`,
			);
		});
	}
}

/** Throws unless the share lies above 0 and below 1. */
export function checkShare(named: Readonly<Record<string, number>>): void {
	for (const [name, share] of Object.entries(named)) {
		if (share > 0 && share < 1) continue;
		throw new RangeError(`${name} must be above 0 and below 1, got ${share}.`);
	}
}

import type { ObjectNames } from './mentions.ts';

/** Throws unless every value is a text. */
export function checkText(named: Readonly<Record<string, unknown>>): void {
	for (const [name, value] of Object.entries(named)) {
		if (typeof value === 'string') continue;
		throw new TypeError(`${name} must be a text, got ${value}.`);
	}
}

/** Throws unless every list holds booleans, at least one. */
export function checkBooleans(
	named: Readonly<Record<string, readonly boolean[]>>,
): void {
	for (const [name, values] of Object.entries(named)) {
		if (!Array.isArray(values)) {
			throw new TypeError(`${name} must be an array of booleans, got ${values}.`);
		}
		if (values.length === 0) {
			throw new RangeError(`${name} must have at least one entry, got none.`);
		}
		values.forEach((value, index) => {
			if (typeof value === 'boolean') return;
			throw new TypeError(
				`${name}[${index}] must be true (yes) or false (no), got ${value}.`,
			);
		});
	}
}

/** Throws unless the names are one or two lower-case words with a space between. */
export function checkNames(names: ObjectNames): void {
	if (Object.keys(names).length === 0) {
		throw new RangeError('names must hold at least one word, got none.');
	}
	for (const word of Object.keys(names)) {
		if (/^[a-z]+( [a-z]+)?$/.test(word)) continue;
		throw new RangeError(
			'names must hold one or two lower-case words with one space between, ' +
				`got "${word}".`,
		);
	}
}

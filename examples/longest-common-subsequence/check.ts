/**
 * Throws unless every text is a string.
 *
 * @throws {TypeError} naming the first that is not.
 */
export function checkTexts(named: Readonly<Record<string, string>>): void {
	for (const [name, text] of Object.entries(named)) {
		if (typeof text === 'string') continue;
		throw new TypeError(`${name} must be a string, got ${text}.`);
	}
}

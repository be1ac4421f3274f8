import { checkSameLength } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';

/** Throws unless keys and values are G heads each and G divides the number of queries. */
export function checkHeads(
	query: readonly Matrix[],
	key: readonly Matrix[],
	value: readonly Matrix[],
): void {
	for (const [name, heads] of Object.entries({ query, key, value })) {
		if (!Array.isArray(heads)) {
			throw new TypeError(`${name} must be one matrix per head, got ${heads}.`);
		}
		if (heads.length === 0) {
			throw new RangeError(`${name} must have at least one head, got none.`);
		}
	}
	checkSameLength({ key, value });
	checkDivides({ 'key.length': key.length }, { 'query.length': query.length });
}

/** Throws unless the first number divides the second, each under its name. */
export function checkDivides(
	divisor: Readonly<Record<string, number>>,
	whole: Readonly<Record<string, number>>,
): void {
	const [[name, parts]] = Object.entries(divisor) as [[string, number]];
	const [[ofWhat, total]] = Object.entries(whole) as [[string, number]];
	if (total % parts === 0) return;
	throw new RangeError(`${name} must divide ${ofWhat} (${total}), got ${parts}.`);
}

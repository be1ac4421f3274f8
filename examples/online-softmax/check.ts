import type { Vector } from '@examples/numerics';

/** Throws unless every logit is finite or -Infinity, and one of them finite. */
export function checkLogits(logits: Vector): void {
	if (!Array.isArray(logits)) {
		throw new TypeError(`logits must be an array of numbers, got ${logits}.`);
	}
	logits.forEach((logit, index) => {
		if (Number.isFinite(logit) || logit === -Infinity) return;
		throw new RangeError(
			`logits[${index}] must be a finite number or -Infinity, got ${logit}.`,
		);
	});
	if (logits.some(Number.isFinite)) return;
	throw new RangeError(
		`logits must allow something: expected a finite logit among ${logits.length}, ` +
			'got none.',
	);
}

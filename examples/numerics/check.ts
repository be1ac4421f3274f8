import type { Vector } from './linear-algebra.ts';

/** Values under the names the caller knows them by, written in shorthand: `{ beta }`. */
type Named<Value> = Readonly<Record<string, Value>>;

/**
 * Throws unless every list holds at least one entry and finite numbers only.
 *
 * @throws {TypeError} when one is no array.
 * @throws {RangeError} when one is empty or holds NaN or an infinity.
 * @example
 * checkNumbers({ rewards: [1, NaN] })
 * // RangeError: rewards[1] must be a finite number, got NaN.
 */
export function checkNumbers(named: Named<Vector>): void {
	for (const [name, values] of Object.entries(named)) {
		if (!Array.isArray(values)) {
			throw new TypeError(`${name} must be an array of numbers, got ${values}.`);
		}
		if (values.length === 0) {
			throw new RangeError(`${name} must have at least one entry, got none.`);
		}
		values.forEach((value, index) => {
			if (Number.isFinite(value)) return;
			throw new RangeError(`${name}[${index}] must be a finite number, got ${value}.`);
		});
	}
}

/**
 * Throws unless every list holds log-probabilities: finite numbers, at most 0.
 *
 * @throws {TypeError | RangeError} as `checkNumbers`, and above 0.
 * @example
 * checkLogProbs({ logProbs: [-1, 0.3] })
 * // RangeError: logProbs[1] must be a log-probability, at most 0, got 0.3. …
 */
export function checkLogProbs(named: Named<Vector>): void {
	checkNumbers(named);
	for (const [name, values] of Object.entries(named)) {
		values.forEach((value, index) => {
			if (value <= 0) return;
			throw new RangeError(
				`${name}[${index}] must be a log-probability, at most 0, got ${value}. ` +
					'Pass log π, not π itself or a loss.',
			);
		});
	}
}

/**
 * Throws unless every list is as long as the first.
 *
 * @throws {RangeError} naming the first that is not.
 * @example
 * checkSameLength({ a: [1, 2], b: [3] })
 * // RangeError: b must have as many entries as a (2), got 1.
 */
export function checkSameLength(named: Named<readonly unknown[]>): void {
	const lists = Object.entries(named);
	const [firstName, first] = lists[0]!;
	for (const [name, list] of lists) {
		if (list.length === first.length) continue;
		throw new RangeError(
			`${name} must have as many entries as ${firstName} (${first.length}), ` +
				`got ${list.length}.`,
		);
	}
}

/**
 * Throws unless every value is a finite number above 0.
 *
 * @throws {RangeError} naming the first that is not.
 * @example
 * checkPositive({ beta: 0 })
 * // RangeError: beta must be a finite number above 0, got 0.
 */
export function checkPositive(named: Named<number>): void {
	for (const [name, value] of Object.entries(named)) {
		if (Number.isFinite(value) && value > 0) continue;
		throw new RangeError(`${name} must be a finite number above 0, got ${value}.`);
	}
}

/**
 * Throws unless every value is a whole number above 0.
 *
 * @throws {RangeError} naming the first that is not.
 * @example
 * checkCount({ steps: 2.5 })
 * // RangeError: steps must be a whole number above 0, got 2.5.
 */
export function checkCount(named: Named<number>): void {
	for (const [name, value] of Object.entries(named)) {
		if (Number.isInteger(value) && value > 0) continue;
		throw new RangeError(`${name} must be a whole number above 0, got ${value}.`);
	}
}

/**
 * Throws unless every value is an index into `size` entries.
 *
 * @throws {RangeError} naming the first that is not.
 * @example
 * checkIndex({ label: 4 }, 4)
 * // RangeError: label must be a whole number from 0 to 3, got 4.
 */
export function checkIndex(named: Named<number>, size: number): void {
	for (const [name, value] of Object.entries(named)) {
		if (Number.isInteger(value) && value >= 0 && value < size) continue;
		throw new RangeError(
			`${name} must be a whole number from 0 to ${size - 1}, got ${value}.`,
		);
	}
}

/**
 * Throws unless a row has a softmax: no logit is NaN or Infinity, and one at least is
 * finite. -Infinity is a masked score.
 *
 * @param name what the error message calls the row.
 * @throws {RangeError} when nothing is allowed, or one is NaN or Infinity.
 * @example
 * checkLogits([-Infinity], 'scores[2]')
 * // RangeError: scores[2] must allow something: …
 */
export function checkLogits(logits: Vector, name: string): void {
	const max = logits.reduce((left, right) => Math.max(left, right), -Infinity);
	if (Number.isFinite(max)) return;
	throw new RangeError(
		max === -Infinity
			? `${name} must allow something: expected a finite logit among ${logits.length}, ` +
				'got none. Unmask an entry, or leave the row out.'
			: `${name} must hold neither NaN nor Infinity, got ${max}.`,
	);
}

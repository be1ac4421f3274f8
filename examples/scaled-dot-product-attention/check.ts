import { checkNumbers } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';

/**
 * Throws unless every matrix has at least one row, rows of equal length, and finite
 * numbers only.
 *
 * @throws {TypeError} when one is no array of arrays. @throws {RangeError} when one is
 * empty, ragged or not finite.
 * @example
 * checkMatrix({ key: [[1, 2], [3]] })
 * // RangeError: key[1] must be as long as key[0] (2), got 1 entries.
 */
export function checkMatrix(named: Readonly<Record<string, Matrix>>): void {
	for (const [name, rows] of Object.entries(named)) {
		if (!Array.isArray(rows)) {
			throw new TypeError(`${name} must be rows of numbers, got ${rows}.`);
		}
		if (rows.length === 0)
			throw new RangeError(`${name} must have at least one row, got none.`);
		rows.forEach((row, index) => {
			checkNumbers({ [`${name}[${index}]`]: row });
			if (row.length === rows[0].length) return;
			throw new RangeError(
				`${name}[${index}] must be as long as ${name}[0] (${rows[0].length}), ` +
					`got ${row.length} entries.`,
			);
		});
	}
}

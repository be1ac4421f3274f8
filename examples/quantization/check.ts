import { checkCount, checkNumbers } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import type { GridOptions } from './round-to-nearest.ts';

/**
 * Throws unless the grid has 2 to 8 bits and the groups fill the weights.
 *
 * @throws {TypeError | RangeError} as `roundToNearest`.
 */
export function checkGroups(weights: Vector, options: GridOptions, name = 'weights'): void {
	checkNumbers({ [name]: weights });
	const { bits, groupSize } = options;
	if (!Number.isInteger(bits) || bits < 2 || bits > 8) {
		throw new RangeError(`bits must be a whole number from 2 to 8, got ${bits}.`);
	}
	checkCount({ groupSize });
	if (weights.length % groupSize === 0) return;
	throw new RangeError(
		`groupSize must divide the ${weights.length} entries of ${name}, got ${groupSize}.`,
	);
}

/**
 * Throws unless there are rows, all finite and as long as they should be.
 *
 * @throws {TypeError | RangeError} naming the row.
 */
export function checkRows(named: Readonly<Record<string, Matrix>>, width?: number): void {
	for (const [name, rows] of Object.entries(named)) {
		if (!Array.isArray(rows)) {
			throw new TypeError(`${name} must be rows of numbers, got ${rows}.`);
		}
		if (rows.length === 0) {
			throw new RangeError(`${name} must have at least one row, got none.`);
		}
		rows.forEach((row: Vector, i: number) => {
			checkNumbers({ [`${name}[${i}]`]: row });
			const expected = width ?? rows[0].length;
			if (row.length === expected) return;
			throw new RangeError(
				`${name}[${i}] must have ${expected} entries, got ${row.length}.`,
			);
		});
	}
}

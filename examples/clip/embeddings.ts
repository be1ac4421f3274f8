import { checkNumbers, l2Normalize } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';

/** Every row scaled to length 1, so that inner products are cosines. */
export function normalizeRows(rows: Matrix): Matrix {
	return rows.map(l2Normalize);
}

/**
 * Throws unless all lists hold rows of one length, finite and not all zeros.
 *
 * @throws {TypeError | RangeError} naming the row.
 */
export function checkEmbeddings(named: Readonly<Record<string, Matrix>>): void {
	let width: number | undefined;
	for (const [name, rows] of Object.entries(named)) {
		if (!Array.isArray(rows)) throw new TypeError(`${name} must be an array of rows, got ${rows}.`);
		if (rows.length === 0) throw new RangeError(`${name} must have at least one row, got none.`);
		rows.forEach((row: Vector, i: number) => {
			checkNumbers({ [`${name}[${i}]`]: row });
			width ??= row.length;
			if (row.length !== width) {
				throw new RangeError(`${name}[${i}] must have ${width} entries, as the rows before it, got ${row.length}.`);
			}
			if (row.every((value) => value === 0)) {
				throw new RangeError(`${name}[${i}] must not be all zeros: it has no direction.`);
			}
		});
	}
}

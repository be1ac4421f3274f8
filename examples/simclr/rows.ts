import { checkNumbers, dot, l2Normalize } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';

/**
 * Throws unless all lists hold rows of one length, finite and not all zeros.
 *
 * @param named the lists under the names the caller knows them by.
 * @throws {TypeError | RangeError} naming the row.
 * @example
 * checkRows({ firstViews: [[1, 2], [0, 0]] })
 * // RangeError: firstViews[1] must not be all zeros: it has no direction.
 */
export function checkRows(named: Readonly<Record<string, Matrix>>): void {
	let width: number | undefined;
	for (const [name, rows] of Object.entries(named)) {
		if (!Array.isArray(rows)) {
			throw new TypeError(`${name} must be an array of rows, got ${rows}.`);
		}
		if (rows.length === 0) {
			throw new RangeError(`${name} must have at least one row, got none.`);
		}
		rows.forEach((row: Vector, i: number) => {
			checkNumbers({ [`${name}[${i}]`]: row });
			width ??= row.length;
			if (row.length !== width) {
				throw new RangeError(
					`${name}[${i}] must have ${width} entries, as the rows before it, ` +
						`got ${row.length}.`,
				);
			}
			if (row.some((value) => value !== 0)) return;
			throw new RangeError(`${name}[${i}] must not be all zeros: it has no direction.`);
		});
	}
}

/**
 * From the derivative by unit vectors to the derivative by the vectors they were
 * made of: with u = x/‖x‖, ∂/∂x = (g − u (u · g)) / ‖x‖.
 *
 * The part of g along u goes: no step in that direction turns x.
 *
 * @param rows x, [n][D], none all zeros.
 * @param byUnit g, the derivative by u, [n][D].
 * @returns [n][D], each row at right angles to its x.
 * @throws {RangeError} when the lengths of a pair of rows differ.
 * @see Chen et al. 2020, SimCLR, §2.1: sim(u, v) = uᵀv / ‖u‖‖v‖, differentiated.
 * @example throughNormalization([[2, 0]], [[5, 4]]) // => [[0, 2]]
 */
export function throughNormalization(rows: Matrix, byUnit: Matrix): Matrix {
	return rows.map((row, i) => {
		const unit = l2Normalize(row);
		const along = dot(unit, byUnit[i]!);
		const length = Math.hypot(...row);
		return unit.map((u, d) => (byUnit[i]![d]! - u * along) / length);
	});
}

/** A row of numbers, [n]. */
export type Vector = readonly number[];

/** Rows of equal length, [rows][columns]. */
export type Matrix = readonly Vector[];

/**
 * The sum of the entries; 0 for none.
 *
 * @param values [n].
 * @example sum([1, 2, 4]) // => 7
 */
export function sum(values: Vector): number {
	return values.reduce((total, value) => total + value, 0);
}

/**
 * The arithmetic mean of the entries.
 *
 * @param values [n].
 * @throws {RangeError} when there are none.
 * @example mean([1, 2, 6]) // => 3
 */
export function mean(values: Vector): number {
	if (values.length === 0) {
		throw new RangeError('values must have at least one entry, got none.');
	}
	return sum(values) / values.length;
}

/**
 * The inner product of two vectors, Σ_i a_i b_i.
 *
 * @param left [n].
 * @param right [n].
 * @throws {RangeError} when the lengths differ.
 * @see Goodfellow et al. 2016, §2.2.
 * @example dot([1, 2, 3], [4, 5, 6]) // => 32
 */
export function dot(left: Vector, right: Vector): number {
	if (left.length !== right.length) {
		throw new RangeError(
			`right must have as many entries as left (${left.length}), got ${right.length}.`,
		);
	}
	return left.reduce((total, value, index) => total + value * right[index]!, 0);
}

/**
 * The matrix product, (A·B)_ij = Σ_k A_ik B_kj.
 *
 * @param left [rows][inner].
 * @param right [inner][columns].
 * @returns [rows][columns].
 * @throws {RangeError} when the inner sizes differ, or the rows of a matrix do.
 * @see Goodfellow et al. 2016, Eq. 2.5.
 * @example matmul([[1, 2]], [[3, 4], [5, 6]]) // => [[13, 16]]
 */
export function matmul(left: Matrix, right: Matrix): Matrix {
	left.forEach((row, index) => {
		if (row.length === right.length) return;
		throw new RangeError(
			`left[${index}] must have as many entries as right has rows (${right.length}), ` +
				`got ${row.length}.`,
		);
	});
	const columns = transpose(right);
	return left.map((row) => columns.map((column) => dot(row, column)));
}

/**
 * Swaps rows and columns, (Aᵀ)_ij = A_ji.
 *
 * @param matrix [rows][columns], at least one row.
 * @returns [columns][rows].
 * @throws {RangeError} when there is no row, or the rows differ in length.
 * @see Goodfellow et al. 2016, Eq. 2.3.
 * @example transpose([[1, 2, 3], [4, 5, 6]]) // => [[1, 4], [2, 5], [3, 6]]
 */
export function transpose(matrix: Matrix): Matrix {
	const [first] = matrix;
	if (first === undefined) {
		throw new RangeError('matrix must have at least one row, got none.');
	}
	matrix.forEach((row, index) => {
		if (row.length === first.length) return;
		throw new RangeError(
			`matrix[${index}] must be as long as matrix[0] (${first.length}), ` +
				`got ${row.length} entries.`,
		);
	});
	return first.map((_, column) => matrix.map((row) => row[column]!));
}

/**
 * Scales a vector to length 1, x / ‖x‖₂.
 *
 * A vector of zeros has no direction, so it throws; PyTorch's `normalize` returns zeros.
 *
 * @param vector [n].
 * @returns [n], with dot(result, result) = 1.
 * @throws {RangeError} when the length is 0, NaN or Infinity.
 * @see Goodfellow et al. 2016, §2.5.
 * @example l2Normalize([3, 4]) // => [0.6, 0.8]
 */
export function l2Normalize(vector: Vector): Vector {
	// sqrt(dot(x, x)) overflows near 1e200 and underflows near 1e-200; hypot does not.
	const norm = Math.hypot(...vector);
	if (norm > 0 && norm < Infinity) return vector.map((value) => value / norm);
	throw new RangeError(
		`vector must have a finite length above 0 to be normalized, got ${norm}.`,
	);
}

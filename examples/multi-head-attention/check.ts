import { checkCount } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { checkMatrix } from '@examples/scaled-dot-product-attention';

/** The matrices of an attention layer, [dModel][dModel], applied as x·W; no biases. */
export interface ProjectionWeights {
	wQuery: Matrix;
	wKey: Matrix;
	wValue: Matrix;
	wOutput: Matrix;
}

/**
 * Throws unless states are dModel wide, the four matrices are dModel × dModel, and the
 * heads divide dModel.
 *
 * @param states what is projected, by the names the caller knows; dModel is the width
 * of the first.
 * @throws {TypeError} when something is no matrix. @throws {RangeError} when a shape
 * does not fit.
 * @see Vaswani et al. 2017, §3.2.2: h·d_k = dModel.
 * @example
 * checkProjections({ hiddenStates: [[1, 2, 3]] }, weights, 2)
 * // RangeError: … must divide dModel (3), got 2.
 */
export function checkProjections(
	states: Readonly<Record<string, Matrix>>,
	weights: ProjectionWeights,
	numAttentionHeads: number,
): void {
	checkMatrix(states);
	const [[, first]] = Object.entries(states) as [[string, Matrix]];
	const dModel = first[0]!.length;
	for (const [name, rows] of Object.entries(states)) {
		if (rows[0]!.length === dModel) continue;
		throw new RangeError(
			`${name} must be ${dModel} wide (dModel), got ${rows[0]!.length}.`,
		);
	}
	checkCount({ numAttentionHeads });
	if (dModel % numAttentionHeads !== 0) {
		throw new RangeError(
			`numAttentionHeads must divide dModel (${dModel}), got ${numAttentionHeads}.`,
		);
	}
	const { wQuery, wKey, wValue, wOutput } = weights;
	for (const [name, matrix] of Object.entries({ wQuery, wKey, wValue, wOutput })) {
		checkMatrix({ [name]: matrix });
		if (matrix.length === dModel && matrix[0]!.length === dModel) continue;
		throw new RangeError(
			`${name} must be ${dModel} × ${dModel} (dModel × dModel), ` +
				`got ${matrix.length} × ${matrix[0]!.length}.`,
		);
	}
}

/**
 * Throws unless the heads divide the columns of the states.
 *
 * @throws {TypeError} when `states` is no matrix. @throws {RangeError} when
 * `numAttentionHeads` is no divisor of its columns.
 * @example
 * checkColumns([[1, 2, 3]], 2)
 * // RangeError: numAttentionHeads must divide 3 columns, got 2.
 */
export function checkColumns(states: Matrix, numAttentionHeads: number): void {
	checkMatrix({ states });
	checkCount({ numAttentionHeads });
	const columns = states[0]!.length;
	if (columns % numAttentionHeads === 0) return;
	throw new RangeError(
		`numAttentionHeads must divide ${columns} columns, got ${numAttentionHeads}.`,
	);
}

/**
 * Throws unless there is a head.
 *
 * @throws {RangeError} when there is none.
 * @example
 * checkHeads([])
 * // RangeError: heads must have at least one entry, got none.
 */
export function checkHeads(heads: readonly Matrix[]): void {
	if (heads.length > 0) return;
	throw new RangeError('heads must have at least one entry, got none.');
}

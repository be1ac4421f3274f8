import { checkNumbers } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import type { FeedForwardWeights, GatedWeights } from './feed-forward.ts';

/** Throws unless x is [length][dModel] and the weights map dModel to dFf and back. */
export function checkGatedWeights(x: Matrix, weights: GatedWeights): void {
	const { wGate, wUp, wDown } = weights;
	const dModel = widthOf('x', x);
	const dFf = widthOf('wGate', wGate);
	checkShape('wGate', wGate, dModel, dFf);
	checkShape('wUp', wUp, dModel, dFf);
	checkShape('wDown', wDown, dFf, dModel);
}

/** The same for the two matrices of a network without a gate. */
export function checkPair(x: Matrix, { wIn, wOut }: FeedForwardWeights): void {
	const dModel = widthOf('x', x);
	const dFf = widthOf('wIn', wIn);
	checkShape('wIn', wIn, dModel, dFf);
	checkShape('wOut', wOut, dFf, dModel);
}

/** Throws unless a matrix has this many rows and columns, all finite numbers. */
export function checkShape(
	name: string,
	matrix: Matrix,
	rows: number,
	columns: number,
): void {
	const width = widthOf(name, matrix);
	if (matrix.length === rows && width === columns) return;
	throw new RangeError(
		`${name} must be ${rows} × ${columns}, got ${matrix.length} × ${width}.`,
	);
}

/** The length of the rows; throws where they are none, ragged or not finite. */
function widthOf(name: string, matrix: Matrix): number {
	if (!Array.isArray(matrix)) {
		throw new TypeError(`${name} must be rows of numbers, got ${matrix}.`);
	}
	if (matrix.length === 0) {
		throw new RangeError(`${name} must have at least one row, got none.`);
	}
	const width = matrix[0].length;
	matrix.forEach((row, index) => {
		checkNumbers({ [`${name}[${index}]`]: row });
		if (row.length === width) return;
		throw new RangeError(
			`${name}[${index}] must be as long as ${name}[0] (${width}), ` +
				`got ${row.length} entries.`,
		);
	});
	return width;
}

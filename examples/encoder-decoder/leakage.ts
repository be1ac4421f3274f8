import type { Layer } from '@examples/normalization';
import { checkIndex, checkSameLength } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { checkMatrix } from '@examples/scaled-dot-product-attention';

// #region no-leakage
/**
 * Which outputs notice when one input token is replaced: the test for leakage.
 *
 * In a decoder they must be `position` and what comes after it. The comparison is
 * exact: a hidden key has weight 0, and adding 0 times a number changes no bit of a
 * sum.
 *
 * @param layer from [length][dModel] to [length][dModel]: one layer, or a stack of
 * them.
 * @param hiddenStates [length][dModel].
 * @param change.position which token to replace, from 0.
 * @param change.replacement [dModel].
 * @returns the positions whose output is not the same, in ascending order.
 * @throws {TypeError | RangeError} when `position` is no index of `hiddenStates`,
 * or `replacement` not as long as a row.
 * @see Vaswani et al. 2017, §3.2.3: "prevent leftward information flow".
 * @example
 * const change = { position: 1, replacement: [5] };
 * affectedPositions((states) => states, [[1], [2], [3]], change) // => [1]
 */
export function affectedPositions(
	layer: Layer,
	hiddenStates: Matrix,
	change: TokenChange,
): number[] {
	checkChange(hiddenStates, change);
	const before = layer(hiddenStates);
	const after = layer(
		hiddenStates.map((row, token) =>
			token === change.position ? change.replacement : row,
		),
	);
	const isSame = (row: Vector, token: number): boolean =>
		row.every((x, column) => x === after[token]![column]);
	return before.flatMap((row, token) => (isSame(row, token) ? [] : [token]));
}
// #endregion

export interface TokenChange {
	position: number;
	replacement: Vector;
}

function checkChange(
	hiddenStates: Matrix,
	{ position, replacement }: TokenChange,
): void {
	checkMatrix({ hiddenStates });
	checkIndex({ position }, hiddenStates.length);
	checkSameLength({ 'hiddenStates[0]': hiddenStates[0]!, replacement });
}

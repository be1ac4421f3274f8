import { checkCount } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';

// #region encoding
/**
 * The fixed encoding of the first positions, a sine and a cosine for each frequency:
 * PE(pos, 2i) = sin(pos / 10000^(2i/d)), PE(pos, 2i + 1) = cos(pos / 10000^(2i/d)).
 *
 * Sine and cosine of a pair stand beside each other, as in the paper. The other
 * convention, all sines before all cosines, differs by a permutation of the columns,
 * which the first learned matrix can absorb.
 *
 * @param length how many positions, from 0.
 * @param dModel d, the width of the embedding it is added to: an even number.
 * @returns [length][dModel], entries from −1 to 1.
 * @throws {RangeError} when a size is no whole number above 0, or `dModel` is odd.
 * @see Vaswani et al. 2017, §3.5.
 * @example
 * sinusoidalPositionEncoding(2, 4)
 * // => [[0, 1, 0, 1], [0.8415…, 0.5403…, 0.0100…, 0.9999…]]
 */
export function sinusoidalPositionEncoding(length: number, dModel: number): Matrix {
	checkCount({ length });
	checkWidth(dModel);
	return Array.from({ length }, (_, position) =>
		Array.from({ length: dModel }, (_, column) => {
			const pair = Math.floor(column / 2);
			const angle = position / 10000 ** ((2 * pair) / dModel);
			return column % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
		}),
	);
}
// #endregion

/**
 * Throws unless the width holds whole pairs.
 *
 * @throws {RangeError} when it is no even whole number above 0.
 * @example checkWidth(5) // RangeError: dModel must be even, …
 */
export function checkWidth(dModel: number): void {
	checkCount({ dModel });
	if (dModel % 2 === 0) return;
	throw new RangeError(
		`dModel must be even, a sine and a cosine for each frequency; got ${dModel}.`,
	);
}

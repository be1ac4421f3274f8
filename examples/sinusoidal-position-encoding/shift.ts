import type { Matrix } from '@examples/numerics';
import { checkWidth } from './encoding.ts';

// #region shift
/**
 * The matrix that moves every position by the same offset:
 * PE(pos + offset) = M · PE(pos), whatever pos is.
 *
 * For the pair of frequency θ it is [[cos aθ, sin aθ], [−sin aθ, cos aθ]] with
 * a = offset: a rotation. Sine and cosine come together so that it exists.
 *
 * @param offset by how many positions; negative moves back.
 * @param dModel d, even.
 * @returns [dModel][dModel], 0 outside the blocks of two.
 * @throws {RangeError} when `offset` is not finite or `dModel` not even and above 0.
 * @see Vaswani et al. 2017, §3.5: PE(pos + k) is a linear function of PE(pos).
 * @example
 * positionShift(Math.PI / 2, 2) // => [[0, 1], [-1, 0]], but for rounding
 */
export function positionShift(offset: number, dModel: number): Matrix {
	checkWidth(dModel);
	if (!Number.isFinite(offset)) {
		throw new RangeError(`offset must be a finite number, got ${offset}.`);
	}
	return Array.from({ length: dModel }, (_, row) =>
		Array.from({ length: dModel }, (_, column) => {
			const pair = Math.floor(row / 2);
			if (pair !== Math.floor(column / 2)) return 0;
			const angle = offset / 10000 ** ((2 * pair) / dModel);
			if (row === column) return Math.cos(angle);
			return column % 2 === 1 ? Math.sin(angle) : -Math.sin(angle);
		}),
	);
}
// #endregion

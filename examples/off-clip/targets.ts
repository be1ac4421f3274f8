import type { Matrix } from '@examples/numerics';

// #region targets
/**
 * Which texts each image should find: its own, or, if it is normal, those of all
 * normal images in equal shares.
 *
 * CLIP's targets are the identity matrix. Here the cells of normal images and
 * normal texts, off the diagonal too, share the target; all others stay negatives.
 *
 * @param isNormal [N], true where image and report show nothing abnormal.
 * @returns [N][N], each row and each column adds up to 1; symmetric.
 * @throws {RangeError} when there is no sample.
 * @see Park et al. 2025, abstract: an off-diagonal term clusters normal samples. The
 * shares are this guide's reading: the authors publish no training code.
 * @example
 * targets([true, false, true]) // => [[0.5, 0, 0.5], [0, 1, 0], [0.5, 0, 0.5]]
 */
export function targets(isNormal: readonly boolean[]): Matrix {
	if (isNormal.length === 0) {
		throw new RangeError('isNormal must have at least one entry, got none.');
	}
	const share = 1 / isNormal.filter(Boolean).length;
	return isNormal.map((rowNormal, i) =>
		isNormal.map((columnNormal, j) =>
			rowNormal && columnNormal ? share : Number(i === j),
		),
	);
}
// #endregion

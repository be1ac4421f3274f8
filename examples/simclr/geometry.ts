import { checkSameLength, l2Normalize, logSumExp, mean, sum } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { checkRows } from './rows.ts';

// #region geometry
/**
 * How far apart the two views of an image are: the mean of ‖u_i − v_i‖² over unit
 * vectors, 0 when every pair coincides.
 *
 * @param firstViews [N][D], of any length but 0.
 * @param secondViews [N][D].
 * @returns from 0 (best) to 4.
 * @throws {TypeError | RangeError} when a list is missing or empty, they differ in
 * length or width, or a row is zero or not finite.
 * @see Wang & Isola 2020, §4.1, with α = 2.
 * @example alignment([[1, 0], [0, 2]], [[5, 0], [1, 0]]) // => 1
 */
export function alignment(firstViews: Matrix, secondViews: Matrix): number {
	checkRows({ firstViews, secondViews });
	checkSameLength({ firstViews, secondViews });
	const seconds = secondViews.map(l2Normalize);
	return mean(
		firstViews.map((view, i) => squaredDistance(l2Normalize(view), seconds[i]!)),
	);
}

/**
 * How evenly points lie on the sphere: log of the mean of exp(−2‖u_i − u_j‖²) over
 * all pairs i ≠ j of unit vectors; lower is more even.
 *
 * @param views [n][D], n ≥ 2, of any length but 0.
 * @returns at most 0; 0 when all point in one direction: collapse.
 * @throws {TypeError | RangeError} as `alignment`, and when there is one row only.
 * @see Wang & Isola 2020, §4.1, with t = 2.
 * @example uniformity([[1, 0], [-3, 0]]) // => -8
 */
export function uniformity(views: Matrix): number {
	checkRows({ views });
	if (views.length < 2) {
		throw new RangeError('views must have at least two rows, got one: no pairs.');
	}
	const units = views.map(l2Normalize);
	const exponents = units.flatMap((unit, i) =>
		units.slice(i + 1).map((other) => -2 * squaredDistance(unit, other)),
	);
	return logSumExp(exponents) - Math.log(exponents.length);
}

function squaredDistance(left: Vector, right: Vector): number {
	return sum(left.map((value, d) => (value - right[d]!) ** 2));
}
// #endregion

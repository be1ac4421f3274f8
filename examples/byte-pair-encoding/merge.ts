import { checkCount } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

/** Two neighboring ids, left and right, that become one. */
export type Merge = readonly [number, number];

// #region merge
/**
 * Replaces a pair of neighbors by one id, from left to right, no id used twice.
 *
 * @param ids token ids.
 * @param pair left and right id.
 * @param id what stands for both, above 0.
 * @returns a new list; aaa with the pair (a, a) becomes two ids: the first two, and a.
 * @throws {RangeError} when `id` is no whole number above 0.
 * @see Sennrich et al. 2016, §3.2, Algorithm 1.
 * @example mergePair([1, 1, 1, 2], [1, 1], 256) // => [256, 1, 2]
 */
export function mergePair(ids: Vector, pair: Merge, id: number): Vector {
	checkCount({ id });
	const merged: number[] = [];
	let taken = false; // as the right half of the pair before
	ids.forEach((next, at) => {
		const found = !taken && next === pair[0] && ids[at + 1] === pair[1];
		if (!taken) merged.push(found ? id : next);
		taken = found;
	});
	return merged;
}
// #endregion

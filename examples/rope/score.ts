import { checkNumbers, checkSameLength, mean, sum } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { inverseFrequencies } from './frequencies.ts';
import { pairColumns } from './layout.ts';
import { frequenciesOf } from './rotate.ts';
import type { RotaryOptions } from './rotate.ts';

// #region score
/**
 * The score of a query and a key as a function of their distance Δ = m − n: a sum of
 * waves, Σ_i (q·k)_i cos Δθ_i + (q×k)_i sin Δθ_i.
 *
 * For pair i, (q·k)_i = q₁k₁ + q₂k₂ and (q×k)_i = q₁k₂ − q₂k₁. No position is in the
 * formula, only their difference. The cosine part is even in Δ, the sine part odd.
 *
 * @param query [headDim], before the rotation; `key` likewise.
 * @param distance Δ, finite; positive when the query stands after the key.
 * @param options as for `applyRotaryPositionEmbedding`.
 * @returns the score before division by √d: (R_m q)·(R_n k).
 * @throws {TypeError | RangeError} as `applyRotaryPositionEmbedding`.
 * @see Su et al. 2021, §3.2.2, Eq. 16; the coefficients: §3.4.3, Eq. 35.
 * @example
 * scoreAtDistance([1, 2], [3, 4], 0, { layout: 'interleaved' }) // => 11
 */
export function scoreAtDistance(
	query: Vector,
	key: Vector,
	distance: number,
	options: RotaryOptions,
): number {
	checkNumbers({ query, key, distance: [distance] });
	checkSameLength({ query, key });
	const waves = frequenciesOf(query.length, options).map((frequency, pair) => {
		const [first, second] = pairColumns(pair, query.length, options.layout);
		const even = query[first]! * key[first]! + query[second]! * key[second]!;
		const odd = query[first]! * key[second]! - query[second]! * key[first]!;
		const angle = distance * frequency;
		return even * Math.cos(angle) + odd * Math.sin(angle);
	});
	return sum(waves);
}
// #endregion

// #region decay
/**
 * What decays with the distance: the mean of |S_j| over j = 1 … d/2, where
 * S_j = Σ_{i<j} e^{iΔθ_i}.
 *
 * The score is at most max_i |h_{i+1} − h_i| times their sum, with h from query and
 * key: a bound, and the score itself may do anything below it.
 *
 * @param distance Δ, finite.
 * @param headDim d, even. `ropeTheta`: the base, 10,000 unless given.
 * @returns at most (d/2 + 1) / 2, which it is at distance 0.
 * @throws {TypeError | RangeError} when a number is out of range.
 * @see Su et al. 2021, §3.4.3, Eq. 37 and Figure 2.
 * @example decayBound(0, 128) // => 32.5
 */
export function decayBound(
	distance: number,
	headDim: number,
	ropeTheta?: number,
): number {
	checkNumbers({ distance: [distance] });
	const frequencies = inverseFrequencies(headDim, ropeTheta);
	const angles = frequencies.map((frequency) => distance * frequency);
	const lengths = angles.map((_, last) => {
		const first = angles.slice(0, last + 1);
		return Math.hypot(sum(first.map(Math.cos)), sum(first.map(Math.sin)));
	});
	return mean(lengths);
}
// #endregion

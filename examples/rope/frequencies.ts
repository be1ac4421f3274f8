import { checkCount, checkNumbers } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

// #region frequencies
/**
 * How fast each pair of coordinates turns: θ_i = b^(−2i/d) for i = 0 … d/2 − 1.
 *
 * Pair 0 turns by 1 radian per position whatever the base; a larger base slows the
 * others, the last one most.
 *
 * @param headDim d, the size of one head: an even number.
 * @param ropeTheta b, the base, above 1. 10,000 unless given.
 * @returns [headDim / 2], radians per position, falling from 1.
 * @throws {RangeError} when `headDim` is not even and above 0, or `ropeTheta` not
 * above 1.
 * @see Su et al. 2021, §3.2.2, Eq. 15.
 * @example inverseFrequencies(4, 100) // => [1, 0.1]
 */
export function inverseFrequencies(headDim: number, ropeTheta = 10000): Vector {
	checkHeadDim(headDim);
	checkBase(ropeTheta);
	return Array.from(
		{ length: headDim / 2 },
		(_, pair) => ropeTheta ** ((-2 * pair) / headDim),
	);
}
// #endregion

/**
 * After how many positions each pair has made a full turn, λ_i = 2π/θ_i.
 *
 * @param frequencies [pairs], radians per position, each above 0.
 * @returns [pairs], positions.
 * @throws {TypeError | RangeError} when it is no array, empty, or not above 0
 * everywhere.
 * @see Peng et al. 2023, §2.3.
 * @example wavelengths([1, 0.1]) // => [6.283…, 62.83…]
 */
export function wavelengths(frequencies: Vector): Vector {
	checkFrequencies(frequencies);
	return frequencies.map((frequency) => (2 * Math.PI) / frequency);
}

/**
 * Throws unless a head holds whole pairs.
 *
 * @throws {RangeError} when it does not.
 * @example checkHeadDim(5) // RangeError: headDim must be even, …
 */
export function checkHeadDim(headDim: number): void {
	checkCount({ headDim });
	if (headDim % 2 === 0) return;
	throw new RangeError(
		`headDim must be even, since pairs of coordinates turn; got ${headDim}.`,
	);
}

/**
 * Throws unless every frequency is a finite number above 0.
 *
 * @throws {TypeError | RangeError} naming the first that is not.
 * @example checkFrequencies([1, 0])
 * // RangeError: frequencies[1] must be above 0, got 0.
 */
export function checkFrequencies(frequencies: Vector): void {
	checkNumbers({ frequencies });
	frequencies.forEach((frequency, pair) => {
		if (frequency > 0) return;
		throw new RangeError(`frequencies[${pair}] must be above 0, got ${frequency}.`);
	});
}

function checkBase(ropeTheta: number): void {
	if (Number.isFinite(ropeTheta) && ropeTheta > 1) return;
	throw new RangeError(
		`ropeTheta must be a finite number above 1, got ${ropeTheta}.`,
	);
}

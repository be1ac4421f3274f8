import { checkPositive, checkSameLength } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { wavelengths } from '@examples/rope';

/**
 * How often each pair turns within a window, r_i = L/λ_i.
 *
 * @param frequencies [pairs], radians per position, above 0.
 * @param windowLength L, positions.
 * @returns [pairs], turns.
 * @throws {TypeError | RangeError} when a number is not above 0.
 * @see Peng et al. 2023, §3.2.
 * @example turnsWithin([1, 0.1], 20 * Math.PI) // => [10, 1]
 */
export function turnsWithin(frequencies: Vector, windowLength: number): Vector {
	checkPositive({ windowLength });
	return wavelengths(frequencies).map((wavelength) => windowLength / wavelength);
}

/**
 * By how much a method divides the angle of each pair, θ_i/θ'_i: 1 where it keeps it,
 * s where it interpolates fully.
 *
 * @param original [pairs], as trained. `scaled`: [pairs], as the method has them.
 * @returns [pairs].
 * @throws {TypeError | RangeError} when lengths differ or a number is not above 0.
 * @see Peng et al. 2023, §3, which compares the methods by it.
 * @example angleDivisors([1, 0.1], [1, 0.025]) // => [1, 4]
 */
export function angleDivisors(original: Vector, scaled: Vector): Vector {
	checkSameLength({ original, scaled });
	const [before, after] = [wavelengths(original), wavelengths(scaled)];
	return before.map((wavelength, pair) => after[pair]! / wavelength);
}

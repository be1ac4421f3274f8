import { checkCount } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { inverseFrequencies } from '@examples/rope';
import { checkFactor } from './check.ts';

// #region position-interpolation
/**
 * Position interpolation: every angle divided by the factor, θ_i / s.
 *
 * That is f(x, m/s): positions are squeezed into the trained range. The fastest pair
 * slows as well, and neighbors come closer.
 *
 * @param options.headDim d, even. `ropeTheta`: b, above 1.
 * @param options.factor s = L'/L, at least 1.
 * @returns [headDim / 2], radians per position.
 * @throws {RangeError} when a number is out of range.
 * @see Chen et al. 2023, Eq. 4.
 * @example
 * const options = { headDim: 4, ropeTheta: 100, factor: 4 };
 * positionInterpolationInverseFrequencies(options) // => [0.25, 0.025]
 */
export function positionInterpolationInverseFrequencies({
	headDim,
	ropeTheta,
	factor,
}: ScalingOptions): Vector {
	checkFactor(factor);
	return inverseFrequencies(headDim, ropeTheta).map((frequency) => frequency / factor);
}
// #endregion

// #region ntk-aware
/**
 * NTK-aware scaling: the frequencies of a larger base, b' = b · s^(d/(d−2)).
 *
 * It divides the angle of pair i by s^(2i/(d−2)): by 1 for the first, by exactly s
 * for the last.
 *
 * @param options as for `positionInterpolationInverseFrequencies`; d above 2.
 * @returns [headDim / 2], radians per position.
 * @throws {RangeError} when a number is out of range, or there is one pair only.
 * @see Peng et al. 2023, §3.1, Definition 1.
 * @example
 * const options = { headDim: 4, ropeTheta: 100, factor: 4 };
 * ntkAwareInverseFrequencies(options) // => [1, 0.025]
 */
export function ntkAwareInverseFrequencies({
	headDim,
	ropeTheta,
	factor,
}: ScalingOptions): Vector {
	checkFactor(factor);
	inverseFrequencies(headDim, ropeTheta); // for its checks
	if (headDim === 2) {
		throw new RangeError('headDim must be above 2 to have a slowest pair, got 2.');
	}
	return inverseFrequencies(headDim, ropeTheta * factor ** (headDim / (headDim - 2)));
}
// #endregion

/**
 * The factor of dynamic scaling: s = max(1, l'/L) for the length l' so far.
 *
 * Short inputs keep their trained angles. With each token beyond L all angles change,
 * so keys must be cached before the rotation. Hugging Face's `dynamic` takes
 * s·l'/L − (s − 1) instead, with a factor s of its own.
 *
 * @param options.sequenceLength l', tokens. `originalMaxPositionEmbeddings`: L, the
 * trained length.
 * @returns s, for `ntkAwareInverseFrequencies`.
 * @throws {RangeError} when a length is no whole number above 0.
 * @see Peng et al. 2023, §3.3.
 * @example
 * const length = { sequenceLength: 6144, originalMaxPositionEmbeddings: 4096 };
 * dynamicFactor(length) // => 1.5
 */
export function dynamicFactor(options: DynamicOptions): number {
	const { sequenceLength, originalMaxPositionEmbeddings } = options;
	checkCount({ sequenceLength, originalMaxPositionEmbeddings });
	return Math.max(1, sequenceLength / originalMaxPositionEmbeddings);
}

/** What all methods need to know. */
export interface ScalingOptions {
	headDim: number;
	ropeTheta: number;
	factor: number;
}

interface DynamicOptions {
	sequenceLength: number;
	originalMaxPositionEmbeddings: number;
}

import { checkNumbers, checkSameLength } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { checkMatrix } from '@examples/scaled-dot-product-attention';
import { checkFrequencies, checkHeadDim, inverseFrequencies } from './frequencies.ts';
import { pairColumns } from './layout.ts';
import type { RotaryLayout } from './layout.ts';

// #region rotate
/**
 * Turns each pair of coordinates by position · θ_i, queries and keys alike:
 * (x, y) → (x cos mθ_i − y sin mθ_i, x sin mθ_i + y cos mθ_i).
 *
 * Lengths stay, and the product of two turned vectors depends on the difference of
 * their positions alone. The turn back, by −position, is the inverse and also the
 * gradient. Positions need not be whole: position interpolation passes m/s.
 *
 * @param states [length][headDim], queries or keys of one head after projection;
 * values are not turned.
 * @param positionIds [length], finite; one position for each row.
 * @param options.layout which coordinates form a pair: the checkpoint's, and the same
 * for queries and keys.
 * @param options.ropeTheta the base, 10,000 unless given.
 * @param options.frequencies [headDim / 2], instead of those of the base: for YaRN
 * and its kind.
 * @returns [length][headDim].
 * @throws {TypeError | RangeError} when a shape does not fit, a number is not finite,
 * `headDim` is odd, the base not above 1, or the layout unknown.
 * @see Su et al. 2021, §3.2.2, Eq. 15; written out: §3.4.2, Eq. 34.
 * @example
 * const options = { layout: 'interleaved' } as const;
 * applyRotaryPositionEmbedding([[1, 0]], [Math.PI / 2], options)
 * // => [[0, 1]], but for rounding: a quarter turn, counterclockwise
 */
export function applyRotaryPositionEmbedding(
	states: Matrix,
	positionIds: Vector,
	options: RotaryOptions,
): Matrix {
	checkInput(states, positionIds);
	const headDim = states[0]!.length;
	const frequencies = frequenciesOf(headDim, options);
	return states.map((row, token) => {
		const rotated = [...row];
		frequencies.forEach((frequency, pair) => {
			const [first, second] = pairColumns(pair, headDim, options.layout);
			const angle = positionIds[token]! * frequency;
			const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
			rotated[first] = row[first]! * cos - row[second]! * sin;
			rotated[second] = row[first]! * sin + row[second]! * cos;
		});
		return rotated;
	});
}
// #endregion

/**
 * The frequencies that the options mean for heads of this size.
 *
 * @throws {TypeError | RangeError} when the size is odd, or they do not fit it.
 * @example frequenciesOf(4, { layout: 'half-split', ropeTheta: 100 }) // => [1, 0.1]
 */
export function frequenciesOf(headDim: number, options: RotaryOptions): Vector {
	checkHeadDim(headDim);
	const { frequencies, ropeTheta } = options;
	if (frequencies === undefined) return inverseFrequencies(headDim, ropeTheta);
	checkFrequencies(frequencies);
	if (frequencies.length === headDim / 2) return frequencies;
	throw new RangeError(
		`frequencies must have headDim / 2 entries (${headDim / 2}), ` +
			`got ${frequencies.length}.`,
	);
}

export interface RotaryOptions {
	layout: RotaryLayout;
	ropeTheta?: number | undefined;
	frequencies?: Vector | undefined;
}

function checkInput(states: Matrix, positionIds: Vector): void {
	checkMatrix({ states });
	checkNumbers({ positionIds });
	checkSameLength({ states, positionIds });
}

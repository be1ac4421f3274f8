import { checkPositive } from '@examples/numerics';
import type { Normalizer } from './normalizer.ts';

// #region merge
/**
 * The normalizer of two pieces of a row, from those of the pieces:
 * m = max(m₁, m₂), ℓ = ℓ₁·e^{m₁ − m} + ℓ₂·e^{m₂ − m}.
 *
 * Associative and commutative, so pieces may be worked on in any order and at once: this
 * is how one query over a long cache is spread over many processors.
 *
 * @param left of one piece. @param right of the other.
 * @throws {RangeError} when a `max` is not finite or a `sum` not above 0.
 * @see Milakov & Gimelshein 2018, §3.1.
 * @example
 * mergeNormalizers({ max: 0, sum: 1 }, { max: Math.log(3), sum: 1 })
 * // => { max: Math.log(3), sum: 4 / 3 }
 */
export function mergeNormalizers(left: Normalizer, right: Normalizer): Normalizer {
	checkNormalizer('left', left);
	checkNormalizer('right', right);
	const max = Math.max(left.max, right.max);
	const sum =
		left.sum * Math.exp(left.max - max) + right.sum * Math.exp(right.max - max);
	return { max, sum };
}
// #endregion

function checkNormalizer(name: string, { max, sum }: Normalizer): void {
	if (!Number.isFinite(max)) {
		throw new RangeError(`${name}.max must be a finite number, got ${max}.`);
	}
	checkPositive({ [`${name}.sum`]: sum });
}

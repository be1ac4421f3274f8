import { checkCount, checkNumbers } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { maskOf } from './mask.ts';
import type { AttentionMask } from './mask.ts';

// #region padding
/**
 * The mask of a padded batch: every query sees the keys that are tokens, none sees
 * padding.
 *
 * Keys are masked, queries are not: what a padding query computes is left out
 * of the loss. An encoder needs no other mask; in cross-attention `queryLength` is
 * the target's and `keyIsToken` the source's.
 *
 * @param options.queryLength the queries.
 * @param options.keyIsToken [keyLength], true for a token, false for padding.
 * @returns [queryLength][keyLength].
 * @throws {TypeError} when `keyIsToken` is no array of booleans.
 * @throws {RangeError} when `queryLength` is no whole number above 0, or no
 * key is a token.
 * @see Vaswani et al. 2017, §3.2.3: which keys each of the three attentions has.
 * @example
 * paddingMask({ queryLength: 2, keyIsToken: [true, false] })
 * // => [[true, false], [true, false]]
 */
export function paddingMask(options: PaddingMaskOptions): AttentionMask {
	const { queryLength, keyIsToken } = options;
	checkCount({ queryLength });
	checkTokens(keyIsToken);
	return maskOf(queryLength, keyIsToken.length, (_, key) => keyIsToken[key]!);
}
// #endregion

// #region document
/**
 * The mask of packed sequences: tokens see their own document only, in
 * both directions.
 *
 * A decoder takes this and the causal mask: `combineMasks(causalMask(…),
 * documentMask(…))`.
 *
 * @param documentIds [length], which document each token belongs to.
 * @returns [length][length], true where the two numbers are equal.
 * @throws {TypeError | RangeError} when it is no array, empty or not finite.
 * @see Dubey et al. 2024, §3.2.
 * @example documentMask([7, 7, 8])[2] // => [false, false, true]
 */
export function documentMask(documentIds: Vector): AttentionMask {
	checkNumbers({ documentIds });
	return maskOf(
		documentIds.length,
		documentIds.length,
		(query, key) => documentIds[query] === documentIds[key],
	);
}
// #endregion

export interface PaddingMaskOptions {
	queryLength: number;
	keyIsToken: readonly boolean[];
}

function checkTokens(keyIsToken: readonly boolean[]): void {
	if (!Array.isArray(keyIsToken)) {
		throw new TypeError(`keyIsToken must be an array of booleans, got ${keyIsToken}.`);
	}
	keyIsToken.forEach((isToken, key) => {
		if (typeof isToken === 'boolean') return;
		throw new TypeError(
			`keyIsToken[${key}] must be true (a token) or false (padding), got ${isToken}.`,
		);
	});
	if (keyIsToken.includes(true)) return;
	throw new RangeError(
		'keyIsToken must hold at least one token, got none: no query would see anything.',
	);
}

import type { Vector } from '@examples/numerics';
import { checkTokens } from './check.ts';
import { ignoreIndex } from './loss.ts';
import type { TrainingPair } from './pairs.ts';

// #region next-token-pairs
/**
 * Causal language modeling: position i reads token i and predicts token i + 1, so a
 * text of n tokens gives n − 1 predictions.
 *
 * A prefix, such as the input of a prefix language model or a prompt, is read but
 * not predicted; its last position predicts the first token after it.
 *
 * @param tokens [n], token ids, at least 2.
 * @param options.prefixLength from 1 to n − 1; 1 unless given, since nothing comes
 * before the first token that could predict it.
 * @returns inputs and labels, [n − 1] each.
 * @throws {RangeError} when a token is no id, or `prefixLength` is out of range.
 * @see Radford et al. 2018, Eq. 1; prefix language models: Raffel et al. 2020,
 * §3.2.1.
 * @example
 * nextTokenPairs([5, 6, 7, 8], { prefixLength: 2 })
 * // => { inputIds: [5, 6, 7], labels: [-100, 7, 8] }
 */
export function nextTokenPairs(
	tokens: Vector,
	{ prefixLength = 1 }: { prefixLength?: number } = {},
): TrainingPair {
	checkPrefix(tokens, prefixLength);
	return {
		inputIds: tokens.slice(0, -1),
		labels: tokens
			.map((token, i) => (i < prefixLength ? ignoreIndex : token))
			.slice(1),
	};
}
// #endregion

function checkPrefix(tokens: Vector, prefixLength: number): void {
	checkTokens({ tokens });
	if (tokens.length < 2) {
		throw new RangeError(
			`tokens must have at least two entries, got ${tokens.length}.`,
		);
	}
	const inside = prefixLength >= 1 && prefixLength < tokens.length;
	if (Number.isInteger(prefixLength) && inside) return;
	throw new RangeError(
		`prefixLength must be a whole number from 1 to ${tokens.length - 1}, ` +
			`got ${prefixLength}.`,
	);
}

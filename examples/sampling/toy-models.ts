import type { Vector } from '@examples/numerics';

// #region toy-models
/**
 * A model whose likeliest first token leads to a worse whole: token 1 (0.6) is
 * followed by three about equal tokens, token 2 (0.4) almost surely by 3. Token 0 ends.
 *
 * @param tokens so far.
 * @returns [4] log-probabilities of the next token.
 * @example forkingModel([]).map(Math.exp) // => [0, 0.6, 0.4, 0]
 */
export function forkingModel(tokens: readonly number[]): Vector {
	if (tokens.length === 0) return logs([0, 0.6, 0.4, 0]);
	if (tokens.length > 1) return logs([1, 0, 0, 0]);
	return tokens[0] === 1 ? logs([0, 0.4, 0.35, 0.25]) : logs([0, 0.05, 0.05, 0.9]);
}

/**
 * A model that ends at every step with probability 0.15, until it has said all of its
 * six words and ends with 0.9. Token 0 ends; 1 is the usual word, 2 the other one.
 *
 * No single answer is likely, as there are many long ones, so the likeliest of all
 * is the empty one: 0.15 against 0.0114 for the likeliest of seven tokens.
 *
 * @param tokens so far.
 * @returns [3] log-probabilities of the next token.
 * @example shortcutModel([]).map(Math.exp) // => [0.15, 0.48, 0.37]
 */
export function shortcutModel(tokens: readonly number[]): Vector {
	return tokens.length < 6 ? logs([0.15, 0.48, 0.37]) : logs([0.9, 0.06, 0.04]);
}
// #endregion

function logs(probabilities: Vector): Vector {
	return probabilities.map(Math.log);
}

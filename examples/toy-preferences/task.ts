// #region reward
/** A response: token ids, [sequenceLength], each from 0 to vocabularySize − 1. */
export type Tokens = readonly number[];

/** How many tokens there are: 0, 1, 2, 3. */
export const vocabularySize = 4;

/** How many tokens a response has. */
export const sequenceLength = 4;

/**
 * All 256 responses, so that every expectation is an exact sum. Number n is
 * n in base 4.
 *
 * @example allSequences[27] // => [0, 1, 2, 3]
 */
export const allSequences: readonly Tokens[] = Array.from(
	{ length: vocabularySize ** sequenceLength },
	(_, n) => Array.from({ length: sequenceLength }, (_, position) => digit(n, position)),
);

/**
 * What the labelers of this task like, and nobody tells the policy: counting.
 * +1 for each step up by one, −1 for each repeated token.
 *
 * @param tokens [sequenceLength].
 * @returns from −3, as for 0 0 0 0, to 3, for 0 1 2 3 alone.
 * @throws {RangeError} when `tokens` is no response of this task.
 * @example trueReward([1, 2, 3, 3]) // => 1
 */
export function trueReward(tokens: Tokens): number {
	checkTokens(tokens);
	const steps = tokens.slice(1).map((token, index) => token - tokens[index]!);
	const ups = steps.filter((step) => step === 1);
	const repeats = steps.filter((step) => step === 0);
	return ups.length - repeats.length;
}
// #endregion

/**
 * Throws unless these are the token ids of one response.
 *
 * @throws {RangeError} naming the length or the first token that is wrong.
 */
export function checkTokens(tokens: Tokens): void {
	if (tokens.length !== sequenceLength) {
		throw new RangeError(
			`tokens must have ${sequenceLength} entries, got ${tokens.length}.`,
		);
	}
	tokens.forEach((token, position) => {
		if (Number.isInteger(token) && token >= 0 && token < vocabularySize) return;
		throw new RangeError(
			`tokens[${position}] must be a whole number from 0 to ${vocabularySize - 1}, got ${token}.`,
		);
	});
}

function digit(n: number, position: number): number {
	const place = vocabularySize ** (sequenceLength - 1 - position);
	return Math.floor(n / place) % vocabularySize;
}

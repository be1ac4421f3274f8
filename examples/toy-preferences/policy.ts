import { logSoftmax, softmax, sum } from '@examples/numerics';
import type { Matrix, Random, Vector } from '@examples/numerics';
import { checkTokens, sequenceLength, vocabularySize } from './task.ts';
import type { Tokens } from './task.ts';

// #region policy
/**
 * A language model small enough to print: logits,
 * [position][previous token][next token]. Nothing comes before the first token,
 * so position 0 has a single row.
 */
export type Policy = readonly Matrix[];

/**
 * The policy that learning starts from, and that KL is measured to. It stutters:
 * after an even choice of the first token, a logit is minus the distance to
 * the token before.
 */
export const referencePolicy: Policy = [
	[tokenIds().map(() => 0)],
	...Array.from({ length: sequenceLength - 1 }, () => tokenIds().map(stutteringLogits)),
];

/**
 * The log-probability of every token given those before it, log π(y_t | y_<t).
 *
 * @param policy [position][previous][next] logits.
 * @param sequences [n][sequenceLength] token ids.
 * @returns [n][sequenceLength], in nats, at most 0.
 * @throws {RangeError} when a sequence is no response of this task.
 * @example policyLogProbs(referencePolicy, [[0, 0, 1, 3]])[0][0] // => -Math.log(4)
 */
export function policyLogProbs(policy: Policy, sequences: readonly Tokens[]): Matrix {
	const logProbs = policy.map((rows) => rows.map((row) => logSoftmax(row)));
	return sequences.map((tokens) => {
		checkTokens(tokens);
		return tokens.map((token, t) => rowFor(logProbs, tokens, t)[token]!);
	});
}

/**
 * The log-probability of whole responses, log π(y) = Σ_t log π(y_t | y_<t).
 *
 * @param policy [position][previous][next] logits.
 * @param sequences [n][sequenceLength] token ids.
 * @returns [n], in nats, at most 0.
 * @throws {RangeError} when a sequence is no response of this task.
 * @example policyLogps(referencePolicy, [[0, 0, 0, 0]]) // => [-2.7068…]
 */
export function policyLogps(policy: Policy, sequences: readonly Tokens[]): Vector {
	return policyLogProbs(policy, sequences).map(sum);
}

/**
 * Draws one response, token by token.
 *
 * @param policy [position][previous][next] logits.
 * @returns [sequenceLength] token ids.
 * @example sampleSequence(referencePolicy, createRandom(1)) // => [2, 0, 0, 3]
 */
export function sampleSequence(policy: Policy, random: Random): Tokens {
	const tokens: number[] = [];
	for (let t = 0; t < sequenceLength; t += 1) {
		tokens.push(draw(softmax(rowFor(policy, tokens, t)), random));
	}
	return tokens;
}
/** The row of a table that speaks about token t: that of the token before it. */
export function rowFor<Row>(
	table: readonly (readonly Row[])[],
	tokens: Tokens,
	t: number,
): Row {
	return table[t]![t === 0 ? 0 : tokens[t - 1]!]!;
}

/**
 * uniform() is at most 1 − 2⁻³², further from 1 than rounding, so there is
 * always an index.
 */
function draw(probabilities: Vector, random: Random): number {
	let rest = random.uniform();
	return probabilities.findIndex((probability) => (rest -= probability) < 0);
}

function tokenIds(): number[] {
	return Array.from({ length: vocabularySize }, (_, token) => token);
}

function stutteringLogits(previous: number): Vector {
	return tokenIds().map((next) => -Math.abs(next - previous));
}
// #endregion

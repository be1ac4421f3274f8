import { checkSameLength, softmax, sum } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { rowFor } from './policy.ts';
import type { Policy } from './policy.ts';
import type { Tokens } from './task.ts';

// #region policy-gradient
/**
 * Carries a loss's gradient from token log-probabilities back to the logits:
 * ∂loss/∂z_v = Σ_t g_t (1[v = y_t] − π(v)), over the tokens t that the row z
 * speaks about.
 *
 * @param policy [position][previous][next] logits.
 * @param sequences [n][sequenceLength] token ids.
 * @param logProbGradients g, [n][sequenceLength]: ∂loss/∂log π(y_t | y_<t).
 * @returns ∂loss/∂logits, shaped as `policy`.
 * @throws {RangeError} when there are not as many gradients as tokens.
 * @see Sutton & Barto 2018, §2.8: the derivative of the logarithm of a softmax.
 * @example
 * logitsGradient(referencePolicy, [[0, 1, 2, 3]], [[1, 0, 0, 0]])[0]
 * // => [[0.75, -0.25, -0.25, -0.25]]
 */
export function logitsGradient(
	policy: Policy,
	sequences: readonly Tokens[],
	logProbGradients: Matrix,
): Policy {
	checkGradients(sequences, logProbGradients);
	// What the gradients ask of each token that was said …
	const asked = policy.map((rows) => rows.map((row) => row.map(() => 0)));
	sequences.forEach((tokens, n) => {
		tokens.forEach((token, t) => {
			rowFor(asked, tokens, t)[token]! += logProbGradients[n]![t]!;
		});
	});
	// … less what the row would have had on average.
	return asked.map((rows, t) =>
		rows.map((row, previous) => {
			const probabilities = softmax(policy[t]![previous]!);
			const total = sum(row);
			return row.map((g, v) => g - total * probabilities[v]!);
		}),
	);
}

/**
 * One step of gradient descent, z − learningRate · ∂loss/∂z.
 *
 * @param policy [position][previous][next] logits.
 * @param gradient shaped as `policy`.
 * @returns a new policy.
 * @example gradientStep([[[1, 2]]], [[[10, -10]]], 0.1) // => [[[0, 3]]]
 */
export function gradientStep(
	policy: Policy,
	gradient: Policy,
	learningRate: number,
): Policy {
	return policy.map((rows, t) =>
		rows.map((row, previous) =>
			row.map((logit, v) => logit - learningRate * gradient[t]![previous]![v]!),
		),
	);
}
// #endregion

function checkGradients(sequences: readonly Tokens[], logProbGradients: Matrix): void {
	checkSameLength({ sequences, logProbGradients });
	logProbGradients.forEach((row, n) => {
		const tokens = sequences[n]!.length;
		if (row.length === tokens) return;
		throw new RangeError(
			`logProbGradients[${n}] must have one entry for each of ${tokens} tokens, ` +
				`got ${row.length}.`,
		);
	});
}

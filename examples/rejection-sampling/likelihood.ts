import { checkCount, checkPositive } from '@examples/numerics';
import { gradientStep, logitsGradient } from '@examples/toy-preferences';
import type { Policy, Tokens } from '@examples/toy-preferences';

// #region likelihood
/**
 * Supervised fine-tuning: descends −(1/n) Σ log π(y) over n responses, which is
 * KL(their frequencies ‖ π) up to a constant.
 *
 * A response that stands there twice counts twice.
 *
 * @param policy [position][previous][next] logits.
 * @param responses [n][sequenceLength] token ids; none leave the policy as it is.
 * @param options.learningRate above 0; `steps`, a whole number above 0.
 * @returns a new policy.
 * @throws {RangeError} when an option or a token is out of range.
 * @see Ouyang et al. 2022, §3.1, step 1.
 * @example
 * const options = { learningRate: 1, steps: 1 };
 * maximizeLikelihood(referencePolicy, [[0, 1, 2, 3]], options)[0]
 * // => [[0.75, -0.25, -0.25, -0.25]]
 */
export function maximizeLikelihood(
	policy: Policy,
	responses: readonly Tokens[],
	{ learningRate, steps }: { learningRate: number; steps: number },
): Policy {
	checkPositive({ learningRate });
	checkCount({ steps });
	// ∂loss/∂log π(y_t) is −1/n for every token of every response.
	const perToken = responses.map((tokens) => tokens.map(() => -1 / responses.length));
	let learned = policy;
	for (let step = 0; step < steps; step += 1) {
		const gradient = logitsGradient(learned, responses, perToken);
		learned = gradientStep(learned, gradient, learningRate);
	}
	return learned;
}
// #endregion

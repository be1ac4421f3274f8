import { checkCount, checkPositive } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { gradientStep, logitsGradient, policyLogProbs, sequenceLength } from '@examples/toy-preferences';
import type { Policy, Tokens } from '@examples/toy-preferences';
import { generalizedAdvantageEstimation } from './advantages.ts';
import { clippedPolicyGradient } from './gradient.ts';
import { clippedPolicyLoss } from './loss.ts';
import { tokenRewards } from './rewards.ts';
import { clippedValueGradient } from './value-loss.ts';

// #region step
/**
 * One step of PPO on responses that the policy has just sampled: reward their
 * tokens, estimate advantages, then take several gradient steps on the same tokens
 * while the clip holds them back.
 *
 * @param learner as it sampled the responses; it is not changed.
 * @param responses [n][sequenceLength] token ids, at least one.
 * @returns the learner after `epochs` gradient steps, and how far its policy has
 * moved by then.
 * @throws {TypeError | RangeError} when there is no response, or an option is
 * out of range.
 * @see Schulman et al. 2017, Algorithm 1.
 * @example
 * ppoStep(learner, responses, { ...options, epochs: 4 })
 * // => { learner, clipFraction, approximateKl }
 */
export function ppoStep(
	learner: Learner,
	responses: readonly Tokens[],
	options: StepOptions,
): StepResult {
	checkOptions(responses, options);
	const { clipRange, epochs, learningRate, valueLearningRate } = options;
	const sampled = rateTokens(learner, responses, options);
	let { policy, values } = learner;
	for (let epoch = 0; epoch < epochs; epoch += 1) {
		const logProbs = policyLogProbs(policy, responses).flat();
		const byLogProb = clippedPolicyGradient({ logProbs, ...sampled, clipRange });
		const byValue = clippedValueGradient({
			values: valuesOf(values, responses).flat(),
			...sampled,
			clipRange,
		});
		const byLogit = logitsGradient(policy, responses, rowsOf(byLogProb));
		policy = gradientStep(policy, byLogit, learningRate);
		values = valueStep(values, responses, rowsOf(byValue), valueLearningRate);
	}
	const logProbs = policyLogProbs(policy, responses).flat();
	const moved = clippedPolicyLoss({ logProbs, ...sampled, clipRange });
	const { clipFraction, approximateKl } = moved;
	return { learner: { policy, values }, clipFraction, approximateKl };
}

/** What stays fixed during a step: one entry per token, response after response. */
function rateTokens(
	{ policy, values }: Learner,
	responses: readonly Tokens[],
	{ reference, reward, beta, gamma, lambda }: StepOptions,
) {
	const logProbs = policyLogProbs(policy, responses);
	const refLogProbs = policyLogProbs(reference, responses);
	const oldValues = valuesOf(values, responses);
	const estimates = responses.map((tokens, n) => {
		const response = { logProbs: logProbs[n]!, refLogProbs: refLogProbs[n]! };
		const rewards = tokenRewards({ score: reward(tokens), ...response, beta });
		const trajectory = { rewards, values: oldValues[n]! };
		return generalizedAdvantageEstimation({ ...trajectory, gamma, lambda });
	});
	return {
		oldLogProbs: logProbs.flat(),
		oldValues: oldValues.flat(),
		advantages: estimates.flatMap(({ advantages }) => advantages),
		returns: estimates.flatMap(({ returns }) => returns),
	};
}
// #endregion

/** The two models that PPO trains. */
export interface Learner {
	policy: Policy;
	/** The critic, [position][previous token]: the reward to come, judged by what the policy sees. */
	values: Matrix;
}

export interface StepOptions {
	/** The frozen policy that KL is measured to. */
	reference: Policy;
	/** The score of a whole response: the reward model. */
	reward: (tokens: Tokens) => number;
	/** β of `tokenRewards`. */
	beta: number;
	/** ε of both clipped losses. */
	clipRange: number;
	gamma: number;
	lambda: number;
	/** How many gradient steps the same responses serve. */
	epochs: number;
	learningRate: number;
	valueLearningRate: number;
}

export interface StepResult {
	learner: Learner;
	/** As `clippedPolicyLoss`, after the last epoch. */
	clipFraction: number;
	approximateKl: number;
}

function valuesOf(values: Matrix, responses: readonly Tokens[]): Matrix {
	return responses.map((tokens) => tokens.map((_, t) => values[t]![previousToken(tokens, t)]!));
}

function valueStep(
	values: Matrix,
	responses: readonly Tokens[],
	gradient: Matrix,
	learningRate: number,
): Matrix {
	const stepped = values.map((row) => [...row]);
	responses.forEach((tokens, n) => {
		tokens.forEach((_, t) => {
			stepped[t]![previousToken(tokens, t)]! -= learningRate * gradient[n]![t]!;
		});
	});
	return stepped;
}

/** Nothing comes before the first token: position 0 has one entry, number 0. */
function previousToken(tokens: Tokens, t: number): number {
	return t === 0 ? 0 : tokens[t - 1]!;
}

/** Tokens in one row, cut into responses again. */
function rowsOf(flat: Vector): Matrix {
	const count = flat.length / sequenceLength;
	return Array.from({ length: count }, (_, n) =>
		flat.slice(n * sequenceLength, (n + 1) * sequenceLength),
	);
}

function checkOptions(responses: readonly Tokens[], options: StepOptions): void {
	if (responses.length === 0) throw new RangeError('responses must have at least one entry, got none.');
	const { epochs, learningRate, valueLearningRate } = options;
	checkCount({ epochs });
	checkPositive({ learningRate, valueLearningRate });
}

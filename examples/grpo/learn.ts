import { checkCount, checkPositive, mean } from '@examples/numerics';
import type { Random } from '@examples/numerics';
import { expectedReward, gradientStep, klDivergence } from '@examples/toy-preferences';
import { logitsGradient, policyLogProbs, sampleSequence } from '@examples/toy-preferences';
import { sequenceDistribution } from '@examples/toy-preferences';
import type { Policy, Tokens } from '@examples/toy-preferences';
import { groupRelativeAdvantages } from './advantages.ts';
import { grpoGradient } from './gradient.ts';

// #region step
/**
 * One step of GRPO on responses that the policy has just sampled: compare them
 * within their groups, then take several gradient steps on the same tokens. No critic.
 *
 * @param policy as it sampled the responses; it is not changed.
 * @param responses [groups · groupSize][sequenceLength] token ids, group after group.
 * @returns the policy after `epochs` gradient steps.
 * @throws {TypeError | RangeError} when an option is out of range, or the responses
 * do not fill whole groups.
 * @see Shao et al. 2024, Algorithm 1.
 * @example grpoStep(policy, responses, { ...options, epochs: 2 }) // => the next policy
 */
export function grpoStep(
	policy: Policy,
	responses: readonly Tokens[],
	options: StepOptions,
): Policy {
	const { reference, reward, groupSize, epochs, learningRate, ...rest } = options;
	checkCount({ epochs });
	checkPositive({ learningRate });
	const { scaleRewards = true, ...loss } = rest;
	const rewards = responses.map((tokens) => reward(tokens));
	const advantages = groupRelativeAdvantages(rewards, { groupSize, scaleRewards });
	const oldLogProbs = policyLogProbs(policy, responses);
	const refLogProbs = policyLogProbs(reference, responses);
	let next = policy;
	for (let epoch = 0; epoch < epochs; epoch += 1) {
		const logProbs = policyLogProbs(next, responses);
		const sampled = { logProbs, oldLogProbs, refLogProbs, advantages };
		const gradient = grpoGradient({ ...sampled, ...loss });
		next = gradientStep(next, logitsGradient(next, responses, gradient), learningRate);
	}
	return next;
}
// #endregion

/**
 * Learns the toy task by GRPO: in each step the policy samples groups of responses,
 * the reward or verifier scores them, and `grpoStep` improves the policy.
 *
 * @param options.reference where the policy starts, and what its KL is measured to.
 * @param options.steps a whole number above 0; `groupsPerStep` likewise.
 * The rest as `grpoStep`.
 * @returns the policy after the last step, and steps + 1 measurements; number 0 is
 * the reference's.
 * @throws {TypeError | RangeError} when an option is out of range.
 * @see Shao et al. 2024, Algorithm 1.
 * @example learnFromGroups({ ...options, steps: 30 }).history[0] // => { step: 0, kl: 0, … }
 */
export function learnFromGroups(options: LearnOptions): LearnResult {
	const { reference, reward, groupSize, groupsPerStep, steps, random, ...rest } = options;
	checkCount({ steps, groupsPerStep, groupSize });
	let policy = reference;
	const history: Measurement[] = [{ step: 0, ...truthOf(reference, reference), taught: 0 }];
	for (let step = 1; step <= steps; step += 1) {
		const responses = Array.from({ length: groupsPerStep * groupSize }, () =>
			sampleSequence(policy, random),
		);
		// Scored once: a reward may be dear, or a person.
		const scores = new Map(responses.map((tokens) => [tokens, reward(tokens)]));
		const known = (tokens: Tokens): number => scores.get(tokens)!;
		policy = grpoStep(policy, responses, { reference, reward: known, groupSize, ...rest });
		const taught = shareThatDiffers([...scores.values()], groupSize);
		history.push({ step, ...truthOf(policy, reference), taught });
	}
	return { policy, history };
}

export interface StepOptions {
	/** The frozen policy that KL is measured to. */
	reference: Policy;
	/** The score of a whole response: a reward model, or a verifier's 0 or 1. */
	reward: (tokens: Tokens) => number;
	groupSize: number;
	/** As `groupRelativeAdvantages`. */
	scaleRewards?: boolean;
	/** β and ε of `grpoLoss`. */
	beta: number;
	clipRange: number;
	/** How many gradient steps the same responses serve. */
	epochs: number;
	learningRate: number;
}

export interface LearnOptions extends StepOptions {
	steps: number;
	groupsPerStep: number;
	random: Random;
}

export interface LearnResult {
	policy: Policy;
	history: Measurement[];
}

/** What is known of the policy after a step. */
export interface Measurement {
	step: number;
	/** Mean true reward of what the policy says. */
	expectedReward: number;
	/** KL(policy‖reference), in nats. */
	kl: number;
	/** The share of the step's groups whose rewards differed; the others taught nothing. */
	taught: number;
}

function shareThatDiffers(rewards: readonly number[], groupSize: number): number {
	const differs = Array.from({ length: rewards.length / groupSize }, (_, group) => {
		const members = rewards.slice(group * groupSize, (group + 1) * groupSize);
		return Number(new Set(members).size > 1);
	});
	return mean(differs);
}

function truthOf(policy: Policy, reference: Policy): { expectedReward: number; kl: number } {
	const distribution = sequenceDistribution(policy);
	return {
		expectedReward: expectedReward(distribution),
		kl: klDivergence(distribution, sequenceDistribution(reference)),
	};
}

import { checkCount, checkPositive, mean } from '@examples/numerics';
import {
	expectedReward,
	gradientStep,
	klDivergence,
	logitsGradient,
	policyLogps,
	sequenceDistribution,
} from '@examples/toy-preferences';
import type { Policy, PreferencePair } from '@examples/toy-preferences';
import { dpoGradient } from './gradient.ts';
import { dpoLoss } from './loss.ts';
import type { DpoInput } from './loss.ts';

// #region learn
/**
 * Learns the toy task from preference pairs, by gradient descent on the DPO loss
 * of all pairs at once. It reads no reward and samples nothing; the measurements
 * only look on.
 *
 * @param options.reference what the policy's KL is measured to.
 * @param options.policy where to start. Default: the reference.
 * @param options.pairs at least one.
 * @param options.beta β of `dpoLoss`; `labelSmoothing` likewise.
 * @param options.learningRate above 0.
 * @param options.steps a whole number above 0.
 * @returns the policy after the last step, and steps + 1 measurements: the first is
 * that of the start.
 * @throws {TypeError | RangeError} when an option is out of range.
 * @see Rafailov et al. 2023, §4, "DPO outline".
 * @example
 * const options = {
 * 	reference: referencePolicy, pairs, beta: 0.5, learningRate: 1,
 * };
 * learnFromPairs({ ...options, steps: 10 }).history[0].loss // => Math.LN2
 */
export function learnFromPairs(options: LearnOptions): LearnResult {
	checkOptions(options);
	const { reference, pairs, learningRate, steps, policy: start, ...loss } = options;
	const chosen = pairs.map((pair) => pair.chosen);
	const rejected = pairs.map((pair) => pair.rejected);
	// The reference is frozen: its log-probabilities are computed once.
	const refChosenLogps = policyLogps(reference, chosen);
	const refRejectedLogps = policyLogps(reference, rejected);
	const under = (policy: Policy): DpoInput => ({
		chosenLogps: policyLogps(policy, chosen),
		rejectedLogps: policyLogps(policy, rejected),
		refChosenLogps,
		refRejectedLogps,
		...loss,
	});

	let policy = start ?? reference;
	let input = under(policy);
	const history = [measure(0, policy, reference, input)];
	for (let step = 1; step <= steps; step += 1) {
		const { chosenLogps, rejectedLogps } = dpoGradient(input);
		// log π(y) is a sum, so each of its tokens gets the whole derivative.
		const perResponse = [...chosenLogps, ...rejectedLogps];
		const perToken = perResponse.map((derivative) => reference.map(() => derivative));
		const gradient = logitsGradient(policy, [...chosen, ...rejected], perToken);
		policy = gradientStep(policy, gradient, learningRate);
		input = under(policy);
		history.push(measure(step, policy, reference, input));
	}
	return { policy, history };
}
// #endregion

export interface LearnOptions {
	reference: Policy;
	policy?: Policy;
	pairs: readonly PreferencePair[];
	beta: number;
	labelSmoothing?: number;
	learningRate: number;
	steps: number;
}

export interface LearnResult {
	policy: Policy;
	history: Measurement[];
}

/** The policy after a step: what the pairs say of it, then what is true of it. */
export interface Measurement {
	step: number;
	loss: number;
	rewardAccuracy: number;
	/** Mean implicit reward of the chosen responses, less that of the rejected. */
	rewardMargin: number;
	/** Mean log-probability of the chosen responses, in nats. */
	chosenLogp: number;
	/** Mean log-probability of the rejected responses, in nats. */
	rejectedLogp: number;
	/** Mean true reward of what the policy says. */
	expectedReward: number;
	/** KL(policy‖reference), in nats. */
	kl: number;
}

function measure(
	step: number,
	policy: Policy,
	reference: Policy,
	input: DpoInput,
): Measurement {
	const { loss, chosenRewards, rejectedRewards, rewardAccuracy } = dpoLoss(input);
	const distribution = sequenceDistribution(policy);
	return {
		step,
		loss,
		rewardAccuracy,
		rewardMargin: mean(chosenRewards) - mean(rejectedRewards),
		chosenLogp: mean(input.chosenLogps),
		rejectedLogp: mean(input.rejectedLogps),
		expectedReward: expectedReward(distribution),
		kl: klDivergence(distribution, sequenceDistribution(reference)),
	};
}

function checkOptions({ pairs, learningRate, steps }: LearnOptions): void {
	if (pairs.length === 0) {
		throw new RangeError('pairs must have at least one entry, got none.');
	}
	checkPositive({ learningRate });
	checkCount({ steps });
}

import { checkCount, sum } from '@examples/numerics';
import type { Random, Vector } from '@examples/numerics';
import {
	allSequences,
	expectedReward,
	klDivergence,
	sampleSequence,
	sequenceDistribution,
} from '@examples/toy-preferences';
import type { Policy, Tokens } from '@examples/toy-preferences';
import { maximizeLikelihood } from './likelihood.ts';

// #region fine-tune
/**
 * Rejection-sampling fine-tuning: in each round draw from the current policy, keep
 * what a verifier accepts, and fine-tune on it by `maximizeLikelihood`. Nothing is
 * learned from what is rejected.
 *
 * A round in which nothing passes leaves the policy as it is.
 *
 * @param options.policy where the first round starts.
 * @param options.accept the verifier: true for a response to learn from.
 * @param options.samples drawn per round; `rounds` and `steps` per round: whole
 * numbers above 0.
 * @param options.learningRate above 0.
 * @param options.random from `createRandom(seed)`.
 * @returns the policy and rounds + 1 measurements; number 0 is the policy given.
 * @throws {RangeError} when an option is out of range.
 * @see Yuan et al. 2023, rejection sampling fine-tuning (RFT).
 * @example
 * rejectionSamplingFineTuning({ ...options, rounds: 3 }).history.length // => 4
 */
export function rejectionSamplingFineTuning(options: FineTuneOptions): FineTuneResult {
	const { accept, samples, rounds, random } = options;
	checkCount({ samples, rounds });
	let { policy } = options;
	const history = [measure(options, policy, [])];
	for (let round = 1; round <= rounds; round += 1) {
		const sample = () => sampleSequence(policy, random);
		const drawn = Array.from({ length: samples }, sample);
		const kept = drawn.filter(accept);
		policy = maximizeLikelihood(policy, kept, options);
		history.push(measure(options, policy, kept));
	}
	return { policy, history };
}
// #endregion

export interface FineTuneOptions {
	policy: Policy;
	accept: (response: Tokens) => boolean;
	samples: number;
	rounds: number;
	steps: number;
	learningRate: number;
	random: Random;
}

export interface FineTuneResult {
	policy: Policy;
	history: RoundOfFineTuning[];
}

/** The policy after a round. */
export interface RoundOfFineTuning {
	/** How many samples the round learned from, and how many different ones. */
	kept: number;
	distinct: number;
	/** How likely one sample is accepted: pass@1. */
	passRate: number;
	/** Mean true reward of what the policy says. */
	expectedReward: number;
	/** −Σ π(y) log π(y), in nats: how diverse the responses are. */
	entropy: number;
	/** KL(policy‖the policy given), in nats. */
	kl: number;
}

function measure(
	{ policy: start, accept }: FineTuneOptions,
	policy: Policy,
	kept: readonly Tokens[],
): RoundOfFineTuning {
	const distribution = sequenceDistribution(policy);
	return {
		kept: kept.length,
		distinct: new Set(kept.map(String)).size,
		passRate: sum(distribution.filter((_, y) => accept(allSequences[y]!))),
		expectedReward: expectedReward(distribution),
		entropy: entropy(distribution),
		kl: klDivergence(distribution, sequenceDistribution(start)),
	};
}

/** Softmax policies give every response a probability above 0. */
function entropy(distribution: Vector): number {
	return -sum(distribution.map((probability) => probability * Math.log(probability)));
}

import { checkCount, checkPositive, mean, sum } from '@examples/numerics';
import type { Random } from '@examples/numerics';
import { dpoGradient } from '@examples/dpo';
import {
	allSequences,
	expectedReward,
	gradientStep,
	klDivergence,
	logitsGradient,
	policyLogps,
	sampleSequence,
	sequenceDistribution,
	trueReward,
} from '@examples/toy-preferences';
import type { Policy, PreferencePair } from '@examples/toy-preferences';
import { bestAndWorst } from './best-and-worst.ts';

// #region learn-in-rounds
/**
 * DPO in rounds, offline or online. Each round adds pairs, best against worst of
 * `samplesPerPair` responses by the true reward, and descends the DPO loss of all
 * pairs so far. Online, the policy of that round is sampled; offline, the reference,
 * and all pairs are there from the first round on.
 *
 * The reference of the loss is the same throughout. Both draw as many responses, see
 * as many scores and take as many steps.
 *
 * @param options.reference where the policy starts, and the reference of the loss.
 * @param options.online whose responses are compared.
 * @param options.rounds `pairsPerRound`, `samplesPerPair` and `stepsPerRound`
 * likewise: whole numbers above 0.
 * @param options.beta β of `dpoLoss`; `learningRate` likewise above 0.
 * @returns the policy, its pairs, and rounds + 1 measurements.
 * @throws {RangeError} when an option is out of range, or no pair is found.
 * @see Yang et al. 2024 (Qwen2), §4.3; Guo et al. 2024.
 * @example
 * learnInRounds({ ...options, online: true, rounds: 8 }).history.length // => 9
 */
export function learnInRounds(options: LearnOptions): LearnResult {
	checkOptions(options);
	const { reference, online, rounds, pairsPerRound, stepsPerRound } = options;
	let policy = reference;
	let pairs: PreferencePair[] = online
		? []
		: drawPairs(reference, rounds * pairsPerRound, options);
	const history = [measure(policy, options, pairs)];
	for (let round = 1; round <= rounds; round += 1) {
		if (online) pairs = [...pairs, ...drawPairs(policy, pairsPerRound, options)];
		for (let step = 0; step < stepsPerRound; step += 1) {
			policy = dpoStep(policy, pairs, options);
		}
		history.push(measure(policy, options, pairs));
	}
	return { policy, pairs, history };
}
// #endregion

export interface LearnOptions {
	reference: Policy;
	online: boolean;
	rounds: number;
	pairsPerRound: number;
	samplesPerPair: number;
	stepsPerRound: number;
	beta: number;
	learningRate: number;
	random: Random;
}

export interface LearnResult {
	policy: Policy;
	pairs: PreferencePair[];
	history: RoundOfPairs[];
}

/** The policy after a round. */
export interface RoundOfPairs {
	/** How many pairs there are. */
	pairs: number;
	/** Mean true reward of what the policy says. */
	expectedReward: number;
	/** KL(policy‖reference), in nats. */
	kl: number;
	/** Probability of responses that stand in no pair. */
	unseen: number;
	/** How far log π of the chosen responses is above the reference's, mean in nats. */
	chosenGain: number;
}

/** The pairs that `count` groups of samples give; a group that ties gives none. */
function drawPairs(policy: Policy, count: number, options: LearnOptions): PreferencePair[] {
	const sample = () => sampleSequence(policy, options.random);
	const group = { sample, score: trueReward, n: options.samplesPerPair };
	return Array.from({ length: count }, () => bestAndWorst(group) ?? []).flat();
}

function dpoStep(
	policy: Policy,
	pairs: readonly PreferencePair[],
	{ reference, beta, learningRate }: LearnOptions,
): Policy {
	const chosen = pairs.map((pair) => pair.chosen);
	const rejected = pairs.map((pair) => pair.rejected);
	const gradient = dpoGradient({
		chosenLogps: policyLogps(policy, chosen),
		rejectedLogps: policyLogps(policy, rejected),
		refChosenLogps: policyLogps(reference, chosen),
		refRejectedLogps: policyLogps(reference, rejected),
		beta,
	});
	// log π(y) is a sum, so each of its tokens gets the whole derivative.
	const perResponse = [...gradient.chosenLogps, ...gradient.rejectedLogps];
	const perToken = perResponse.map((derivative) => reference.map(() => derivative));
	const byLogits = logitsGradient(policy, [...chosen, ...rejected], perToken);
	return gradientStep(policy, byLogits, learningRate);
}

function measure(
	policy: Policy,
	{ reference }: LearnOptions,
	pairs: readonly PreferencePair[],
): RoundOfPairs {
	const distribution = sequenceDistribution(policy);
	const chosen = pairs.map((pair) => pair.chosen);
	const seen = new Set(pairs.flatMap((pair) => [pair.chosen, pair.rejected]).map(String));
	const [now, before] = [policyLogps(policy, chosen), policyLogps(reference, chosen)];
	return {
		pairs: pairs.length,
		expectedReward: expectedReward(distribution),
		kl: klDivergence(distribution, sequenceDistribution(reference)),
		unseen: sum(distribution.filter((_, y) => !seen.has(String(allSequences[y])))),
		chosenGain: pairs.length === 0 ? 0 : mean(now) - mean(before),
	};
}

function checkOptions(options: LearnOptions): void {
	const { rounds, pairsPerRound, samplesPerPair, stepsPerRound } = options;
	const { beta, learningRate } = options;
	checkCount({ rounds, pairsPerRound, samplesPerPair, stepsPerRound });
	checkPositive({ beta, learningRate });
}

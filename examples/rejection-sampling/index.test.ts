import { describe, expect, it } from 'vitest';
import { createRandom, dot, sum } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { learnFromPairs } from '@examples/dpo';
import {
	allSequences,
	expectedReward,
	klDivergence,
	optimalDistribution,
	policyLogps,
	referencePolicy,
	sampleSequence,
	sequenceDistribution,
	trueReward,
} from '@examples/toy-preferences';
import type { Tokens } from '@examples/toy-preferences';
import {
	acceptanceProbabilities,
	acceptedDistribution,
	bestAndWorst,
	bestOfN,
	bestOfNDistribution,
	bestOfNKlBound,
	learnInRounds,
	maximizeLikelihood,
	pickByVerifier,
	rejectionSamplingFineTuning,
} from './index.ts';
import reference from './reference.json' with { type: 'json' };

const rewards = allSequences.map(trueReward);
const policy = sequenceDistribution(referencePolicy);

/** Gives the items one after the other. */
const inTurn = <Item>(items: readonly Item[]) => {
	const rest = [...items];
	return () => rest.shift()!;
};
const byLength = (text: string) => text.length;

// #region best-of-n
describe('best-of-n', () => {
	it('returns the response with the highest score, and that score, be it below 0', () => {
		const sample = inTurn(['bb', 'dddd', 'a', 'ccc']);
		expect(bestOfN({ sample, score: byLength, n: 4 })).toEqual({ response: 'dddd', score: 4 });
		expect(bestOfN({ sample: inTurn([-3, -1, -2]), score: (x: number) => x, n: 3 }).score).toBe(-1);
	});

	it('of 1 is sampling, and of equals takes the first', () => {
		expect(bestOfN({ sample: inTurn(['bb', 'dddd']), score: byLength, n: 1 })).toEqual({ response: 'bb', score: 2 });
		expect(bestOfN({ sample: inTurn(['aa', 'bb', 'cc']), score: byLength, n: 3 }).response).toBe('aa');
	});

	it('draws n responses and scores each once', () => {
		const scored: string[] = [];
		const score = (text: string) => scored.push(text);
		bestOfN({ sample: inTurn(['a', 'b', 'c', 'd']), score, n: 3 });
		expect(scored).toEqual(['a', 'b', 'c']);
	});

	it('follows its distribution', () => {
		const random = createRandom(5);
		const sample = () => sampleSequence(referencePolicy, random);
		const runs = Array.from({ length: 500 }, () => bestOfN({ sample, score: trueReward, n: 4 }).score);
		const exact = dot(bestOfNDistribution(policy, rewards, 4), rewards);
		// A reward has a standard deviation of 1.2 here, the mean of 500 one of 0.05.
		expect(Math.abs(sum(runs) / 500 - exact)).toBeLessThan(0.15);
	});

	it('refuses bad input by name', () => {
		const sample = () => 'a';
		expect(() => bestOfN({ sample, score: byLength, n: 0 })).toThrow(RangeError);
		expect(() => bestOfN({ sample, score: byLength, n: 0 })).toThrow('n must be a whole number above 0, got 0.');
		expect(() => bestOfN({ sample, score: () => NaN, n: 2 })).toThrow(RangeError);
		expect(() => bestOfN({ sample, score: () => NaN, n: 2 })).toThrow('score(response) must be a finite number, got NaN.');
	});
});
// #endregion

// #region best-of-n-distribution
describe('the distribution of best-of-n', () => {
	it('of 1 is the policy itself', () => {
		expectClose(bestOfNDistribution(policy, rewards, 1), policy);
	});

	it('of two equally likely responses gives the better one 1 − 0.5ⁿ', () => {
		expect([2, 3].map((n) => bestOfNDistribution([0.5, 0.5], [7, 3], n))).toEqual([[0.75, 0.25], [0.875, 0.125]]);
	});

	it('shares a tie as the policy does, and is the policy when all scores tie', () => {
		expectClose(bestOfNDistribution([0.2, 0.5, 0.3], [4, 4, 4], 9), [0.2, 0.5, 0.3]);
		const [worse, rare, usual] = bestOfNDistribution([0.5, 0.1, 0.4], [0, 1, 1], 3);
		expect(worse).toBeCloseTo(0.125, 12);
		expect(usual! / rare!).toBeCloseTo(4, 12);
	});

	it('does not care by how much a score is higher', () => {
		const cubes = rewards.map((reward) => reward ** 3);
		expectClose(bestOfNDistribution(policy, cubes, 8), bestOfNDistribution(policy, rewards, 8));
	});

	it('best-of-2 of best-of-3 is best-of-6', () => {
		const nested = bestOfNDistribution(bestOfNDistribution(policy, rewards, 3), rewards, 2);
		expectClose(nested, bestOfNDistribution(policy, rewards, 6));
	});

	it('gives nothing to a response that is never drawn', () => {
		expect(bestOfNDistribution([1, 0], [0, 5], 4)).toEqual([1, 0]);
	});

	it.each(reference.bestOfN)('agrees with counting every way to draw $n', ({ probabilities, scores, n, distribution }) => {
		expectClose(bestOfNDistribution(probabilities, scores, n), distribution);
	});

	it('refuses bad input by name', () => {
		expect(() => bestOfNDistribution([1], [1, 2], 2)).toThrow('scores must have as many entries as probabilities (1), got 2.');
		expect(() => bestOfNDistribution([0.5, 0.5], [1, NaN], 2)).toThrow('scores[1] must be a finite number, got NaN.');
		expect(() => bestOfNDistribution([], [], 2)).toThrow('probabilities must have at least one entry, got none.');
		expect(() => bestOfNDistribution([1], [1], 1.5)).toThrow('n must be a whole number above 0, got 1.5.');
		expect(() => bestOfNKlBound(0)).toThrow('n must be a whole number above 0, got 0.');
	});
});
// #endregion

// #region kl-bound
describe('the bound on the KL of best-of-n', () => {
	it('is log n − (n − 1)/n: 0 for n = 1, where nothing is chosen', () => {
		expect(bestOfNKlBound(1)).toBe(0);
		expect(bestOfNKlBound(4)).toBeCloseTo(Math.log(4) - 0.75, 15);
		expect(bestOfNKlBound(1000)).toBeCloseTo(5.9088, 4);
	});

	it('holds on the toy task, and is no equation: seven rewards for 256 responses tie', () => {
		for (const n of [2, 4, 16, 64, 1024]) {
			const kl = klDivergence(bestOfNDistribution(policy, rewards, n), policy);
			expect(kl).toBeLessThan(bestOfNKlBound(n));
		}
	});

	it('is nearly reached where responses are many and no two tie', () => {
		const many = Array.from({ length: 1000 }, () => 1e-3);
		const scores = many.map((_, y) => y);
		const kl = klDivergence(bestOfNDistribution(many, scores, 16), many);
		expect(bestOfNKlBound(16) - kl).toBeGreaterThan(0);
		expect(bestOfNKlBound(16) - kl).toBeLessThan(1e-2);
	});

	it('is far off for one good answer: the KL stops at −log p, the bound does not', () => {
		const kl = klDivergence(bestOfNDistribution([0.9, 0.1], [0, 1], 1000), [0.9, 0.1]);
		expect(kl).toBeCloseTo(-Math.log(0.1), 12);
		expect(bestOfNKlBound(1000)).toBeGreaterThan(5.9);
	});
});
// #endregion

// #region verifier
describe('best-of-n by a verifier that errs', () => {
	it('without errors is best-of-n by the true reward', () => {
		const { expectedReward: reward, expectedScore, kl, klBound } = pickByVerifier({ n: 16, errorRate: 0 });
		const exact = bestOfNDistribution(policy, rewards, 16);
		expect(reward).toBeCloseTo(expectedReward(exact), 12);
		expect(expectedScore).toBeCloseTo(reward, 12);
		expect([kl, klBound]).toEqual([klDivergence(exact, policy), bestOfNKlBound(16)]);
	});

	it('that always errs chooses nothing: all scores are equal', () => {
		const { expectedReward: reward, expectedScore, kl } = pickByVerifier({ n: 64, errorRate: 1 });
		expect(reward).toBeCloseTo(expectedReward(policy), 12);
		expect(expectedScore).toBeCloseTo(3, 12);
		expect(kl).toBeCloseTo(0, 12);
	});

	it('is over-optimized: past some n the score rises and the reward falls', () => {
		const [few, some, many] = [1, 32, 1024].map((n) => pickByVerifier({ n, errorRate: 0.01 }));
		expect(some!.expectedReward).toBeGreaterThan(few!.expectedReward + 2);
		expect(many!.expectedReward).toBeLessThan(some!.expectedReward - 1.3);
		expect(many!.expectedScore).toBeGreaterThan(some!.expectedScore + 1);
	});

	it('ends where all winners have the top score: among them Bayes counts the true ones', () => {
		const errorRate = 0.05;
		const best = policy[27]!; // 0 1 2 3 alone earns 3
		const others = (expectedReward(policy) - 3 * best) * errorRate;
		const limit = (3 * best + others) / (best + (1 - best) * errorRate);
		expect(pickByVerifier({ n: 5000, errorRate }).expectedReward).toBeCloseTo(limit, 10);
	});

	it.each(reference.verifier)('agrees with PyTorch for n = $n, error rate $errorRate', ({ n, errorRate, ...expected }) => {
		const { klBound, ...actual } = pickByVerifier({ n, errorRate });
		expect(actual.expectedReward).toBeCloseTo(expected.expectedReward, 10);
		expect(actual.expectedScore).toBeCloseTo(expected.expectedScore, 10);
		expect(actual.kl).toBeCloseTo(expected.kl, 10);
		expect(klBound).toBeGreaterThan(actual.kl);
	});

	it.each([-0.1, 1.1, NaN])('refuses an error rate of %s', (errorRate) => {
		expect(() => pickByVerifier({ n: 2, errorRate })).toThrow(RangeError);
		expect(() => pickByVerifier({ n: 2, errorRate })).toThrow(`errorRate must be from 0 to 1, got ${errorRate}.`);
	});
});
// #endregion

// #region acceptance
describe('rejection sampling', () => {
	it('gives exactly π*, the optimum of reward less β KL', () => {
		for (const beta of [0.5, 2]) {
			const { distribution } = acceptedDistribution(policy, acceptanceProbabilities(rewards, beta));
			expectClose(distribution, optimalDistribution(referencePolicy, beta));
		}
	});

	it('with an indicator is the policy given a right answer, at a KL of −log of the rate', () => {
		const { distribution, rate } = acceptedDistribution(policy, rewards.map((reward) => Number(reward >= 2)));
		expect(rate).toBeCloseTo(sum(policy.filter((_, y) => rewards[y]! >= 2)), 14);
		expect(klDivergence(distribution, policy)).toBeCloseTo(-Math.log(rate), 12);
		expect(acceptedDistribution([0.5, 0.3, 0.2], [0, 1, 1])).toEqual({ distribution: [0, 0.6, 0.4], rate: 0.5 });
	});

	it('keeps fewer the smaller β is; at last the best alone', () => {
		const at = (beta: number) => acceptedDistribution(policy, acceptanceProbabilities(rewards, beta));
		expect(at(0.5).rate).toBeLessThan(at(1).rate);
		expect(at(0.01).distribution[27]).toBeCloseTo(1, 12);
		expect(at(0.01).rate).toBeCloseTo(policy[27]!, 12);
	});

	it('accepts the best always, and another by e^(difference / β)', () => {
		expectClose(acceptanceProbabilities([1, 3, -1e4], 2), [Math.exp(-1), 1, 0]);
	});

	it('agrees with PyTorch', () => {
		const { probabilities, rewards: scores, beta, distribution, rate } = reference.acceptance;
		const kept = acceptedDistribution(probabilities, acceptanceProbabilities(scores, beta));
		expectClose(kept.distribution, distribution);
		expect(kept.rate).toBeCloseTo(rate, 12);
	});

	it('refuses bad input by name', () => {
		expect(() => acceptanceProbabilities([1, NaN], 1)).toThrow('rewards[1] must be a finite number, got NaN.');
		expect(() => acceptanceProbabilities([1], 0)).toThrow('beta must be a finite number above 0, got 0.');
		expect(() => acceptedDistribution([1], [1, 1])).toThrow('acceptance must have as many entries as probabilities (1), got 2.');
		expect(() => acceptedDistribution([1, 0], [NaN, 1])).toThrow('acceptance[0] must be a finite number, got NaN.');
		expect(() => acceptedDistribution([1, 0], [0, 1])).toThrow(RangeError);
		expect(() => acceptedDistribution([1, 0], [0, 1])).toThrow('acceptance must keep something that can be drawn, got none.');
	});
});
// #endregion

// #region fine-tune
describe('fine-tuning on what was kept', () => {
	it('takes the same steps as PyTorch', () => {
		const { policy: start, kept, learned, ...options } = reference.fineTune;
		expectClose(maximizeLikelihood(start, kept, options).flat(2), learned.flat(2));
	});

	it('lowers the mean of −log π step by step', () => {
		const { policy: start, kept, losses, learningRate } = reference.fineTune;
		const policies = [1, 2, 3].map((steps) => maximizeLikelihood(start, kept, { learningRate, steps }));
		expectClose([start, ...policies].map((each) => -sum(policyLogps(each, kept)) / kept.length), losses);
	});

	it('counts a response that stands there twice twice', () => {
		const options = { learningRate: 1, steps: 1 };
		const [first] = maximizeLikelihood(referencePolicy, [[0, 1, 2, 3], [0, 1, 2, 3], [2, 1, 2, 3]], options);
		expectClose(first![0]!, [2 / 3 - 1 / 4, -1 / 4, 1 / 3 - 1 / 4, -1 / 4]);
	});
});

describe('rejection-sampling fine-tuning', () => {
	const accept = (response: Tokens) => trueReward(response) >= 2;
	const run = (samples: number, changed: object = {}) =>
		rejectionSamplingFineTuning({
			policy: referencePolicy,
			accept,
			samples,
			rounds: 3,
			steps: 20,
			learningRate: 2,
			random: createRandom(1),
			...changed,
		});
	const { history } = run(256);

	it('begins with the policy it is given', () => {
		const { passRate, entropy, ...first } = history[0]!;
		expect(passRate).toBeCloseTo(sum(policy.filter((_, y) => rewards[y]! >= 2)), 12);
		expect(entropy).toBeCloseTo(-sum(policy.map((p) => p * Math.log(p))), 12);
		expect(first).toEqual({ kept: 0, distinct: 0, expectedReward: expectedReward(policy), kl: 0 });
	});

	it('raises the pass rate in each round: 2 of 100 before, 8 of 10 after one', () => {
		const rates = history.map(({ passRate }) => passRate);
		expect(rates).toEqual([...rates].sort((a, b) => a - b));
		expect(rates[1]).toBeGreaterThan(0.75);
		expect(rates).toHaveLength(4);
	});

	it('loses diversity, the more the fewer samples it starts from', () => {
		const few = run(64).history;
		expect(history[3]!.entropy).toBeLessThan(history[0]!.entropy - 2);
		expect(few[3]!.entropy).toBeLessThan(history[3]!.entropy - 1);
		expect(few[1]!.distinct).toBe(2);
		expect(few[3]!.distinct).toBeLessThan(4);
	});

	it('keeps about as many as the pass rate before the round promises', () => {
		history.slice(1).forEach(({ kept }, round) => {
			const { passRate } = history[round]!;
			const deviation = Math.sqrt(256 * passRate * (1 - passRate));
			expect(Math.abs(kept - 256 * passRate)).toBeLessThan(3 * deviation);
		});
		expect(history[1]!.distinct).toBeLessThanOrEqual(history[1]!.kept);
	});

	it('measures the KL to the policy it started from', () => {
		const learned = sequenceDistribution(run(256).policy);
		expect(history[3]!.kl).toBeCloseTo(klDivergence(learned, policy), 12);
		expect(history[3]!.expectedReward).toBeCloseTo(expectedReward(learned), 12);
	});

	it('learns nothing when nothing passes: it can only sharpen what the policy already does', () => {
		const stuck = run(64, { accept: () => false });
		expect(stuck.policy).toEqual(referencePolicy);
		expect(stuck.history.every(({ kept, passRate }) => kept === 0 && passRate === 0)).toBe(true);
	});

	it('refuses bad options by name', () => {
		for (const name of ['samples', 'rounds', 'steps']) {
			expect(() => run(4, { [name]: 0 })).toThrow(`${name} must be a whole number above 0, got 0.`);
		}
		expect(() => run(4, { learningRate: 0 })).toThrow('learningRate must be a finite number above 0, got 0.');
	});
});
// #endregion

// #region best-and-worst
describe('best and worst of n', () => {
	const pairOf = (texts: string[]) => bestAndWorst({ sample: inTurn(texts), score: byLength, n: texts.length });

	it('are the response with the highest and the one with the lowest score', () => {
		expect(pairOf(['bb', 'dddd', 'a', 'ccc'])).toEqual({ chosen: 'dddd', rejected: 'a' });
	});

	it('are the first of equals at either end', () => {
		expect(pairOf(['a', 'b', 'cc', 'dd'])).toEqual({ chosen: 'cc', rejected: 'a' });
	});

	it('make no pair when all scores are equal, as of a single response', () => {
		for (const texts of [['aa', 'bb'], ['aa']]) expect(pairOf(texts)).toBeUndefined();
	});

	it('refuse bad input by name', () => {
		expect(() => pairOf([])).toThrow('n must be a whole number above 0, got 0.');
		expect(() => bestAndWorst({ sample: () => 'a', score: () => Infinity, n: 2 })).toThrow(
			'score(response) must be a finite number, got Infinity.',
		);
	});
});
// #endregion

// #region learn-in-rounds
describe('DPO in rounds', () => {
	const options = {
		reference: referencePolicy,
		rounds: 8,
		pairsPerRound: 16,
		samplesPerPair: 4,
		stepsPerRound: 10,
		beta: 0.1,
		learningRate: 10,
	};
	const run = (online: boolean, changed: object = {}) =>
		learnInRounds({ ...options, random: createRandom(1), online, ...changed });
	const [offline, online] = [run(false), run(true)];
	const [offlineEnd, onlineEnd] = [offline.history.at(-1)!, online.history.at(-1)!];

	it('offline is DPO on one fixed set: the same policy as learnFromPairs', () => {
		const { pairs, policy: learned } = run(false, { rounds: 2, stepsPerRound: 5 });
		const fixed = learnFromPairs({ reference: referencePolicy, pairs, beta: 0.1, learningRate: 10, steps: 10 });
		expectClose(learned.flat(2), fixed.policy.flat(2));
	});

	it('online and offline are one thing while there is one round', () => {
		const [one, other] = [run(false, { rounds: 1 }), run(true, { rounds: 1 })];
		expect(one.pairs).toEqual(other.pairs);
		expectClose(one.policy.flat(2), other.policy.flat(2));
	});

	it('both start at the reference', () => {
		for (const { history } of [offline, online]) {
			expect(history).toHaveLength(9);
			expect(history[0]).toMatchObject({ kl: 0, chosenGain: 0, expectedReward: expectedReward(policy) });
		}
		expect(online.history[0]!.unseen).toBeCloseTo(1, 12);
	});

	it('both get about as many pairs; groups that tie give none', () => {
		expect(offline.history.every(({ pairs }) => pairs === offline.pairs.length)).toBe(true);
		const counts = online.history.map(({ pairs }) => pairs);
		expect(counts).toEqual([...counts].sort((a, b) => a - b));
		for (const { pairs } of [offlineEnd, onlineEnd]) {
			expect(pairs).toBeLessThanOrEqual(128);
			expect(pairs).toBeGreaterThan(80);
		}
		for (const { chosen, rejected } of online.pairs) expect(trueReward(chosen)).toBeGreaterThan(trueReward(rejected));
	});

	it('online reaches a higher true reward from the same number of labels', () => {
		expect(onlineEnd.expectedReward).toBeGreaterThan(offlineEnd.expectedReward + 0.4);
	});

	it('offline moves mass to responses that no pair speaks of; online looks at them next', () => {
		expect(offlineEnd.unseen).toBeGreaterThan(0.15);
		expect(onlineEnd.unseen).toBeLessThan(0.03);
	});

	it('offline makes even its chosen responses less likely; online likelier, and pays for it in KL', () => {
		expect(offlineEnd.chosenGain).toBeLessThan(-2);
		expect(onlineEnd.chosenGain).toBeGreaterThan(1);
		expect(onlineEnd.kl).toBeGreaterThan(offlineEnd.kl + 1);
	});

	it('measures what it says', () => {
		const learned = sequenceDistribution(online.policy);
		expect(onlineEnd.kl).toBeCloseTo(klDivergence(learned, policy), 12);
		const seen = new Set(online.pairs.flatMap(({ chosen, rejected }) => [String(chosen), String(rejected)]));
		const unseen = learned.filter((_, y) => !seen.has(allSequences[y]!.join(',')));
		expect(onlineEnd.unseen).toBeCloseTo(sum(unseen), 12);
		const chosen = online.pairs.map((pair) => pair.chosen);
		const gains = sum(policyLogps(online.policy, chosen)) - sum(policyLogps(referencePolicy, chosen));
		expect(onlineEnd.chosenGain).toBeCloseTo(gains / chosen.length, 12);
	});

	it.each(['rounds', 'pairsPerRound', 'samplesPerPair', 'stepsPerRound'])('refuses %s = 0', (name) => {
		expect(() => run(true, { [name]: 0 })).toThrow(`${name} must be a whole number above 0, got 0.`);
	});

	it.each(['beta', 'learningRate'])('refuses %s = 0', (name) => {
		expect(() => run(true, { [name]: 0 })).toThrow(`${name} must be a finite number above 0, got 0.`);
	});

	it('refuses to learn from no pair: one sample is no comparison', () => {
		expect(() => run(false, { samplesPerPair: 1 })).toThrow('chosenLogps must have at least one entry, got none.');
	});
});
// #endregion

function expectClose(actual: Vector, expected: Vector): void {
	expect(actual).toHaveLength(expected.length);
	actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 12));
}

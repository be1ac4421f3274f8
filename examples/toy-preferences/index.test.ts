import { describe, expect, it } from 'vitest';
import { createRandom, dot, logSoftmax, sigmoid, sum } from '@examples/numerics';
import type { Matrix, Random, Vector } from '@examples/numerics';
import {
	allSequences,
	expectedReward,
	gradientStep,
	klDivergence,
	logitsGradient,
	optimalDistribution,
	policyLogProbs,
	policyLogps,
	preferenceProbability,
	referencePolicy,
	samplePreferencePairs,
	sampleSequence,
	sequenceDistribution,
	sequenceLength,
	trueReward,
	vocabularySize,
} from './index.ts';
import type { Policy } from './index.ts';
import reference from './reference.json' with { type: 'json' };

// #region reward
describe('task', () => {
	it('has 4⁴ responses, counted in base 4', () => {
		expect([vocabularySize, sequenceLength]).toEqual([4, 4]);
		expect(allSequences).toHaveLength(256);
		expect(allSequences[27]).toEqual([0, 1, 2, 3]);
		expect(allSequences[255]).toEqual([3, 3, 3, 3]);
		expect(new Set(allSequences.map(String)).size).toBe(256);
	});

	it('rewards counting up and punishes repeating', () => {
		expect(trueReward([0, 1, 2, 3])).toBe(3);
		expect(trueReward([0, 0, 0, 0])).toBe(-3);
		expect(trueReward([1, 2, 3, 3])).toBe(1);
		expect(trueReward([3, 1, 0, 2])).toBe(0);
	});

	it('has a single best response', () => {
		const rewards = allSequences.map(trueReward);
		expect(rewards.filter((reward) => reward >= 3)).toEqual([3]);
		expect(rewards).toEqual(reference.rewards);
	});
});
// #endregion

// #region policy
describe('policy', () => {
	it('gives all responses together probability 1', () => {
		expect(sum(sequenceDistribution(referencePolicy))).toBeCloseTo(1, 12);
		expect(sum(sequenceDistribution(reference.gradient.policy))).toBeCloseTo(1, 12);
	});

	it('starts anywhere, then prefers to repeat itself', () => {
		expect(referencePolicy[0]).toEqual([[0, 0, 0, 0]]);
		expect(referencePolicy.flat(2)).toHaveLength(52);
		const [logProbs] = policyLogProbs(referencePolicy, [[0, 0, 1, 3]]);
		const [after0, after1] = [logSoftmax([0, -1, -2, -3]), logSoftmax([-1, 0, -1, -2])];
		expectClose(logProbs!, [-Math.log(4), after0[0]!, after0[1]!, after1[3]!]);
	});

	it('sums its tokens into the log-probability of a response', () => {
		const { policy, sequences, logProbs } = reference.gradient;
		expectClose(policyLogps(policy, sequences), logProbs.map(sum));
		expect(policyLogps(referencePolicy, [[0, 0, 0, 0]])[0]).toBeCloseTo(-2.7069, 4);
	});

	it('agrees with PyTorch on every token and every response', () => {
		const { policy, sequences, logProbs } = reference.gradient;
		policyLogProbs(policy, sequences).forEach((row, n) => expectClose(row, logProbs[n]!));
		expectClose(sequenceDistribution(referencePolicy), reference.distribution);
	});

	it('says a response as often as its probability promises', () => {
		const random = createRandom(2);
		const counts = allSequences.map(() => 0);
		for (let i = 0; i < 4000; i += 1) counts[numberOf(sampleSequence(referencePolicy, random))]! += 1;
		const surprises = reference.distribution.map((p, n) => (counts[n]! - 4000 * p) ** 2 / (4000 * p));
		// Pearson's χ² with 255 degrees of freedom: 255 expected, above 330 once in a thousand.
		expect(sum(surprises)).toBeLessThan(330);
	});

	it('says the same for the same seed', () => {
		expect(sampleSequence(referencePolicy, createRandom(1))).toEqual([2, 0, 0, 3]);
	});

	it('never says what has probability 0', () => {
		const lowest: Random = { ...createRandom(1), uniform: () => 0 };
		const never0: Policy = referencePolicy.map((rows) => rows.map(() => [-Infinity, 1, 2, 3]));
		expect(sampleSequence(never0, lowest)).toEqual([1, 1, 1, 1]);
	});

	it.each([
		{ name: 'three tokens', tokens: [0, 1, 2], message: 'tokens must have 4 entries, got 3.' },
		{ name: 'five tokens', tokens: [0, 1, 2, 3, 0], message: 'tokens must have 4 entries, got 5.' },
		{ name: 'a token of 4', tokens: [0, 1, 4, 3], message: 'tokens[2] must be a whole number from 0 to 3,' },
		{ name: 'a negative token', tokens: [0, -1, 2, 3], message: 'tokens[1] must be a whole number' },
		{ name: 'half a token', tokens: [0, 1, 2, 0.5], message: 'tokens[3] must be a whole number' },
	])('throws on a response of $name', ({ tokens, message }) => {
		expect(() => policyLogps(referencePolicy, [tokens])).toThrow(RangeError);
		expect(() => policyLogps(referencePolicy, [tokens])).toThrow(message);
		expect(() => trueReward(tokens)).toThrow(message);
	});
});
// #endregion

// #region policy-gradient
describe('policy gradient', () => {
	it('pushes the token said up and the others down', () => {
		const gradient = logitsGradient(referencePolicy, [[0, 1, 2, 3]], [[1, 0, 0, 0]]);
		expect(gradient[0]).toEqual([[0.75, -0.25, -0.25, -0.25]]);
		expect(gradient[1]).toEqual(referencePolicy[1]!.map(() => [0, 0, 0, 0]));
	});

	it('agrees with finite differences', () => {
		const { policy, sequences, logProbGradients } = reference.gradient;
		const gradient = logitsGradient(policy, sequences, logProbGradients);
		const entries = [[0, 0, 2], [1, sequences[0]![0]!, 1], [3, sequences[2]![2]!, 3]] as const;
		for (const [t, previous, v] of entries) {
			const value = (nudge: number): number => {
				const nudged = policy.map((rows) => rows.map((row) => [...row]));
				nudged[t]![previous]![v]! += nudge;
				return sum(policyLogProbs(nudged, sequences).map((row, n) => dot(row, logProbGradients[n]!)));
			};
			const slope = (value(1e-5) - value(-1e-5)) / 2e-5;
			expect(gradient[t]![previous]![v]).toBeCloseTo(slope, 8);
		}
	});

	it("agrees with PyTorch's autograd", () => {
		const { policy, sequences, logProbGradients, ...expected } = reference.gradient;
		logitsGradient(policy, sequences, logProbGradients).forEach((rows, t) =>
			rows.forEach((row, previous) => expectClose(row, expected.logitsGradient[t]![previous]!)),
		);
	});

	it('steps downhill', () => {
		expect(gradientStep([[[1, 2]]], [[[10, -10]]], 0.1)).toEqual([[[0, 3]]]);
	});

	it('leaves the policy it is given alone', () => {
		const before = JSON.stringify(referencePolicy);
		gradientStep(referencePolicy, logitsGradient(referencePolicy, [[0, 1, 2, 3]], [[1, 2, 3, 4]]), 1);
		expect(JSON.stringify(referencePolicy)).toBe(before);
	});

	it('throws when there are not as many gradients as tokens', () => {
		const call = (gradients: Matrix) => () => logitsGradient(referencePolicy, [[0, 1, 2, 3]], gradients);
		expect(call([[1, 2, 3, 4], [5, 6, 7, 8]])).toThrow(RangeError);
		expect(call([[1, 2, 3, 4], [5, 6, 7, 8]])).toThrow(
			'logProbGradients must have as many entries as sequences (1), got 2.',
		);
		expect(call([[1, 2, 3]])).toThrow(
			'logProbGradients[0] must have one entry for each of 4 tokens, got 3.',
		);
	});
});
// #endregion

// #region pairs
describe('preference pairs', () => {
	it('prefer by the difference of the rewards', () => {
		expect(preferenceProbability([0, 1, 2, 3], [1, 2, 3, 3])).toBeCloseTo(sigmoid(2), 12);
		expect(preferenceProbability([3, 1, 0, 2], [0, 2, 0, 3])).toBe(0.5);
	});

	it('prefer one of two: the probabilities add up to 1', () => {
		const [first, second] = [[0, 1, 1, 2], [2, 3, 0, 1]];
		const there = preferenceProbability(first!, second!);
		expect(there + preferenceProbability(second!, first!)).toBeCloseTo(1, 12);
	});

	it('are as likely as PyTorch says', () => {
		const { first, second, probabilities } = reference.pairs;
		expectClose(first.map((tokens, i) => preferenceProbability(tokens, second[i]!)), probabilities);
	});

	it('choose the better response as often as Bradley–Terry says', () => {
		const pairs = samplePreferencePairs(referencePolicy, { count: 3000, random: createRandom(6) });
		const twoApart = pairs.filter(
			({ chosen, rejected }) => Math.abs(trueReward(chosen) - trueReward(rejected)) === 2,
		);
		const right = twoApart.filter(({ chosen, rejected }) => trueReward(chosen) > trueReward(rejected));
		expect(twoApart.length).toBeGreaterThan(400);
		expect(Math.abs(right.length / twoApart.length - sigmoid(2))).toBeLessThan(0.04);
	});

	it('are the same for the same seed', () => {
		expect(samplePreferencePairs(referencePolicy, { count: 2, random: createRandom(1) })).toEqual([
			{ chosen: [2, 0, 0, 3], rejected: [3, 2, 2, 2] },
			{ chosen: [3, 3, 3, 2], rejected: [1, 1, 0, 0] },
		]);
	});

	it('go to the first response below its probability, else to the second', () => {
		const [zeros, ones] = [[0, 0, 0, 0], [1, 1, 1, 1]];
		for (const [chance, chosen, rejected] of [[0.49, zeros, ones], [0.5, ones, zeros]] as const) {
			const drawn = [0, 0, 0, 0, 0.3, 0.5, 0.5, 0.5, chance];
			const random: Random = { ...createRandom(1), uniform: () => drawn.shift()! };
			const [pair] = samplePreferencePairs(referencePolicy, { count: 1, random });
			expect(pair).toEqual({ chosen, rejected });
		}
	});

	it.each([0, -1, 1.5])('cannot be %s in number', (count) => {
		const call = () => samplePreferencePairs(referencePolicy, { count, random: createRandom(1) });
		expect(call).toThrow(RangeError);
		expect(call).toThrow(`count must be a whole number above 0, got ${count}.`);
	});
});
// #endregion

describe('expectations over all responses', () => {
	it('are the sums that PyTorch computes', () => {
		const distribution = sequenceDistribution(referencePolicy);
		expect(distribution[0]).toBeCloseTo(0.0667, 4);
		expect(expectedReward(distribution)).toBeCloseTo(-1.283, 3);
		expect(expectedReward(distribution)).toBeCloseTo(reference.expectedReward, 12);
	});

	it('have the KL that PyTorch computes', () => {
		const { distribution, kl } = reference.optimum;
		expect(klDivergence(distribution, reference.distribution)).toBeCloseTo(kl, 12);
	});

	it('measure no distance from a distribution to itself', () => {
		expect(klDivergence([0.2, 0, 0.8], [0.2, 0, 0.8])).toBe(0);
	});

	it('measure KL from the first to the second', () => {
		expect(klDivergence([0.5, 0.5], [0.25, 0.75])).toBeCloseTo(Math.log(4 / 3) / 2, 12);
		expect(klDivergence([0.25, 0.75], [0.5, 0.5])).toBeCloseTo(0.1308, 4);
		expect(klDivergence([0.5, 0.5], [1, 0])).toBe(Infinity);
	});

	it('throw when the lengths differ', () => {
		expect(() => klDivergence([1], [0.5, 0.5])).toThrow(RangeError);
		expect(() => klDivergence([1], [0.5, 0.5])).toThrow('q must have as many entries as p (1), got 2.');
		expect(() => expectedReward([1])).toThrow(RangeError);
		expect(() => expectedReward([1])).toThrow(
			'distribution must have as many entries as allSequences (256), got 1.',
		);
	});
});

// #region optimum
describe('optimum under a KL penalty', () => {
	const beta = 0.5;
	const optimum = optimalDistribution(referencePolicy, beta);
	const start = sequenceDistribution(referencePolicy);

	it('agrees with PyTorch', () => {
		expectClose(optimum, reference.optimum.distribution);
		expect(expectedReward(optimum)).toBeCloseTo(1.969, 3);
		expect(expectedReward(optimum)).toBeCloseTo(reference.optimum.expectedReward, 12);
	});

	it('has an implicit reward that is the true one, less a constant β log Z', () => {
		const implicit = optimum.map((p, y) => beta * Math.log(p / start[y]!));
		const difference = implicit.map((reward, y) => trueReward(allSequences[y]!) - reward);
		const z = sum(start.map((p, y) => p * Math.exp(trueReward(allSequences[y]!) / beta)));
		expectClose(difference, difference.map(() => beta * Math.log(z)));
	});

	it('reaches an objective of β log Z, and its neighbors less', () => {
		const objective = (p: Vector) => expectedReward(p) - beta * klDivergence(p, start);
		const z = sum(start.map((p, y) => p * Math.exp(trueReward(allSequences[y]!) / beta)));
		expect(objective(optimum)).toBeCloseTo(beta * Math.log(z), 12);
		for (const other of [0.45, 0.55]) {
			expect(objective(optimalDistribution(referencePolicy, other))).toBeLessThan(objective(optimum));
		}
	});

	it('stays with the reference when KL is dear, and takes the best response when it is cheap', () => {
		expect(klDivergence(optimalDistribution(referencePolicy, 1e4), start)).toBeLessThan(1e-6);
		expect(optimalDistribution(referencePolicy, 0.01)[27]).toBeCloseTo(1, 12);
	});

	it.each([0, -1, NaN])('throws on a beta of %s', (value) => {
		expect(() => optimalDistribution(referencePolicy, value)).toThrow(RangeError);
		expect(() => optimalDistribution(referencePolicy, value)).toThrow(
			`beta must be a finite number above 0, got ${value}.`,
		);
	});
});
// #endregion

/** Equal entry by entry, but for rounding. */
function expectClose(actual: Vector, expected: Vector): void {
	expect(actual).toHaveLength(expected.length);
	const gaps = actual.map((value, index) => Math.abs(value - expected[index]!));
	expect(Math.max(...gaps)).toBeLessThan(1e-12);
}

/** Where a response stands in `allSequences`. */
function numberOf(tokens: Vector): number {
	return tokens.reduce((n, token) => 4 * n + token, 0);
}

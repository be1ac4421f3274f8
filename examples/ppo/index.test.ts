import { describe, expect, it } from 'vitest';
import { createRandom, dot, mean, sum } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { allSequences, klDivergence, logitsGradient, optimalDistribution } from '@examples/toy-preferences';
import { policyLogProbs, referencePolicy, sampleSequence } from '@examples/toy-preferences';
import { sequenceDistribution, trueReward } from '@examples/toy-preferences';
import { clippedPolicyGradient, clippedPolicyLoss, clippedValueGradient, clippedValueLoss } from './index.ts';
import { generalizedAdvantageEstimation, klPenalty, learnFromReward, ppoStep, tokenRewards, whiten } from './index.ts';
import type { ClippedPolicyInput, KlEstimator, Learner, LearnOptions, StepOptions } from './index.ts';
import reference from './reference.json' with { type: 'json' };

const onPolicy: ClippedPolicyInput = {
	logProbs: [-0.4, -1.3, -2.2, -0.7],
	oldLogProbs: [-0.4, -1.3, -2.2, -0.7],
	advantages: [1.5, -0.8, 0.3, 2.6],
	clipRange: 0.2,
};

/** One token whose probability was 0.4 and is 0.4 r. */
const oneToken = (ratio: number, advantage: number): ClippedPolicyInput => ({
	logProbs: [Math.log(0.4 * ratio)], oldLogProbs: [Math.log(0.4)],
	advantages: [advantage], clipRange: 0.2,
});

const signCases = [
	{ advantage: 2, ratio: 1.5, loss: -2.4, derivative: 0, why: 'clipped: good enough' },
	{ advantage: 2, ratio: 0.5, loss: -1, derivative: -1, why: 'not clipped: a good token lost' },
	{ advantage: -2, ratio: 1.5, loss: 3, derivative: 3, why: 'not clipped: a bad token won' },
	{ advantage: -2, ratio: 0.5, loss: 1.6, derivative: 0, why: 'clipped: low enough' },
];

// #region clipped-loss
describe('clipped policy loss', () => {
	it('is −mean(advantages) while the policy is the one that sampled', () => {
		const { policyLoss, clipFraction, approximateKl } = clippedPolicyLoss(onPolicy);
		expect(policyLoss).toBeCloseTo(-mean(onPolicy.advantages), 14);
		expect(clipFraction).toBe(0);
		expect(approximateKl).toBe(0);
	});

	it.each(signCases)('is $loss at A = $advantage, r = $ratio, $why', ({ advantage, ratio, loss }) => {
		const result = clippedPolicyLoss(oneToken(ratio, advantage));
		expect(result.policyLoss).toBeCloseTo(loss, 12);
		expect(result.clipFraction).toBe(1);
		expect(result.approximateKl).toBeCloseTo(ratio - 1 - Math.log(ratio), 12);
	});

	it('counts no ratio on the edge of the range as clipped', () => {
		expect(clippedPolicyLoss(oneToken(1.1, 2)).clipFraction).toBe(0);
		const edge = { ...oneToken(1, 2), logProbs: [-1], oldLogProbs: [-1.25] };
		expect(clippedPolicyLoss({ ...edge, clipRange: Math.exp(0.25) - 1 }).clipFraction).toBe(0);
	});

	it('never promises more than the unclipped surrogate', () => {
		for (const { input, policyLoss } of reference.policyLoss) {
			const { policyLoss: unclipped } = clippedPolicyLoss({ ...input, clipRange: 1e9 });
			expect(policyLoss).toBeGreaterThan(unclipped);
		}
	});

	it('takes the mean over what the mask keeps', () => {
		const mask = [true, false, true, true];
		const { policyLoss } = clippedPolicyLoss({ ...onPolicy, mask });
		expect(policyLoss).toBeCloseTo(-(1.5 + 0.3 + 2.6) / 3, 14);
	});

	it.each(reference.policyLoss)('agrees with PyTorch on $name', ({ input, ...expected }) => {
		const { policyLoss, clipFraction, approximateKl } = clippedPolicyLoss(input);
		expectClose([policyLoss, clipFraction, approximateKl], [expected.policyLoss, expected.clipFraction, expected.approximateKl]);
	});
});

describe('bad input to the clipped policy loss', () => {
	it.each([
		{ change: { logProbs: [-1, -1, 0.1, -1] }, message: 'logProbs[2] must be a log-probability, at most 0, got 0.1.' },
		{ change: { oldLogProbs: [] }, message: 'oldLogProbs must have at least one entry, got none.' },
		{ change: { oldLogProbs: [-1] }, message: 'oldLogProbs must have as many entries as logProbs (4), got 1.' },
		{ change: { advantages: [1, 2] }, message: 'advantages must have as many entries as logProbs (4), got 2.' },
		{ change: { advantages: [1, NaN, 2, 3] }, message: 'advantages[1] must be a finite number, got NaN.' },
		{ change: { clipRange: 0 }, message: 'clipRange must be a finite number above 0, got 0.' },
		{ change: { mask: [true] }, message: 'mask must have as many entries as logProbs (4), got 1.' },
		{ change: { mask: [false, false, false, false] }, message: 'mask must keep at least one token, got none.' },
		{ change: { oldLogProbs: [-0.4, -800, -2.2, -0.7] }, message: 'logProbs[1] − oldLogProbs[1] must be below 709.79, where exp overflows, got 798.7.' },
	])('throws: $message', ({ change, message }) => {
		for (const call of [clippedPolicyLoss, clippedPolicyGradient]) {
			expect(() => call({ ...onPolicy, ...change })).toThrow(RangeError);
			expect(() => call({ ...onPolicy, ...change })).toThrow(message);
		}
	});

	it('throws a TypeError when a list is missing', () => {
		expect(() => clippedPolicyLoss({ clipRange: 0.2 } as ClippedPolicyInput)).toThrow(TypeError);
	});
});
// #endregion

// #region gradient
describe('gradient of the clipped policy loss', () => {
	it('is that of the policy gradient, −A / n, at ratio 1', () => {
		expectClose(clippedPolicyGradient(onPolicy), onPolicy.advantages.map((advantage) => -advantage / 4));
	});

	it('moves the logits as REINFORCE does, at ratio 1', () => {
		const responses = [[0, 1, 2, 3], [2, 2, 1, 0]];
		const logProbs = policyLogProbs(referencePolicy, responses).flat();
		const advantages = [0.3, -1.2, 0.8, 2.1, -0.4, 1.7, 0.9, -2.3];
		const gradient = clippedPolicyGradient({ logProbs, oldLogProbs: logProbs, advantages, clipRange: 0.2 });
		const rows = (flat: Vector) => [flat.slice(0, 4), flat.slice(4)];
		const ppo = logitsGradient(referencePolicy, responses, rows(gradient)).flat();
		const reinforce = logitsGradient(referencePolicy, responses, rows(advantages.map((a) => -a / 8)));
		reinforce.flat().forEach((row, i) => expectClose(ppo[i]!, row));
	});

	it.each(signCases)('is $derivative at A = $advantage, r = $ratio', ({ advantage, ratio, derivative }) => {
		expectClose(clippedPolicyGradient(oneToken(ratio, advantage)), [derivative]);
	});

	it('flows for the docstring’s token on its ratio of 1, not for the one at e', () => {
		const input = { logProbs: [-1, -1], oldLogProbs: [-1, -2], advantages: [3, 3], clipRange: 0.2 };
		expect(clippedPolicyGradient(input)).toEqual([-1.5, 0]);
	});

	it.each(reference.policyLoss)('agrees with finite differences and autograd on $name', ({ input, gradient }) => {
		const loss = (logProbs: Vector) => clippedPolicyLoss({ ...input, logProbs }).policyLoss;
		expectClose(clippedPolicyGradient(input), slopes(loss, input.logProbs), 1e-8);
		expectClose(clippedPolicyGradient(input), gradient);
	});
});
// #endregion

// #region advantages
const trajectory = { rewards: [0.5, -1, 2, 0.7], values: [1.2, 0.4, -0.3, 0.9], gamma: 0.8 };

describe('advantages', () => {
	it('are the TD errors when λ is 0', () => {
		const { advantages } = generalizedAdvantageEstimation({ ...trajectory, lambda: 0 });
		const next = [0.4, -0.3, 0.9, 0];
		expectClose(advantages, trajectory.rewards.map((reward, t) => reward + 0.8 * next[t]! - trajectory.values[t]!));
	});

	it('are what was earned minus what was expected when λ is 1, and the returns what was earned', () => {
		const { advantages, returns } = generalizedAdvantageEstimation({ ...trajectory, lambda: 1 });
		const earned = [0.5 - 0.8 + 0.64 * 2 + 0.512 * 0.7, -1 + 1.6 + 0.64 * 0.7, 2 + 0.56, 0.7];
		expectClose(returns, earned);
		expectClose(advantages, earned.map((sum, t) => sum - trajectory.values[t]!));
	});

	it('are 0 when the critic was right about everything', () => {
		const right = { rewards: [1, 2, 3], values: [6, 5, 3], gamma: 1, lambda: 0.95 };
		const { advantages, returns } = generalizedAdvantageEstimation(right);
		expectClose(advantages, [0, 0, 0]);
		expectClose(returns, [6, 5, 3]);
	});

	it('weigh the TD errors by powers of γλ', () => {
		const result = generalizedAdvantageEstimation({ rewards: [0, 0, 4], values: [1, 2, 3], gamma: 1, lambda: 0.5 });
		expect(result).toEqual({ advantages: [1.75, 1.5, 1], returns: [2.75, 3.5, 4] });
	});

	it.each(reference.advantages)('agree with the sum of the paper at γ = $input.gamma, λ = $input.lambda', (row) => {
		const { advantages, returns } = generalizedAdvantageEstimation(row.input);
		expectClose(advantages, row.advantages);
		expectClose(returns, row.returns);
	});
});

describe('bad input to the advantages', () => {
	it.each([
		{ change: { rewards: [] }, message: 'rewards must have at least one entry, got none.' },
		{ change: { values: [1, Infinity, 2, 3] }, message: 'values[1] must be a finite number, got Infinity.' },
		{ change: { values: [1] }, message: 'values must have as many entries as rewards (4), got 1.' },
		{ change: { gamma: 1.1 }, message: 'gamma must be from 0 to 1, got 1.1.' },
		{ change: { lambda: -0.1 }, message: 'lambda must be from 0 to 1, got -0.1.' },
		{ change: { lambda: NaN }, message: 'lambda must be from 0 to 1, got NaN.' },
	])('throws: $message', ({ change, message }) => {
		const call = () => generalizedAdvantageEstimation({ ...trajectory, lambda: 1, ...change });
		expect(call).toThrow(RangeError);
		expect(call).toThrow(message);
	});
});
// #endregion

// #region whiten
describe('whitening', () => {
	it('makes the mean 0 and the variance 1', () => {
		expectClose(whiten([1, 2, 3]), [-Math.sqrt(1.5), 0, Math.sqrt(1.5)], 1e-7);
		expectClose(whiten([5, 5]), [0, 0]);
		expectClose(whiten(reference.whiten.values), reference.whiten.whitened);
		expect(() => whiten([])).toThrow('values must have at least one entry, got none.');
	});
});
// #endregion

// #region value-loss
describe('clipped value loss', () => {
	const input = { values: [2, 0.6], oldValues: [1, 0.5], returns: [3, 0.2], clipRange: 0.5 };

	it('is half the mean square while nothing is clipped', () => {
		const result = clippedValueLoss({ ...input, clipRange: 1 });
		expect(result.valueLoss).toBeCloseTo((1 + 0.16) / 4, 14);
		expect(result.clipFraction).toBe(0);
	});

	it('does not fall when a value runs further than ε towards its return', () => {
		const near = { values: [2], oldValues: [1], returns: [3], clipRange: 0.5 };
		expect(clippedValueLoss(near)).toEqual({ valueLoss: 1.125, clipFraction: 1 });
		expect(clippedValueLoss({ ...near, values: [2.5] }).valueLoss).toBe(1.125);
		expect(clippedValueGradient(near)).toEqual([0]);
		expect(clippedValueGradient({ ...near, clipRange: 2 })).toEqual([-1]);
	});

	it('grows when a value runs away from its return, as far as it runs', () => {
		const away = { values: [0], oldValues: [1], returns: [3], clipRange: 0.5 };
		expect(clippedValueLoss(away)).toEqual({ valueLoss: 4.5, clipFraction: 0 });
		expect(clippedValueGradient(away)).toEqual([-3]);
	});

	it('has the gradient (V − R) / n where nothing is clipped', () => {
		expectClose(clippedValueGradient({ ...input, clipRange: 1 }), [-0.5, 0.2]);
		expectClose(clippedValueGradient({ ...input, clipRange: 1, mask: [true, false] }), [-1, 0]);
	});

	it.each(reference.valueLoss)('agrees with PyTorch and finite differences on $name', ({ input: row, ...expected }) => {
		const { valueLoss, clipFraction } = clippedValueLoss(row);
		expectClose([valueLoss, clipFraction], [expected.valueLoss, expected.clipFraction]);
		expectClose(clippedValueGradient(row), expected.gradient);
		const loss = (values: Vector) => clippedValueLoss({ ...row, values }).valueLoss;
		expectClose(clippedValueGradient(row), slopes(loss, row.values), 1e-8);
	});

	it.each([
		{ change: { values: [1] }, message: 'oldValues must have as many entries as values (1), got 2.' },
		{ change: { returns: [1, NaN] }, message: 'returns[1] must be a finite number, got NaN.' },
		{ change: { clipRange: -1 }, message: 'clipRange must be a finite number above 0, got -1.' },
		{ change: { mask: [true] }, message: 'mask must have as many entries as values (2), got 1.' },
	])('refuses: $message', ({ change, message }) => {
		for (const call of [clippedValueLoss, clippedValueGradient]) {
			expect(() => call({ ...input, ...change })).toThrow(RangeError);
			expect(() => call({ ...input, ...change })).toThrow(message);
		}
	});
});
// #endregion

// #region kl-penalty
describe('KL estimators', () => {
	const p = [0.5, 0.3, 0.2];
	const q = [0.25, 0.35, 0.4];
	const estimate = (estimator: KlEstimator) => klPenalty(p.map(Math.log), q.map(Math.log), estimator);

	it('k1 and k3 are the KL on average over samples of the policy', () => {
		const kl = klDivergence(p, q);
		expect(dot(p, estimate('k1'))).toBeCloseTo(kl, 14);
		expect(dot(p, estimate('k3'))).toBeCloseTo(kl, 14);
	});

	it('k2 is close to it, and closer the closer the policies', () => {
		const k2 = (near: Vector) => dot(near, klPenalty(near.map(Math.log), q.map(Math.log), 'k2'));
		const bias = (near: Vector) => Math.abs(k2(near) / klDivergence(near, q) - 1);
		expect(bias(p)).toBeGreaterThan(0.01);
		expect(bias([0.26, 0.35, 0.39])).toBeLessThan(0.01);
	});

	it('k2 and k3 are never below 0; k1 is, where the reference likes a token better', () => {
		expect(Math.min(...estimate('k1'))).toBeLessThan(0);
		for (const estimator of ['k2', 'k3'] as const) expect(Math.min(...estimate(estimator))).toBeGreaterThan(0);
	});

	it('vary less as k3 than as k1', () => {
		const deviation = (estimator: KlEstimator) => dot(p, estimate(estimator).map((value) => (value - klDivergence(p, q)) ** 2));
		expect(deviation('k3')).toBeLessThan(deviation('k1'));
	});

	it.each(['k1', 'k2', 'k3'] as const)('agree with PyTorch on %s', (estimator) => {
		const { logProbs, refLogProbs, ...expected } = reference.rewards;
		expectClose(klPenalty(logProbs.flat(), refLogProbs.flat(), estimator), expected[estimator].flat());
		expect(klPenalty([-1], [-1.5], 'k2')).toEqual([0.125]);
	});

	it('refuse what is no estimator, or no log-probability', () => {
		for (const wrong of ['k4', 'toString']) {
			expect(() => klPenalty([-1], [-1], wrong as KlEstimator)).toThrow(RangeError);
			expect(() => klPenalty([-1], [-1], wrong as KlEstimator)).toThrow(`estimator must be 'k1', 'k2' or 'k3', got ${wrong}.`);
		}
		expect(() => klPenalty([-1], [0.5], 'k1')).toThrow('refLogProbs[0] must be a log-probability');
		expect(() => klPenalty([-1], [-1, -2], 'k1')).toThrow('refLogProbs must have as many entries as logProbs (1), got 2.');
	});
});
// #endregion

// #region rewards
describe('token rewards', () => {
	const response = { score: 3, logProbs: [-1, -2], refLogProbs: [-2, -1.5], beta: 0.5 };

	it('put the score on the last token, and on every token its KL', () => {
		expectClose(tokenRewards(response), [-0.5, 3.25]);
		expectClose(tokenRewards({ ...response, refLogProbs: [-1, -2] }), [0, 3]);
	});

	it('add up to the score minus β times the log-ratio of the response', () => {
		const { logProbs, refLogProbs, score, beta, tokenRewards: expected } = reference.rewards;
		logProbs.forEach((row, n) => {
			const rewards = tokenRewards({ score: score[n]!, logProbs: row, refLogProbs: refLogProbs[n]!, beta });
			expectClose(rewards, expected[n]!);
			expect(sum(rewards)).toBeCloseTo(score[n]! - beta * (sum(row) - sum(refLogProbs[n]!)), 12);
		});
	});

	it.each([
		{ change: { score: NaN }, message: 'score must be a finite number, got NaN.' },
		{ change: { beta: 0 }, message: 'beta must be a finite number above 0, got 0.' },
		{ change: { refLogProbs: [-1] }, message: 'refLogProbs must have as many entries as logProbs (2), got 1.' },
	])('refuse: $message', ({ change, message }) => {
		expect(() => tokenRewards({ ...response, ...change })).toThrow(RangeError);
		expect(() => tokenRewards({ ...response, ...change })).toThrow(message);
	});
});
// #endregion

const task = { reference: referencePolicy, reward: trueReward, beta: 0.5 };
const shares = { clipRange: 0.2, gamma: 1, lambda: 0.95 };
const pace = { epochs: 4, learningRate: 10, valueLearningRate: 5, steps: 30, responsesPerStep: 64 };
const options: LearnOptions = { ...task, ...shares, ...pace, random: createRandom(1) };

// #region step
const { policy, values, responses, after, ...expected } = reference.step;
const stepOptions: StepOptions = { ...options, ...expected.options };
const step = (change: Partial<StepOptions>) => ppoStep({ policy, values }, responses, { ...stepOptions, ...change });

describe('a step of PPO', () => {
	it('agrees with PyTorch on policy, critic and how far they moved', () => {
		const { learner, clipFraction, approximateKl } = step({});
		learner.policy.flat().forEach((row, i) => expectClose(row, after.policy.flat()[i]!));
		learner.values.forEach((row, t) => expectClose(row, after.values[t]!));
		expect(clipFraction).toBeCloseTo(expected.clipFraction, 12);
		expect(approximateKl).toBeCloseTo(expected.approximateKl, 12);
	});

	it('is held back by the clip over many epochs, and not in the first', () => {
		const at = (epochs: number, clipRange: number) => step({ epochs, clipRange });
		expect(at(1, 0.01).learner.policy).toEqual(at(1, 10).learner.policy);
		expect(at(20, 0.05).approximateKl).toBeLessThan(at(20, 10).approximateKl / 4);
	});

	it('leaves the learner it is given alone', () => {
		const before = JSON.stringify({ policy, values });
		step({});
		expect(JSON.stringify({ policy, values })).toBe(before);
	});
});

describe('bad input to a step', () => {
	it.each([
		{ change: { epochs: 0 }, message: 'epochs must be a whole number above 0, got 0.' },
		{ change: { learningRate: -1 }, message: 'learningRate must be a finite number above 0, got -1.' },
		{ change: { valueLearningRate: NaN }, message: 'valueLearningRate must be a finite number above 0, got NaN.' },
		{ change: { beta: 0 }, message: 'beta must be a finite number above 0, got 0.' },
		{ change: { clipRange: 0 }, message: 'clipRange must be a finite number above 0, got 0.' },
		{ change: { gamma: 2 }, message: 'gamma must be from 0 to 1, got 2.' },
	])('takes no such option: $message', ({ change, message }) => {
		expect(() => step(change)).toThrow(RangeError);
		expect(() => step(change)).toThrow(message);
		expect(() => ppoStep({ policy, values }, [], stepOptions)).toThrow('responses must have at least one entry');
	});
});
// #endregion

// #region learn
describe('learning from a reward', () => {
	const beta = 0.5;
	const start = sequenceDistribution(referencePolicy);
	let learned: ReturnType<typeof learnFromReward> | undefined;
	// Within a test, so that a loss that throws fails the tests and not the file.
	const learn = () => (learned ??= learnFromReward(options));
	const last = () => learn().history.at(-1)!;

	it('starts at the reference', () => {
		const { history } = learn();
		expect(history[0]).toMatchObject({ step: 0, kl: 0, clipFraction: 0, approximateKl: 0 });
		expect(history[0]!.expectedReward).toBeCloseTo(-1.28, 2);
		expect(history.map(({ step }) => step)).toEqual(Array.from({ length: 31 }, (_, step) => step));
	});

	it('comes close to the best that any policy can do under the penalty', () => {
		const best = beta * Math.log(sum(start.map((p, y) => p * Math.exp(trueReward(allSequences[y]!) / beta))));
		const reached = last().expectedReward - beta * last().kl;
		expect(reached).toBeLessThan(best);
		expect(reached).toBeGreaterThan(best - 0.03);
	});

	it('comes close to the optimal distribution itself', () => {
		const optimum = optimalDistribution(referencePolicy, beta);
		expect(klDivergence(sequenceDistribution(learn().policy), optimum)).toBeLessThan(0.06);
	});

	it('comes as far as the same algorithm in PyTorch, with other random numbers', () => {
		const { expectedReward, kl } = reference.learn;
		expect(Math.abs(last().expectedReward - beta * last().kl - (expectedReward - beta * kl))).toBeLessThan(0.03);
	});

	it('teaches the critic what a response is worth', () => {
		expect(learn().values[0]![0]).toBeCloseTo(last().expectedReward - beta * last().kl, 0);
	});

	it('moves fast at first, then hardly', () => {
		expect(learn().history[1]!.approximateKl).toBeGreaterThan(5 * last().approximateKl);
		expect(learn().history[1]!.clipFraction).toBeGreaterThan(0.5);
		expect(last().clipFraction).toBeLessThan(0.1);
	});

	it('stays closer to the reference when KL is dearer', () => {
		const dear = learnFromReward({ ...options, beta: 2, steps: 10, random: createRandom(1) });
		expect(dear.history.at(-1)!.kl).toBeLessThan(learn().history[10]!.kl / 4);
	});

	it('is a step of PPO after another on fresh responses, from a critic of zeros', () => {
		const again = learnFromReward({ ...options, steps: 2, random: createRandom(3) });
		const random = createRandom(3);
		let learner = { policy: referencePolicy, values: [[0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]] } as Learner;
		for (const { clipFraction } of again.history.slice(1)) {
			const responses = Array.from({ length: 64 }, () => sampleSequence(learner.policy, random));
			const result = ppoStep(learner, responses, options);
			expect(result.clipFraction).toBe(clipFraction);
			learner = result.learner;
		}
		expect({ policy: again.policy, values: again.values }).toEqual(learner);
	});

	it.each([
		{ change: { steps: 0 }, message: 'steps must be a whole number above 0, got 0.' },
		{ change: { responsesPerStep: 1.5 }, message: 'responsesPerStep must be a whole number above 0, got 1.5.' },
	])('throws when asked for what cannot be: $message', ({ change, message }) => {
		expect(() => learnFromReward({ ...options, ...change })).toThrow(RangeError);
		expect(() => learnFromReward({ ...options, ...change })).toThrow(message);
	});
});
// #endregion

/** Equal entry by entry, but for rounding. */
function expectClose(actual: Vector, expected: Vector, tolerance = 1e-12): void {
	expect(actual).toHaveLength(expected.length);
	const gaps = actual.map((value, index) => Math.abs(value - expected[index]!));
	expect(Math.max(...gaps)).toBeLessThan(tolerance);
}

/** Central differences of a function by each of its arguments. */
function slopes(f: (x: Vector) => number, x: Vector): Vector {
	const moved = (i: number, by: number) => f(x.map((value, j) => (i === j ? value + by : value)));
	return x.map((_, i) => (moved(i, 1e-6) - moved(i, -1e-6)) / 2e-6);
}

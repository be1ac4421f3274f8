import { describe, expect, it } from 'vitest';
import { createRandom, sum } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { clippedPolicyGradient, clippedPolicyLoss, klPenalty } from '@examples/ppo';
import { klDivergence, optimalDistribution, policyLogps, referencePolicy } from '@examples/toy-preferences';
import { sampleSequence, sequenceDistribution, trueReward } from '@examples/toy-preferences';
import type { Tokens } from '@examples/toy-preferences';
import { groupRelativeAdvantages, grpoGradient, grpoLoss, grpoStep, learnFromGroups, tokenWeights } from './index.ts';
import type { GrpoInput, Normalization } from './index.ts';
import reference from './reference.json' with { type: 'json' };

/** Three responses of four, two and three tokens, sampled by the policy as it is. */
const fresh: GrpoInput = {
	logProbs: [[-1, -2, -0.5, -1.5], [-3, -0.25], [-0.75, -1.25, -2.5]],
	oldLogProbs: [[-1, -2, -0.5, -1.5], [-3, -0.25], [-0.75, -1.25, -2.5]],
	advantages: [1.2, -0.7, 0.4],
	clipRange: 0.2,
};

/** The same, after the policy has moved, with a reference and a penalty. */
const moved: GrpoInput = {
	...fresh,
	oldLogProbs: [[-1.1, -1.6, -0.55, -1.5], [-2.6, -0.5], [-0.7, -1.9, -2.45]],
	refLogProbs: [[-1.3, -1.8, -0.9, -2.1], [-2.2, -0.6], [-0.4, -1.7, -2.8]],
	beta: 0.3,
};

// #region advantages
describe('group-relative advantages', () => {
	it('compare each reward with its group: two of four right', () => {
		const advantages = groupRelativeAdvantages([1, 0, 0, 1], { groupSize: 4 });
		const deviation = Math.sqrt(1 / 3);
		expectClose(advantages, [1, -1, -1, 1].map((sign) => (sign * 0.5) / (deviation + 1e-4)));
		expect(advantages[0]).toBeCloseTo(0.8659, 4);
	});

	it('divide by the sample standard deviation, n − 1, not by that of the population', () => {
		const [first] = groupRelativeAdvantages([2, 0], { groupSize: 2 });
		expect(first).toBeCloseTo(1 / (Math.SQRT2 + 1e-4), 12);
		expect(first).not.toBeCloseTo(1 / (1 + 1e-4), 1);
	});

	it('are 0 in a group of equals: the prompt is too easy or too hard to teach', () => {
		for (const reward of [0, 1, 0.1, -7.3]) {
			expect(groupRelativeAdvantages([reward, reward, reward], { groupSize: 3 })).toEqual([0, 0, 0]);
		}
	});

	it('have their baseline from the group, not from the whole batch', () => {
		const easy = [9, 10, 11];
		const both = groupRelativeAdvantages([...easy, 0, 1, 5], { groupSize: 3 });
		expect(both.slice(0, 3)).toEqual(groupRelativeAdvantages(easy, { groupSize: 3 }));
		expect(both[0]).toBeLessThan(0);
		expect(sum(both.slice(3))).toBeCloseTo(0, 12);
	});

	it('do not change when a group’s rewards are shifted, nor, but for 10⁻⁴, when they are scaled', () => {
		const advantages = groupRelativeAdvantages([1, 4, -2, 3], { groupSize: 4 });
		expectClose(groupRelativeAdvantages([101, 104, 98, 103], { groupSize: 4 }), advantages);
		const scaled = groupRelativeAdvantages([1000, 4000, -2000, 3000], { groupSize: 4 });
		scaled.forEach((value, i) => expect(value).toBeCloseTo(advantages[i]!, 3));
	});

	it('have 10⁻⁴ under the line, so that hardly different rewards do not become ±1', () => {
		const [first] = groupRelativeAdvantages([1e-6, 0], { groupSize: 2 });
		expect(first).toBeCloseTo(5e-7 / (1e-6 / Math.SQRT2 + 1e-4), 12);
	});

	it('are differences alone without scaling, as in Dr. GRPO', () => {
		expect(groupRelativeAdvantages([1, 4, -2, 3], { groupSize: 4, scaleRewards: false })).toEqual([-0.5, 2.5, -3.5, 1.5]);
	});

	it('are, without scaling, (G − 1)/G of RLOO’s, whose baseline is the mean of the others', () => {
		const rewards = [1, 4, -2, 3];
		const leaveOneOut = rewards.map((reward, i) => reward - sum(rewards.filter((_, j) => j !== i)) / 3);
		const advantages = groupRelativeAdvantages(rewards, { groupSize: 4, scaleRewards: false });
		expectClose(advantages, leaveOneOut.map((advantage) => (3 / 4) * advantage));
	});

	it('weigh a rare success more than a common one: 1 of 8 against 7 of 8', () => {
		const rare = groupRelativeAdvantages([1, 0, 0, 0, 0, 0, 0, 0], { groupSize: 8 });
		const common = groupRelativeAdvantages([1, 1, 1, 1, 1, 1, 1, 0], { groupSize: 8 });
		expect(rare[0]).toBeCloseTo(2.474, 3);
		expect(common[0]).toBeCloseTo(0.3535, 4);
		expect(common[7]).toBeCloseTo(-rare[0]!, 12);
	});

	it.each(reference.advantages)('agree with PyTorch on $name', ({ rewards, options, advantages }) => {
		expectClose(groupRelativeAdvantages(rewards, options), advantages);
	});
});
// #endregion

// #region loss
describe('GRPO loss', () => {
	it('has at ratio 1 the gradient of the policy gradient: −A over what the token weighs', () => {
		fresh.logProbs.forEach((row, i) => {
			expectClose(grpoGradient(fresh)[i]!, row.map(() => -fresh.advantages[i]! / (3 * row.length)));
		});
		expect(grpoLoss(fresh).loss).toBeCloseTo(-(1.2 - 0.7 + 0.4) / 3, 12);
	});

	it('is 0 at ratio 1 on a whole group, and yet its gradient is not', () => {
		const advantages = groupRelativeAdvantages([3, 1, 0.5], { groupSize: 3 });
		const input = { ...fresh, advantages };
		expect(grpoLoss(input).loss).toBeCloseTo(0, 12);
		expect(grpoGradient(input)[0]![0]).toBeLessThan(-0.05);
	});

	it('is PPO’s clipped loss with one advantage for all tokens, when each token counts the same', () => {
		const flat = {
			logProbs: moved.logProbs.flat(),
			oldLogProbs: moved.oldLogProbs.flat(),
			advantages: moved.logProbs.flatMap((row, i) => row.map(() => moved.advantages[i]!)),
			clipRange: 0.2,
		};
		const byToken: GrpoInput = { ...moved, beta: 0, normalization: 'token' };
		const ppo = clippedPolicyLoss(flat);
		expect(grpoLoss(byToken).policyLoss).toBeCloseTo(ppo.policyLoss, 12);
		expect(grpoLoss(byToken).clipFraction).toBeCloseTo(ppo.clipFraction, 12);
		expectClose(grpoGradient(byToken).flat(), clippedPolicyGradient(flat));
	});

	it('has k3 as its penalty, never below 0, and 0 at the reference', () => {
		const k3 = klPenalty(moved.logProbs.flat(), moved.refLogProbs!.flat(), 'k3');
		const { kl, loss, policyLoss } = grpoLoss({ ...moved, normalization: 'token' });
		expect(kl).toBeCloseTo(sum(k3) / 9, 12);
		expect(loss).toBeCloseTo(policyLoss + 0.3 * kl, 12);
		const below = { ...moved, refLogProbs: moved.logProbs.map((row) => row.map((logProb) => logProb + 0.2)) };
		expect(grpoLoss(below).kl).toBeGreaterThan(0);
		expect(grpoLoss({ ...moved, refLogProbs: moved.logProbs }).kl).toBe(0);
	});

	it('has a penalty whose mean gradient is that of KL(π_ref‖π), not of KL(π‖π_ref)', () => {
		const [policy, ref] = [[0.5, 0.3, 0.2], [0.2, 0.2, 0.6]];
		const byLogit = (slopes: Vector): Vector => {
			const pull = sum(slopes.map((slope, v) => policy[v]! * slope));
			return slopes.map((slope, v) => policy[v]! * (slope - pull));
		};
		const slopes = policy.map((probability, v) => {
			const logProbs = [[Math.log(probability)]];
			const one = { logProbs, oldLogProbs: logProbs, refLogProbs: [[Math.log(ref[v]!)]], advantages: [0] };
			return grpoGradient({ ...one, clipRange: 0.2, beta: 1 })[0]![0]!;
		});
		expectClose(byLogit(slopes), policy.map((probability, v) => probability - ref[v]!));
		// k1 as a term of the loss: a slope of 1 for every token, and no gradient at all.
		expectClose(byLogit([1, 1, 1]), [0, 0, 0]);
	});

	it('adds the penalty: further from the reference costs more, and the gradient pulls back', () => {
		const near = grpoLoss({ ...moved, beta: 0.1 }).loss;
		expect(grpoLoss({ ...moved, beta: 1 }).loss).toBeGreaterThan(near);
		const still = { ...fresh, advantages: [0, 0, 0], beta: 1 };
		const above = { ...still, refLogProbs: [[-2, -3, -1.5, -2.5], [-4, -1.25], [-1.75, -2.25, -3.5]] };
		expect(grpoGradient(above).flat().every((slope) => slope > 0)).toBe(true);
		expect(grpoGradient({ ...still, refLogProbs: fresh.logProbs }).flat()).toEqual(Array.from({ length: 9 }, () => -0));
	});

	it('measures the penalty to the reference, the ratio to the policy that sampled', () => {
		const { kl } = grpoLoss(moved);
		expect(grpoLoss({ ...moved, oldLogProbs: fresh.oldLogProbs }).kl).toBe(kl);
		const { policyLoss } = grpoLoss(moved);
		expect(grpoLoss({ ...moved, refLogProbs: fresh.logProbs }).policyLoss).toBe(policyLoss);
	});

	it('needs no reference without a penalty', () => {
		expect(grpoLoss(fresh)).toMatchObject({ kl: 0, clipFraction: 0 });
		expect(grpoLoss({ ...moved, beta: 0 }).loss).toBe(grpoLoss(moved).policyLoss);
		const { beta: _, ...withoutBeta } = moved;
		expect(grpoLoss(withoutBeta)).toEqual(grpoLoss({ ...moved, beta: 0 }));
		expect(grpoGradient(withoutBeta)).toEqual(grpoGradient({ ...moved, beta: 0 }));
	});

	it('stops pushing beyond the clip range, and goes on where it has to come back', () => {
		const up = (advantage: number): GrpoInput => ({ logProbs: [[-1]], oldLogProbs: [[-1.5]], advantages: [advantage], clipRange: 0.2 });
		expect(grpoLoss(up(2)).loss).toBeCloseTo(-2.4, 12);
		expect(grpoGradient(up(2))[0]![0]).toBeCloseTo(0, 12);
		expect(grpoLoss(up(-2)).loss).toBeCloseTo(2 * Math.exp(0.5), 12);
		expect(grpoGradient(up(-2))[0]![0]).toBeCloseTo(2 * Math.exp(0.5), 12);
		const down: GrpoInput = { ...up(-2), oldLogProbs: [[-0.5]] };
		expect(grpoLoss(down).loss).toBeCloseTo(1.6, 12);
		expect(grpoGradient(down)[0]![0]).toBeCloseTo(0, 12);
	});

	it('still has a gradient on the edge of the range', () => {
		for (const advantage of [3, -3]) expect(grpoGradient({ ...fresh, advantages: [advantage, 1, 1] })[0]![0]).toBe(-advantage / 12);
	});

	it('lets a rare token rise further with an upper range of its own, as DAPO does', () => {
		const risen: GrpoInput = { logProbs: [[-1]], oldLogProbs: [[-1.25]], advantages: [1], clipRange: 0.2 };
		expect(grpoLoss(risen)).toMatchObject({ clipFraction: 1 });
		expect(grpoGradient(risen)[0]![0]).toBeCloseTo(0, 12);
		const higher = { ...risen, clipRangeHigh: 0.3 };
		expect(grpoLoss(higher)).toMatchObject({ clipFraction: 0 });
		expect(grpoGradient(higher)[0]![0]).toBeCloseTo(-Math.exp(0.25), 12);
	});

	it('does not change when all lists of responses are in another order', () => {
		const turned = {
			...moved,
			logProbs: [...moved.logProbs].reverse(),
			oldLogProbs: [...moved.oldLogProbs].reverse(),
			refLogProbs: [...moved.refLogProbs!].reverse(),
			advantages: [...moved.advantages].reverse(),
		};
		expect(grpoLoss(turned).loss).toBeCloseTo(grpoLoss(moved).loss, 12);
	});

	it.each(['sequence', 'token', 'constant'] as const)('has the slope that finite differences have, by %s', (normalization) => {
		const input: GrpoInput = { ...moved, normalization, maxLength: 5 };
		const gradient = grpoGradient(input);
		moved.logProbs.forEach((row, i) => {
			row.forEach((_, t) => {
				const loss = (by: number) => grpoLoss({ ...input, logProbs: nudged(moved.logProbs, i, t, by) }).loss;
				expect((loss(1e-5) - loss(-1e-5)) / 2e-5).toBeCloseTo(gradient[i]![t]!, 7);
			});
		});
	});

	it.each(reference.loss)("agrees with PyTorch and its autograd on $name", ({ input, output, gradient }) => {
		const { loss, policyLoss, kl, clipFraction } = grpoLoss(input as GrpoInput);
		expectClose([loss, policyLoss, kl, clipFraction], [output.loss, output.policyLoss, output.kl, output.clipFraction]);
		expectClose(grpoGradient(input as GrpoInput).flat(), gradient.flat());
	});
});
// #endregion

// #region weights
describe('what a token weighs', () => {
	it('is less in a long response when sequences count the same', () => {
		expectClose(tokenWeights([1, 3], { normalization: 'sequence' }), [1 / 2, 1 / 6]);
		expect(tokenWeights([1, 3], {})).toEqual(tokenWeights([1, 3], { normalization: 'sequence' }));
	});

	it('is the same everywhere when tokens count the same', () => {
		expectClose(tokenWeights([1, 3], { normalization: 'token' }), [1 / 4, 1 / 4]);
	});

	it('does not depend on the other responses when a constant divides', () => {
		expectClose(tokenWeights([1, 3], { normalization: 'constant', maxLength: 8 }), [1 / 16, 1 / 16]);
		expectClose(tokenWeights([1, 7], { normalization: 'constant', maxLength: 8 }), [1 / 16, 1 / 16]);
	});

	it('adds up to 1 by sequence and by token: those are means', () => {
		for (const normalization of ['sequence', 'token'] as const) {
			const weights = tokenWeights([2, 5, 9], { normalization });
			expect(2 * weights[0]! + 5 * weights[1]! + 9 * weights[2]!).toBeCloseTo(1, 12);
		}
	});

	it('agrees in all three when every response has the maximal length', () => {
		const all = (['sequence', 'token', 'constant'] as const).map((normalization) => tokenWeights([6, 6], { normalization, maxLength: 6 }));
		expectClose(all[1]!, all[0]!);
		expectClose(all[2]!, all[0]!);
	});

	it('makes a long wrong answer cheaper per token by sequence, not by token', () => {
		const wrong = (normalization: Normalization): Matrix => {
			const rows = [[-1], [-1, -1, -1, -1]];
			return grpoGradient({ logProbs: rows, oldLogProbs: rows, advantages: [-1, -1], clipRange: 0.2, normalization });
		};
		expect(wrong('sequence')[1]![0]! / wrong('sequence')[0]![0]!).toBeCloseTo(1 / 4, 12);
		expect(wrong('token')[1]![0]! / wrong('token')[0]![0]!).toBeCloseTo(1, 12);
	});
});
// #endregion

// #region learn
describe('learning the toy task in groups', () => {
	const options = {
		reference: referencePolicy, reward: trueReward, groupSize: 8, groupsPerStep: 8, beta: 0.05,
		clipRange: 0.2, epochs: 2, learningRate: 10, steps: 12,
	};
	let learned: ReturnType<typeof learnFromGroups> | undefined;
	// Within a test, so that advantages that throw fail the tests and not the file.
	const learn = () => (learned ??= learnFromGroups({ ...options, random: createRandom(3) }));

	it('starts at the reference and raises the true reward without a critic', () => {
		const { history, policy } = learn();
		expect(history.map(({ step }) => step)).toEqual(Array.from({ length: 13 }, (_, step) => step));
		expect(history[0]).toMatchObject({ kl: 0, taught: 0 });
		expect(history[12]!.expectedReward - history[0]!.expectedReward).toBeGreaterThan(2);
		expect(history[12]!.kl).toBeGreaterThan(1);
		expect(policy).not.toEqual(referencePolicy);
	});

	it('learns the same from the same seed', () => {
		expect(learnFromGroups({ ...options, random: createRandom(3) }).history).toEqual(learn().history);
	});

	it('stays nearer to the reference with a larger beta', () => {
		const held = learnFromGroups({ ...options, beta: 2, random: createRandom(3) }).history;
		expect(held[12]!.kl).toBeLessThan(learn().history[12]!.kl / 2);
	});

	it('reaches π* when the penalty stands in the reward, unscaled: there every response is worth as much', () => {
		const [beta, random] = [0.5, createRandom(1)];
		let policy = referencePolicy;
		for (let step = 0; step < 40; step += 1) {
			const now = policy;
			const responses = Array.from({ length: 64 }, () => sampleSequence(now, random));
			const logRatio = (tokens: Tokens): number => policyLogps(now, [tokens])[0]! - policyLogps(referencePolicy, [tokens])[0]!;
			const reward = (tokens: Tokens): number => trueReward(tokens) - beta * logRatio(tokens);
			policy = grpoStep(now, responses, { ...options, reward, beta: 0, epochs: 4, scaleRewards: false });
		}
		const optimum = optimalDistribution(referencePolicy, beta);
		expect(klDivergence(sequenceDistribution(policy), optimum)).toBeLessThan(0.01);
		const inLoss = learnFromGroups({ ...options, beta, epochs: 4, scaleRewards: false, steps: 40, random: createRandom(1) });
		expect(klDivergence(sequenceDistribution(inLoss.policy), optimum)).toBeGreaterThan(0.1);
	});

	it('learns nothing from a verifier that no response passes', () => {
		const { history: still } = learnFromGroups({ ...options, reward: () => 0, random: createRandom(3) });
		expect(still.every(({ taught, kl }) => taught === 0 && Math.abs(kl) < 1e-12)).toBe(true);
	});

	it('takes larger steps without the scaling where rewards spread over more than 1', () => {
		const wide = { ...options, reward: (tokens: Tokens) => 10 * trueReward(tokens), steps: 1, learningRate: 0.1 };
		const [scaled, plain] = [true, false].map((scaleRewards) => learnFromGroups({ ...wide, scaleRewards, random: createRandom(3) }));
		const byDefault = learnFromGroups({ ...wide, random: createRandom(3) });
		expect(byDefault.policy).toEqual(scaled!.policy);
		expect(plain!.history[1]!.kl).toBeGreaterThan(10 * scaled!.history[1]!.kl);
	});

	it('counts the groups whose rewards differ', () => {
		const rewards = [1, 0, 2, 2, 5, 5, 5, 4];
		let drawn = 0;
		const scripted = (_: Tokens): number => rewards[drawn++ % rewards.length]!;
		const one = { ...options, reward: scripted, groupSize: 2, groupsPerStep: 4, steps: 1 };
		expect(learnFromGroups({ ...one, random: createRandom(1) }).history[1]!.taught).toBe(0.5);
	});

	it('takes the same step as PyTorch', () => {
		const { policy: start, responses, stepped, ...rest } = reference.step;
		const next = grpoStep(start, responses, { ...rest, reward: trueReward });
		expectClose(next.flat(2), stepped.flat(2));
	});
});
// #endregion

// #region bad-input
describe('bad input to the advantages', () => {
	it.each([0, 2.5, NaN])('is a group size of %s', (groupSize) => {
		const call = () => groupRelativeAdvantages([1, 2], { groupSize });
		expect(call).toThrow(`groupSize must be a whole number above 0, got ${groupSize}.`);
	});

	it('is a group of one: a response alone has no baseline', () => {
		const call = () => groupRelativeAdvantages([1, 2], { groupSize: 1 });
		expect(call).toThrow(RangeError);
		expect(call).toThrow('groupSize must be at least 2, got 1: a response alone has no baseline.');
	});

	it('is a number of rewards that leaves a group unfinished', () => {
		const call = () => groupRelativeAdvantages([1, 2, 3], { groupSize: 2 });
		expect(call).toThrow(RangeError);
		expect(call).toThrow('rewards must fill whole groups of groupSize (2), got 3.');
	});

	it('is a reward that is no number', () => {
		expect(() => groupRelativeAdvantages([1, NaN], { groupSize: 2 })).toThrow('rewards[1] must be a finite number, got NaN.');
		expect(() => groupRelativeAdvantages(undefined as never, { groupSize: 2 })).toThrow(TypeError);
	});
});

describe('bad input to the loss', () => {
	it.each(['logProbs', 'oldLogProbs', 'refLogProbs'] as const)('is named when it is in %s', (name) => {
		const call = (rows: unknown) => () => grpoLoss({ ...moved, [name]: rows });
		expect(call(undefined)).toThrow(TypeError);
		expect(call(undefined)).toThrow(`${name} must be an array of rows, got undefined.`);
		expect(call([[-1, -2, -3, -4], [-1, 0.5], [-1, -2, -3]])).toThrow(`${name}[1][1] must be a log-probability, at most 0, got 0.5.`);
		expect(call([[-1, -2, -3, -4], [], [-1, -2, -3]])).toThrow(`${name}[1] must have at least one entry, got none.`);
		expect(call([[-1]])).toThrow(`${name} must have as many entries as advantages (3), got 1.`);
	});

	it.each(['oldLogProbs', 'refLogProbs'] as const)('is a row of %s that is longer than the response', (name) => {
		const call = () => grpoLoss({ ...moved, [name]: [[-1, -2, -3, -4], [-1, -2, -3], [-1, -2, -3]] });
		expect(call).toThrow(`${name}[1] must have as many entries as logProbs[1] (2), got 3.`);
	});

	it('is a bad reference, even without a penalty', () => {
		expect(() => grpoLoss({ ...moved, beta: 0, refLogProbs: [[-1]] })).toThrow('refLogProbs must have as many entries');
	});

	it('is an advantage that is no number', () => {
		expect(() => grpoLoss({ ...fresh, advantages: [1, Infinity, 2] })).toThrow('advantages[1] must be a finite number, got Infinity.');
	});

	it.each([-0.1, NaN, Infinity])('is a beta of %s', (beta) => {
		expect(() => grpoLoss({ ...moved, beta })).toThrow(`beta must be a finite number of at least 0, got ${beta}.`);
		expect(() => grpoLoss({ ...moved, beta })).toThrow(RangeError);
	});

	it.each(['clipRange', 'clipRangeHigh'] as const)('is a %s of 0', (name) => {
		expect(() => grpoLoss({ ...fresh, [name]: 0 })).toThrow(`${name} must be a finite number above 0, got 0.`);
		expect(() => grpoGradient({ ...fresh, [name]: 0 })).toThrow(RangeError);
	});

	it('is a ratio that overflows', () => {
		const one = { logProbs: [[-1, -1]], oldLogProbs: [[-1, -711]], advantages: [1], clipRange: 0.2 };
		expect(() => grpoLoss(one)).toThrow('logProbs[0][1] − oldLogProbs[0][1] must be below 709.79, where exp overflows, got 710.');
		expect(() => grpoLoss({ ...one, oldLogProbs: [[-1, -710]] })).not.toThrow();
		const far = { logProbs: [[-712]], oldLogProbs: [[-712]], refLogProbs: [[-2]], advantages: [1], clipRange: 0.2, beta: 1 };
		expect(() => grpoLoss(far)).toThrow('refLogProbs[0][0] − logProbs[0][0] must be below 709.79, where exp overflows, got 710.');
		expect(() => grpoLoss(far)).toThrow(RangeError);
	});
});

describe('bad input to the normalization', () => {
	it('is a length or a maximal length that is no count', () => {
		expect(() => tokenWeights([2, 0], {})).toThrow('lengths[1] must be a whole number above 0, got 0.');
		for (const maxLength of [undefined, 0, 2.5]) {
			const call = () => tokenWeights([2], { normalization: 'constant', maxLength } as never);
			expect(call).toThrow(`maxLength must be a whole number above 0, got ${maxLength ?? 0}.`);
		}
	});

	it('is a name that is none of the three', () => {
		const call = () => grpoLoss({ ...fresh, normalization: 'mean' as never });
		expect(call).toThrow(RangeError);
		expect(call).toThrow("normalization must be 'sequence', 'token' or 'constant', got mean.");
	});
});

describe('bad input to learning', () => {
	const options = {
		reference: referencePolicy, reward: trueReward, groupSize: 2, groupsPerStep: 1, beta: 0,
		clipRange: 0.2, epochs: 1, learningRate: 1, steps: 1, random: createRandom(1),
	};

	it.each(['steps', 'groupsPerStep', 'groupSize', 'epochs'] as const)('is named when it is %s', (name) => {
		expect(() => learnFromGroups({ ...options, [name]: 0 })).toThrow(`${name} must be a whole number above 0, got 0.`);
	});

	it('is a learning rate of 0', () => {
		expect(() => learnFromGroups({ ...options, learningRate: 0 })).toThrow('learningRate must be a finite number above 0, got 0.');
	});
});
// #endregion

function nudged(rows: Matrix, i: number, t: number, by: number): Matrix {
	return rows.map((row, n) => row.map((value, at) => (n === i && at === t ? value + by : value)));
}

/** Equal entry by entry, but for rounding. */
function expectClose(actual: Vector, expected: Vector): void {
	expect(actual).toHaveLength(expected.length);
	const gaps = actual.map((value, index) => Math.abs(value - expected[index]!));
	expect(Math.max(...gaps)).toBeLessThan(1e-11);
}

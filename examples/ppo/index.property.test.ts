import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, mean, sum } from '@examples/numerics';
import { referencePolicy, trueReward } from '@examples/toy-preferences';
import { clippedPolicyGradient, clippedPolicyLoss, clippedValueLoss } from './index.ts';
import { generalizedAdvantageEstimation, klPenalty, learnFromReward, tokenRewards, whiten } from './index.ts';

const logProb = fc.double({ min: -20, max: 0, noNaN: true });
const real = fc.double({ min: -100, max: 100, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const clipRange = fc.double({ min: 0.01, max: 0.9, noNaN: true });
const batch = fc
	.array(fc.record({ logProb, oldLogProb: logProb, advantage: real }), { minLength: 1, maxLength: 10 })
	.map((tokens) => ({
		logProbs: tokens.map((token) => token.logProb),
		oldLogProbs: tokens.map((token) => token.oldLogProb),
		advantages: tokens.map((token) => token.advantage),
	}));
const trajectory = fc
	.array(fc.record({ reward: real, value: real }), { minLength: 1, maxLength: 10 })
	.map((steps) => ({ rewards: steps.map(({ reward }) => reward), values: steps.map(({ value }) => value) }));

describe('clipped policy loss of any batch', () => {
	it('is at least the unclipped loss, and equal at ratio 1', () => {
		fc.assert(
			fc.property(batch, clipRange, (tokens, range) => {
				const { policyLoss, approximateKl } = clippedPolicyLoss({ ...tokens, clipRange: range });
				const ratios = tokens.logProbs.map((logP, i) => Math.exp(logP - tokens.oldLogProbs[i]!));
				const unclipped = -mean(ratios.map((ratio, i) => ratio * tokens.advantages[i]!));
				expect(policyLoss).toBeGreaterThanOrEqual(unclipped - Math.abs(unclipped) * 1e-12);
				expect(approximateKl).toBeGreaterThanOrEqual(0);
				const same = clippedPolicyLoss({ ...tokens, oldLogProbs: tokens.logProbs, clipRange: range });
				expect(same.policyLoss).toBeCloseTo(-mean(tokens.advantages), 10);
			}),
		);
	});

	it('falls along its gradient only for tokens that its advantage wants to move', () => {
		fc.assert(
			fc.property(batch, clipRange, (tokens, range) => {
				const gradient = clippedPolicyGradient({ ...tokens, clipRange: range });
				gradient.forEach((derivative, i) => {
					const ratio = Math.exp(tokens.logProbs[i]! - tokens.oldLogProbs[i]!);
					const advantage = tokens.advantages[i]!;
					const done = advantage > 0 ? ratio > 1 + range : ratio < 1 - range;
					const expected = done ? 0 : (-ratio * advantage) / gradient.length;
					expect(Math.abs(derivative - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected));
				});
			}),
		);
	});
});

describe('advantages of any trajectory', () => {
	it('add the value to become returns, whose λ = 1 case is the discounted reward to come', () => {
		fc.assert(
			fc.property(trajectory, share, share, (steps, gamma, lambda) => {
				const { advantages, returns } = generalizedAdvantageEstimation({ ...steps, gamma, lambda });
				advantages.forEach((advantage, t) => expect(returns[t]).toBeCloseTo(advantage + steps.values[t]!, 10));
				const { returns: earned } = generalizedAdvantageEstimation({ ...steps, gamma, lambda: 1 });
				const discounted = sum(steps.rewards.map((reward, t) => gamma ** t * reward));
				expect(earned[0]).toBeCloseTo(discounted, 8);
			}),
		);
	});

	it('have mean 0 once whitened', () => {
		fc.assert(
			fc.property(trajectory, ({ rewards }) => {
				expect(mean(whiten(rewards))).toBeCloseTo(0, 8);
			}),
		);
	});
});

describe('any responses', () => {
	it('are never clipped for a critic that stands still', () => {
		fc.assert(
			fc.property(trajectory, clipRange, ({ rewards, values }, range) => {
				const input = { values, oldValues: values, returns: rewards, clipRange: range };
				expect(clippedValueLoss(input).clipFraction).toBe(0);
			}),
		);
	});

	it('have k3 at least 0, and token rewards that add up to the penalized score', () => {
		fc.assert(
			fc.property(batch, real, ({ logProbs, oldLogProbs: refLogProbs }, score) => {
				for (const value of klPenalty(logProbs, refLogProbs, 'k3')) expect(value).toBeGreaterThanOrEqual(0);
				const rewards = tokenRewards({ score, logProbs, refLogProbs, beta: 0.1 });
				expect(sum(rewards)).toBeCloseTo(score - 0.1 * (sum(logProbs) - sum(refLogProbs)), 10);
			}),
		);
	});
});

describe('learning from a reward, interrupted anywhere', () => {
	it('goes on as if nothing had happened', () => {
		const task = { reference: referencePolicy, reward: trueReward, beta: 0.5, clipRange: 0.2, gamma: 1, lambda: 0.95 };
		const options = { ...task, epochs: 2, learningRate: 10, valueLearningRate: 5, responsesPerStep: 8 };
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 6 }), fc.integer(), (before, seed) => {
				const { history, ...whole } = learnFromReward({ ...options, steps: 7, random: createRandom(seed) });
				const random = createRandom(seed);
				const learner = learnFromReward({ ...options, steps: before, random });
				const { history: after, ...end } = learnFromReward({ ...options, learner, steps: 7 - before, random });
				expect(end).toEqual(whole);
				expect({ ...after[0], step: before }).toEqual({ ...history[before], clipFraction: 0, approximateKl: 0 });
				expect(after.slice(1)).toEqual(history.slice(before + 1).map((row, i) => ({ ...row, step: i + 1 })));
			}),
			{ numRuns: 12 },
		);
	});
});

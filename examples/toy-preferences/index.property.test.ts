import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, dot, sum } from '@examples/numerics';
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
	sequenceDistribution,
	trueReward,
} from './index.ts';
import type { Policy, Tokens } from './index.ts';

const logit = fc.double({ min: -5, max: 5, noNaN: true });
const response: fc.Arbitrary<Tokens> = fc.constantFrom(...allSequences);
const policy: fc.Arbitrary<Policy> = fc
	.array(logit, { minLength: 52, maxLength: 52 })
	.map((logits) => {
		const next = logits.values();
		return referencePolicy.map((rows) => rows.map((row) => row.map(() => next.next().value!)));
	});

describe('any policy', () => {
	it('gives all responses together probability 1', () => {
		fc.assert(
			fc.property(policy, (any) => {
				expect(sum(sequenceDistribution(any))).toBeCloseTo(1, 11);
			}),
		);
	});

	it('is at a distance of at least 0 from the reference', () => {
		const reference = sequenceDistribution(referencePolicy);
		fc.assert(
			fc.property(policy, (any) => {
				expect(klDivergence(sequenceDistribution(any), reference)).toBeGreaterThan(-1e-12);
			}),
		);
	});

	it('does not beat the optimum at E[reward] − β KL', () => {
		const reference = sequenceDistribution(referencePolicy);
		fc.assert(
			fc.property(policy, fc.double({ min: 0.05, max: 5, noNaN: true }), (any, beta) => {
				const objective = (p: readonly number[]) =>
					expectedReward(p) - beta * klDivergence(p, reference);
				const best = objective(optimalDistribution(referencePolicy, beta));
				expect(objective(sequenceDistribution(any))).toBeLessThan(best + 1e-9);
			}),
		);
	});

	it('has gradient rows that add up to 0, and step where the loss falls', () => {
		fc.assert(
			fc.property(policy, response, fc.tuple(logit, logit, logit, logit), (any, tokens, g) => {
				const gradient = logitsGradient(any, [tokens], [g]);
				for (const row of gradient.flat()) expect(sum(row)).toBeCloseTo(0, 12);
				const loss = (changed: Policy) => dot(policyLogProbs(changed, [tokens])[0]!, g);
				expect(loss(gradientStep(any, gradient, 1e-4))).toBeLessThan(loss(any) + 1e-12);
			}),
		);
	});
});

describe('any two responses', () => {
	it('are preferred one or the other', () => {
		fc.assert(
			fc.property(response, response, (first, second) => {
				const there = preferenceProbability(first, second);
				expect(there + preferenceProbability(second, first)).toBeCloseTo(1, 12);
				expect(there > 0.5).toBe(trueReward(first) > trueReward(second));
			}),
		);
	});

	it('come from the policy they are drawn from', () => {
		fc.assert(
			fc.property(policy, fc.integer(), (any, seed) => {
				const pairs = samplePreferencePairs(any, { count: 3, random: createRandom(seed) });
				const responses = pairs.flatMap(({ chosen, rejected }) => [chosen, rejected]);
				for (const logp of policyLogps(any, responses)) expect(logp).toBeLessThanOrEqual(0);
			}),
		);
	});
});

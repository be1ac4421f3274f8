import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dot, sum } from '@examples/numerics';
import { klDivergence } from '@examples/toy-preferences';
import { acceptanceProbabilities, acceptedDistribution, bestOfNDistribution, bestOfNKlBound, pickByVerifier } from './index.ts';

const responses = fc
	.array(fc.tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: -3, max: 3 })), { minLength: 1, maxLength: 10 })
	.map((rows) => {
		const total = sum(rows.map(([weight]) => weight));
		return { probabilities: rows.map(([weight]) => weight / total), scores: rows.map(([, score]) => score) };
	});
const n = fc.integer({ min: 1, max: 200 });

describe('best-of-n of any policy and any scores', () => {
	it('is a distribution, no further away than log n − (n − 1)/n', () => {
		fc.assert(
			fc.property(responses, n, ({ probabilities, scores }, draws) => {
				const picked = bestOfNDistribution(probabilities, scores, draws);
				expect(sum(picked)).toBeCloseTo(1, 10);
				expect(klDivergence(picked, probabilities)).toBeLessThanOrEqual(bestOfNKlBound(draws) + 1e-10);
			}),
		);
	});

	it('never scores lower with more draws', () => {
		fc.assert(
			fc.property(responses, n, ({ probabilities, scores }, draws) => {
				const score = (count: number) => dot(bestOfNDistribution(probabilities, scores, count), scores);
				expect(score(draws + 1)).toBeGreaterThanOrEqual(score(draws) - 1e-10);
			}),
		);
	});

	it('makes no response more than n times as likely', () => {
		fc.assert(
			fc.property(responses, n, ({ probabilities, scores }, draws) => {
				bestOfNDistribution(probabilities, scores, draws).forEach((picked, y) => {
					expect(picked).toBeLessThanOrEqual(draws * probabilities[y]! + 1e-10);
				});
			}),
		);
	});
});

describe('rejection sampling of any policy', () => {
	it('maximizes reward less β KL: best-of-n does no better', () => {
		fc.assert(
			fc.property(responses, n, fc.double({ min: 0.05, max: 5, noNaN: true }), ({ probabilities, scores }, draws, beta) => {
				const { distribution } = acceptedDistribution(probabilities, acceptanceProbabilities(scores, beta));
				const value = (policy: readonly number[]) => dot(policy, scores) - beta * klDivergence(policy, probabilities);
				expect(value(bestOfNDistribution(probabilities, scores, draws))).toBeLessThanOrEqual(value(distribution) + 1e-9);
			}),
		);
	});
});

describe('a verifier with any error rate', () => {
	it('never says less of a pick than it is worth, and more errors never help', () => {
		const errorRate = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
		fc.assert(
			fc.property(n, errorRate, (draws, rate) => {
				const { expectedReward, expectedScore, kl, klBound } = pickByVerifier({ n: draws, errorRate: rate });
				expect(expectedScore).toBeGreaterThanOrEqual(expectedReward - 1e-10);
				expect(kl).toBeLessThanOrEqual(klBound + 1e-10);
				expect(expectedReward).toBeLessThanOrEqual(pickByVerifier({ n: draws, errorRate: 0 }).expectedReward + 1e-10);
			}),
		);
	});
});

import { expectedReward, klDivergence, optimalDistribution, referencePolicy, sequenceDistribution } from '@examples/toy-preferences';
import { describe, expect, it } from 'vitest';
import { betas, dpoSteps, firstChoice, lastMoment, pairCounts, seeds } from './choices.ts';
import { comparison, frontier } from './model.ts';
import { optimumAt } from '../toy-task/moment.ts';
import { drawPairs } from '../toy-task/recipes.ts';
import { trainDpo, trainPpoOnPairs, trainPpoOnTruth } from './training.ts';

const start = sequenceDistribution(referencePolicy);
const choices = betas.flatMap((beta) => pairCounts.flatMap((count) => seeds.map((seed) => ({ beta, count, seed }))));

describe('comparison', () => {
	it('shows what the examples learn', () => {
		const { beta, count, seed } = firstChoice;
		const { dpo, model, truth } = comparison(firstChoice);
		const pairs = drawPairs(count, seed);
		const trained = [trainDpo(beta, pairs), trainPpoOnPairs(beta, pairs, seed), trainPpoOnTruth(beta, seed)];
		[dpo, model, truth].forEach((shown, way) => {
			expect(shown.map(({ kl, reward }) => [kl, reward])).toEqual(trained[way]);
		});
	});

	it('has the objective that both methods share: reward less β KL', () => {
		for (const choice of choices) {
			const { dpo, model, truth, optimum } = comparison(choice);
			for (const { kl, reward, objective } of [...dpo, ...model, ...truth, optimum]) {
				expect(objective).toBeCloseTo(reward - choice.beta * kl, 12);
			}
		}
	});

	it('starts every run at the reference', () => {
		for (const choice of choices) {
			const { dpo, model, truth } = comparison(choice);
			for (const [first] of [dpo, model, truth]) {
				expect(first!.kl).toBe(0);
				expect(first!.reward).toBeCloseTo(expectedReward(start), 3);
			}
			expect(dpo).toHaveLength(dpoSteps.length);
		}
	});

	it('has no policy better than the optimum', () => {
		for (const choice of choices) {
			const { dpo, model, truth, optimum } = comparison(choice);
			for (const { objective } of [...dpo, ...model, ...truth]) expect(objective).toBeLessThan(optimum.objective + 1e-3);
		}
	});

	it('comes nearer to the optimum with more pairs, and nearest with the true reward', () => {
		const gap = (way: 'dpo' | 'truth', count: number) => {
			const gaps = betas.flatMap((beta) => seeds.map((seed) => {
				const runs = comparison({ beta, count, seed });
				return runs.optimum.objective - runs[way][lastMoment]!.objective;
			}));
			return gaps.reduce((total, value) => total + value, 0) / gaps.length;
		};
		expect(gap('dpo', 512)).toBeLessThan(gap('dpo', 128));
		expect(gap('dpo', 128)).toBeLessThan(gap('dpo', 32));
		expect(gap('truth', 32)).toBeLessThan(gap('dpo', 512));
	});
});

describe('the line of the best possible', () => {
	it('consists of optima, as the example computes them', () => {
		const distribution = optimalDistribution(referencePolicy, 0.5);
		const { kl, reward } = optimumAt(0.5);
		expect(kl).toBeCloseTo(klDivergence(distribution, start), 12);
		expect(reward).toBeCloseTo(expectedReward(distribution), 12);
		expect(frontier).toContainEqual(optimumAt(0.5));
	});

	it('rises from the reference, ever flatter', () => {
		const slopes = frontier.slice(1).map(({ kl, reward }, at) => (reward - frontier[at]!.reward) / (kl - frontier[at]!.kl));
		slopes.forEach((slope, at) => {
			expect(slope).toBeGreaterThan(0);
			if (at > 0) expect(slope).toBeLessThan(slopes[at - 1]!);
		});
	});
});

import { describe, expect, it } from 'vitest';
import { createRandom, mean, sigmoid, sum } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { allSequences, referencePolicy, samplePreferencePairs, trueReward } from '@examples/toy-preferences';
import type { PreferencePair } from '@examples/toy-preferences';
import { bradleyTerryGradient, bradleyTerryLoss, learnRewardModel, linearReward, rewardFeatures } from './index.ts';
import type { BradleyTerryInput } from './index.ts';
import reference from './reference.json' with { type: 'json' };

const batch: BradleyTerryInput = { chosenRewards: [1.3, -0.4, 2.1], rejectedRewards: [0.2, 0.9, -1.7] };

// #region loss
describe('Bradley–Terry loss', () => {
	it('is ln 2 for a model that gives every response the same', () => {
		expect(bradleyTerryLoss({ chosenRewards: [4, 4], rejectedRewards: [4, 4] })).toBeCloseTo(Math.LN2, 15);
	});

	it('is −log of the probability of the label: log-odds of ln 3 make 3/4', () => {
		expect(bradleyTerryLoss({ chosenRewards: [Math.log(3)], rejectedRewards: [0] })).toBeCloseTo(Math.log(4 / 3), 14);
	});

	it('does not change when a constant is added to all rewards', () => {
		const shifted = (rewards: Vector) => rewards.map((reward) => reward + 8);
		const { chosenRewards, rejectedRewards } = batch;
		const moved = { chosenRewards: shifted(chosenRewards), rejectedRewards: shifted(rejectedRewards) };
		expect(bradleyTerryLoss(moved)).toBeCloseTo(bradleyTerryLoss(batch), 14);
	});

	it('falls by the mean margin when every pair is turned the right way round', () => {
		const { chosenRewards: rejectedRewards, rejectedRewards: chosenRewards } = batch;
		const margins = batch.chosenRewards.map((reward, i) => reward - batch.rejectedRewards[i]!);
		const swapped = bradleyTerryLoss({ chosenRewards, rejectedRewards });
		expect(swapped - bradleyTerryLoss(batch)).toBeCloseTo(mean(margins), 14);
	});

	it('is the margin, not infinity, for a pair ranked wrongly by 800', () => {
		expect(bradleyTerryLoss({ chosenRewards: [-400], rejectedRewards: [400] })).toBe(800);
	});

	it.each(reference.loss)('agrees with PyTorch on $name', ({ loss, ...rewards }) => {
		expect(bradleyTerryLoss(rewards)).toBeCloseTo(loss, 12);
	});
});

describe('bad input to the loss', () => {
	it.each([
		{ change: { chosenRewards: [] }, message: 'chosenRewards must have at least one entry, got none.' },
		{ change: { chosenRewards: [1, NaN, 2] }, message: 'chosenRewards[1] must be a finite number, got NaN.' },
		{ change: { rejectedRewards: [1] }, message: 'rejectedRewards must have as many entries as chosenRewards (3), got 1.' },
	])('throws: $message', ({ change, message }) => {
		for (const call of [bradleyTerryLoss, bradleyTerryGradient]) {
			expect(() => call({ ...batch, ...change })).toThrow(RangeError);
			expect(() => call({ ...batch, ...change })).toThrow(message);
		}
	});

	it('throws a TypeError when a list is missing', () => {
		expect(() => bradleyTerryLoss({ chosenRewards: [1] } as unknown as BradleyTerryInput)).toThrow(TypeError);
	});
});
// #endregion

// #region gradient
describe('gradient of the Bradley–Terry loss', () => {
	it('is a half for a tie, with opposite signs', () => {
		const gradient = bradleyTerryGradient({ chosenRewards: [2], rejectedRewards: [2] });
		expect(gradient).toEqual({ chosenRewards: [-0.5], rejectedRewards: [0.5] });
	});

	it('is weighted by the probability given to the other label', () => {
		const { chosenRewards } = bradleyTerryGradient(batch);
		expectClose(chosenRewards, [-sigmoid(-1.1) / 3, -sigmoid(1.3) / 3, -sigmoid(-3.8) / 3]);
	});

	it('adds up to 0 over both lists: a shift of all rewards gains nothing', () => {
		const { chosenRewards, rejectedRewards } = bradleyTerryGradient(batch);
		expect(sum(chosenRewards) + sum(rejectedRewards)).toBeCloseTo(0, 15);
	});

	it('agrees with finite differences', () => {
		const { chosenRewards, rejectedRewards } = bradleyTerryGradient(batch);
		const slopes = (name: keyof BradleyTerryInput) =>
			batch[name].map((_, i) => {
				const loss = (by: number) =>
					bradleyTerryLoss({ ...batch, [name]: batch[name].map((r, j) => (i === j ? r + by : r)) });
				return (loss(1e-5) - loss(-1e-5)) / 2e-5;
			});
		expectClose(chosenRewards, slopes('chosenRewards'), 1e-9);
		expectClose(rejectedRewards, slopes('rejectedRewards'), 1e-9);
	});

	it.each(reference.loss)("agrees with PyTorch's autograd on $name", ({ gradient, ...rewards }) => {
		const { chosenRewards, rejectedRewards } = bradleyTerryGradient(rewards);
		expectClose(chosenRewards, gradient.chosenRewards);
		expectClose(rejectedRewards, gradient.rejectedRewards);
	});
});
// #endregion

// #region features
describe('features', () => {
	it('count the steps between tokens', () => {
		expect(rewardFeatures([0, 1, 2, 2])).toEqual([0, 0, 0, 1, 2, 0, 0]);
		expect(rewardFeatures([3, 0, 2, 1])).toEqual([1, 0, 1, 0, 0, 1, 0]);
		expect(rewardFeatures([0, 3, 1, 1])).toEqual([0, 1, 0, 1, 0, 0, 1]);
	});

	it('make the true reward linear', () => {
		const weights = [0, 0, 0, -1, 1, 0, 0];
		const rewards = allSequences.map((tokens) => linearReward(weights, tokens));
		expect(rewards.map((reward) => reward + 0)).toEqual(allSequences.map(trueReward));
	});

	it.each([
		{ tokens: [0, 1, 2], message: 'tokens must have 4 entries, got 3.' },
		{ tokens: [0, 1, 2, 4], message: 'tokens[3] must be a whole number from 0 to 3, got 4.' },
	])('refuse what is no response: $message', ({ tokens, message }) => {
		expect(() => rewardFeatures(tokens)).toThrow(RangeError);
		expect(() => rewardFeatures(tokens)).toThrow(message);
	});

	it('refuse weights that are too few', () => {
		expect(() => linearReward([1, 2], [0, 1, 2, 3])).toThrow(RangeError);
	});
});
// #endregion

// #region learn
describe('learning a reward model', () => {
	const pairs = samplePreferencePairs(referencePolicy, { count: 1000, random: createRandom(1) });
	let learned: ReturnType<typeof learnRewardModel> | undefined;
	// Within a test, so that a loss that throws fails the tests and not the file.
	const learn = () => (learned ??= learnRewardModel({ pairs, learningRate: 3, steps: 30 }));
	const errorOf = (learnt: Vector) => {
		const gaps = allSequences.map((tokens) => linearReward(learnt, tokens) - trueReward(tokens));
		return Math.sqrt(mean(gaps.map((gap) => (gap - mean(gaps)) ** 2)));
	};

	it('starts at ln 2, with every pair a tie', () => {
		const { history } = learn();
		expect(history[0]!.loss).toBeCloseTo(Math.LN2, 12);
		expect(history[0]!.accuracy).toBe(0);
		expect(history.map(({ step }) => step)).toEqual(Array.from({ length: 31 }, (_, step) => step));
	});

	it('moves first by half the learning rate towards the chosen and away from the rejected', () => {
		const pair = { chosen: [0, 1, 2, 3], rejected: [0, 0, 0, 2] };
		const one = learnRewardModel({ pairs: [pair], learningRate: 0.2, steps: 1 });
		expectClose(one.weights, [0, 0, 0, -0.2, 0.3, -0.1, 0]);
		expect(one.history[1]!.accuracy).toBe(1);
	});

	it('lowers the loss in every step', () => {
		const { history } = learn();
		for (const [i, { loss }] of history.slice(1).entries()) expect(loss).toBeLessThan(history[i]!.loss);
	});

	it('recovers the true reward up to a shift, the better the more pairs there are', () => {
		const { weights: few } = learnRewardModel({ pairs: pairs.slice(0, 50), learningRate: 3, steps: 30 });
		expect(errorOf(learn().weights)).toBeLessThan(0.25);
		expect(errorOf(few)).toBeGreaterThan(0.25);
	});

	it('cannot learn the shift: the weights keep adding up to the 0 they began with', () => {
		const { weights } = learn();
		expect(sum(weights)).toBeCloseTo(0, 12);
		const rewards = (learnt: Vector) => ({
			chosenRewards: pairs.slice(0, 50).map(({ chosen }) => linearReward(learnt, chosen)),
			rejectedRewards: pairs.slice(0, 50).map(({ rejected }) => linearReward(learnt, rejected)),
		});
		const shifted = rewards(weights.map((weight) => weight + 5));
		expect(shifted.chosenRewards[0]! - rewards(weights).chosenRewards[0]!).toBeCloseTo(15, 12);
		expect(bradleyTerryLoss(shifted)).toBeCloseTo(bradleyTerryLoss(rewards(weights)), 12);
	});

	it('cannot rank more of the labels right than the true reward does, but for chance', () => {
		const truly = pairs.filter(({ chosen, rejected }) => trueReward(chosen) > trueReward(rejected));
		const ties = pairs.filter(({ chosen, rejected }) => trueReward(chosen) === trueReward(rejected));
		const ceiling = (truly.length + ties.length / 2) / pairs.length;
		const { accuracy } = learn().history.at(-1)!;
		expect(Math.abs(accuracy - ceiling)).toBeLessThan(0.06);
	});

	it('finds the scale by the noise of the labels: without noise it grows for ever', () => {
		const clean = pairs.slice(0, 200).flatMap(({ chosen, rejected }): PreferencePair[] => {
			const margin = trueReward(chosen) - trueReward(rejected);
			if (margin === 0) return [];
			return margin > 0 ? [{ chosen, rejected }] : [{ chosen: rejected, rejected: chosen }];
		});
		const scale = (steps: number) => learnRewardModel({ pairs: clean, learningRate: 3, steps }).weights[4]!;
		expect(scale(15)).toBeGreaterThan(1.5 * learn().weights[4]!);
		expect(scale(60)).toBeGreaterThan(1.2 * scale(15));
	});

	it('agrees with PyTorch on the weights and on every loss', () => {
		const { chosen, rejected, learningRate, steps, losses, ...expected } = reference.learn;
		const given = chosen.map((tokens, i) => ({ chosen: tokens, rejected: rejected[i]! }));
		const result = learnRewardModel({ pairs: given, learningRate, steps });
		expectClose(result.weights, expected.weights);
		expectClose(result.history.slice(0, -1).map(({ loss }) => loss), losses);
	});

	it.each([
		{ change: { pairs: [] }, message: 'pairs must have at least one entry, got none.' },
		{ change: { learningRate: 0 }, message: 'learningRate must be a finite number above 0, got 0.' },
		{ change: { steps: 1.5 }, message: 'steps must be a whole number above 0, got 1.5.' },
		{
			change: { pairs: [{ chosen: [0, 1, 2, 3], rejected: [0, 1] }] },
			message: 'tokens must have 4 entries, got 2.',
		},
	])('takes no such option: $message', ({ change, message }) => {
		expect(() => learnRewardModel({ pairs, learningRate: 1, steps: 1, ...change })).toThrow(RangeError);
		expect(() => learnRewardModel({ pairs, learningRate: 1, steps: 1, ...change })).toThrow(message);
	});
});
// #endregion

/** Equal entry by entry, but for rounding. */
function expectClose(actual: Vector, expected: Vector, tolerance = 1e-12): void {
	expect(actual).toHaveLength(expected.length);
	const gaps = actual.map((value, index) => Math.abs(value - expected[index]!));
	expect(Math.max(...gaps)).toBeLessThan(tolerance);
}

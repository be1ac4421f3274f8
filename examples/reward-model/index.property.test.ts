import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '@examples/numerics';
import { allSequences, trueReward } from '@examples/toy-preferences';
import { bradleyTerryGradient, bradleyTerryLoss, learnRewardModel, linearReward, rewardFeatures } from './index.ts';

const reward = fc.double({ min: -1e4, max: 1e4, noNaN: true });
const batch = fc
	.array(fc.tuple(reward, reward), { minLength: 1, maxLength: 10 })
	.map((pairs) => ({
		chosenRewards: pairs.map(([chosen]) => chosen),
		rejectedRewards: pairs.map(([, rejected]) => rejected),
	}));
const response = fc.constantFrom(...allSequences);

describe('Bradley–Terry loss of any batch', () => {
	it('is finite, at least 0, and the same after a shift', () => {
		fc.assert(
			fc.property(batch, reward, (rewards, shift) => {
				const loss = bradleyTerryLoss(rewards);
				expect(loss).toBeGreaterThanOrEqual(0);
				expect(Number.isFinite(loss)).toBe(true);
				const moved = {
					chosenRewards: rewards.chosenRewards.map((value) => value + shift),
					rejectedRewards: rewards.rejectedRewards.map((value) => value + shift),
				};
				expect(bradleyTerryLoss(moved)).toBeCloseTo(loss, 8);
			}),
		);
	});

	it('has a gradient that lifts chosen, lowers rejected and adds up to 0', () => {
		fc.assert(
			fc.property(batch, (rewards) => {
				const { chosenRewards, rejectedRewards } = bradleyTerryGradient(rewards);
				for (const derivative of chosenRewards) expect(derivative).toBeLessThanOrEqual(0);
				for (const derivative of rejectedRewards) expect(derivative).toBeGreaterThanOrEqual(0);
				expect(sum(chosenRewards) + sum(rejectedRewards)).toBeCloseTo(0, 12);
			}),
		);
	});
});

describe('any response', () => {
	it('has three steps, whose weights make the true reward', () => {
		fc.assert(
			fc.property(response, (tokens) => {
				expect(sum(rewardFeatures(tokens))).toBe(3);
				expect(linearReward([0, 0, 0, -1, 1, 0, 0], tokens)).toBeCloseTo(trueReward(tokens), 12);
			}),
		);
	});

	it('is ranked above another by a model that learnt this one pair, if it can tell them apart', () => {
		fc.assert(
			fc.property(response, response, (chosen, rejected) => {
				const { weights } = learnRewardModel({ pairs: [{ chosen, rejected }], learningRate: 0.1, steps: 2 });
				const margin = linearReward(weights, chosen) - linearReward(weights, rejected);
				const same = String(rewardFeatures(chosen)) === String(rewardFeatures(rejected));
				expect(margin > 0).toBe(!same);
			}),
		);
	});
});

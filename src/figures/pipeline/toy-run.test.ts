import { createRandom, logSumExp } from '@examples/numerics';
import { learnRewardModel, linearReward } from '@examples/reward-model';
import { allSequences, policyLogps, referencePolicy, samplePreferencePairs, trueReward } from '@examples/toy-preferences';
import { expect, it } from 'vitest';
import { beta, toyRun } from './model.ts';
import { computeToyRun, learning } from './toy-run.ts';

const run = computeToyRun();
const pairs = samplePreferencePairs(referencePolicy, { count: learning.pairs, random: createRandom(learning.seed) });
const { weights, history } = learnRewardModel({ pairs, learningRate: learning.learningRate, steps: learning.steps });

it('is what the figure shows', async () => {
	const rounded = JSON.stringify(run, (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value), '\t');
	// `vitest -u` writes the file anew.
	await expect(`${rounded}\n`).toMatchFileSnapshot('./toy-run.json');
	expect(toyRun.objective).toBeCloseTo(run.objective, 5);
});

it('learns the reward model of the page', () => {
	expect(history.at(-1)!.loss).toBeCloseTo(0.4582, 4);
	expect(run.chosenReward).toBe(linearReward(weights, run.chosen));
	expect(run.rejectedReward).toBe(linearReward(weights, run.rejected));
});

it('shows a pair and how likely it was labeled so', () => {
	expect(run.preference).toBeCloseTo(1 / (1 + Math.exp(trueReward(run.rejected) - trueReward(run.chosen))), 12);
	expect(run.rewardLoss).toBeCloseTo(Math.log1p(Math.exp(run.rejectedReward - run.chosenReward)), 12);
});

it('shows a demonstration under the SFT model', () => {
	expect(run.demonstrationLoss).toBeCloseTo(-policyLogps(referencePolicy, [run.demonstration])[0]!, 12);
});

it('ends where reward and penalty balance: every response of the optimum is worth β log Z', () => {
	const logps = policyLogps(referencePolicy, allSequences);
	const logZ = logSumExp(logps.map((logp, index) => logp + linearReward(weights, allSequences[index]!) / beta));
	expect(run.objective).toBeCloseTo(beta * logZ, 10);
	expect(run.reward - run.penalty).toBeCloseTo(run.objective, 12);
	expect(run.response).toEqual([0, 1, 2, 3]);
});

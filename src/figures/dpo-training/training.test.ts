import { learnFromPairs } from '@examples/dpo';
import { createRandom } from '@examples/numerics';
import { learnFromReward } from '@examples/ppo';
import { learnRewardModel, linearReward } from '@examples/reward-model';
import { referencePolicy, samplePreferencePairs } from '@examples/toy-preferences';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatNumber } from '../parts/format.ts';
import { optimumAt } from '../toy-task/moment.ts';
import otherRuns from '../ppo-or-dpo/runs.json';
import { firstOptions, gradientSteps, steps, type Options } from './choices.ts';
import { start } from './model.ts';
import { toRow, type RewardAndKl, type Snapshot } from './snapshot.ts';
import { trainingSteps } from './training.ts';

const runs = new Map<string, readonly Snapshot[]>();
/** A run of the first choice but for one change; each is computed once. */
const whole = (change: Partial<Options> = {}) => {
	const name = JSON.stringify(change);
	runs.set(name, runs.get(name) ?? [...trainingSteps({ ...firstOptions, ...change })]);
	return runs.get(name)!;
};

describe('training step by step', () => {
	const { beta, count, seed } = firstOptions;
	const pairs = samplePreferencePairs(referencePolicy, { count, random: createRandom(seed) });

	it('gives for DPO what the example gives in one run, every fourth step', () => {
		const options = { reference: referencePolicy, pairs, beta, learningRate: 2.5 / beta ** 2 };
		const { history } = learnFromPairs({ ...options, steps: steps * gradientSteps });
		const expected = history.filter(({ step }) => step % gradientSteps === 0);
		const shown = [start(firstOptions), ...whole()];
		expect(shown).toHaveLength(expected.length);
		shown.forEach(({ dpo, pairs: numbers }, at) => {
			const { expectedReward, kl } = expected[at]!;
			expect(expected[at]).toMatchObject(numbers);
			expect(dpo.kl).toBe(kl);
			expect(dpo.reward).toBeCloseTo(expectedReward, 12);
		});
	});

	it('gives for PPO what the example gives on the reward model of the same pairs', () => {
		const { weights } = learnRewardModel({ pairs, learningRate: 3, steps: 60 });
		const task = { reference: referencePolicy, reward: (tokens: readonly number[]) => linearReward(weights, tokens), beta };
		const settings = { clipRange: 0.2, gamma: 1, lambda: 0.95, epochs: gradientSteps, learningRate: 10, valueLearningRate: 5, responsesPerStep: 64 };
		const { history } = learnFromReward({ ...task, ...settings, steps, random: createRandom(seed) });
		expect(whole().map(({ ppo }) => ppo)).toEqual(history.slice(1).map(({ expectedReward: reward, kl }) => ({ reward, kl })));
	});

	it('gives the same curve for the same options, again and again', () => {
		expect([...trainingSteps(firstOptions)]).toEqual(whole());
	});

	it('ends where the figure beside both methods ends: DPO at 100 steps, PPO at 30', () => {
		const { dpo, model } = otherRuns.find((run) => run.beta === beta && run.count === count && run.seed === seed)!;
		const near = (policy: RewardAndKl, [kl, reward]: readonly number[]) => {
			expect(policy.kl).toBeCloseTo(kl!, 2);
			expect(policy.reward).toBeCloseTo(reward!, 2);
		};
		near(whole()[100 / gradientSteps - 1]!.dpo, dpo.at(-1)!);
		near(whole().at(-1)!.ppo, model.at(-1)!);
	});
});

// After a change of the examples: vitest run --project source src/figures/dpo-training -u
it('has in run.json what the first choice gives', async () => {
	const rows = [start(firstOptions), ...whole()].map((snapshot) => `\t${JSON.stringify(toRow(snapshot).map(short))}`);
	await expect(`[\n${rows.join(',\n')}\n]\n`).toMatchFileSnapshot('run.json');
});

it.each(['en', 'zh-cn'])('is told on the page in %s with the numbers that it shows', (language) => {
	const page = readFileSync(`src/content/docs/${language}/alignment/dpo.mdx`, 'utf8');
	const told = page.slice(page.indexOf('<DpoTrainingFigure'), page.indexOf('{#follow-ups}'));
	const before = start(firstOptions).pairs;
	const [few, many, third] = [whole(), whole({ count: 512 }), whole({ beta: 0.2, seed: 3 })].map((run) => run.at(-1)!);
	const policies = [few!.dpo, few!.ppo, many!.dpo, third!.dpo, third!.ppo, optimumAt(firstOptions.beta)];
	for (const { reward, kl } of policies) for (const value of [reward, kl]) expect(told).toContain(formatNumber(value));
	for (const key of ['chosenLogp', 'rejectedLogp'] as const) expect(told).toContain(`${(before[key] - few!.pairs[key]).toFixed(1)}`);
	for (const { pairs } of [few!, many!]) expect(told).toContain(`${Math.round(100 * pairs.rewardAccuracy)}%`);
	expect(told).toContain(formatNumber(many!.pairs.rewardMargin));
	const passed = 1 + whole().findIndex(({ dpo }) => dpo.kl > optimumAt(firstOptions.beta).kl);
	expect(told).toMatch(new RegExp(`${passed * gradientSteps} (?:steps|步)`));
	// DPO is ahead at the third draw, as the page says.
	expect(third!.dpo.reward - 0.2 * third!.dpo.kl).toBeGreaterThan(third!.ppo.reward - 0.2 * third!.ppo.kl);
});

function short(value: number): number {
	return Number(value.toFixed(3)) + 0;
}

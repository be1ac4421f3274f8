import { createRandom } from '@examples/numerics';
import { learnFromReward } from '@examples/ppo';
import { referencePolicy, trueReward } from '@examples/toy-preferences';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { optimumAt } from '../toy-task/moment.ts';
import { firstOptions, noClip, steps, type Options } from './choices.ts';
import { momentAt, start, threeDecimals, type Snapshot } from './model.ts';
import { trainingSteps } from './training.ts';

const demo = { reference: referencePolicy, reward: trueReward, gamma: 1, lambda: 0.95, learningRate: 10, valueLearningRate: 5 };
const runs = new Map<string, readonly Snapshot[]>();
/** A run of the demo but for one change; each is computed once. */
const whole = (change: Partial<Options> = {}) => {
	const name = JSON.stringify(change);
	runs.set(name, runs.get(name) ?? [...trainingSteps({ ...firstOptions, ...change })]);
	return runs.get(name)!;
};

describe('training step by step', () => {
	it.each([
		['the demo', {}],
		['few responses, many epochs and no clip', { beta: 1, responsesPerStep: 8, epochs: 20, clipRange: noClip }],
	])('gives what the example gives in one run: %s', (_name, change) => {
		const { history } = learnFromReward({ ...demo, ...firstOptions, ...change, steps, random: createRandom(1) });
		expect([start(), ...whole(change)]).toEqual(history.map(({ expectedReward: reward, kl, clipFraction }) => ({ reward, kl, clipFraction })));
	});

	it('gives the same curve for the same options, again and again', () => {
		expect([...trainingSteps(firstOptions)]).toEqual(whole());
	});
});

// After a change of the examples: vitest run --project source src/figures/ppo-training -u
it('has in run.json what the demo’s settings give', async () => {
	const rows = [start(), ...whole()].map(({ reward, kl, clipFraction }) => `\t${JSON.stringify([reward, kl, clipFraction].map(short))}`);
	await expect(`[\n${rows.join(',\n')}\n]\n`).toMatchFileSnapshot('run.json');
});

describe.each(['en', 'zh-cn'])('the page in %s', (language) => {
	const page = readFileSync(`src/content/docs/${language}/alignment/ppo.mdx`, 'utf8');
	const told = page.slice(page.indexOf('<PpoTrainingFigure'), page.indexOf('{#follow-ups}'));
	const last = (change: Partial<Options>) => momentAt(whole(change).at(-1)!, change.beta ?? firstOptions.beta);

	it('has in its table what the figure ends with', () => {
		for (const change of [{}, { responsesPerStep: 8 }, { epochs: 20 }, { epochs: 20, clipRange: noClip }]) {
			const { reward, kl, objective } = last(change);
			expect(page).toContain(`| ${[reward, kl, objective].map(threeDecimals).join(' | ')} |`);
		}
	});

	it('tells of the figure what it shows', () => {
		const changes = [{}, { responsesPerStep: 8 }, { epochs: 20 }, { epochs: 20, clipRange: noClip }, { beta: 1 }, { beta: 1, clipRange: noClip }];
		for (const change of changes) expect(told).toContain(threeDecimals(last(change).objective));
		for (const beta of [0.5, 1]) expect(told).toContain(threeDecimals(optimumAt(beta).objective));
	});
});

it('is as the page says: at half the learning rate the clip is not missed at β = 1', () => {
	const [held, free] = [firstOptions.clipRange, noClip].map((clipRange) => {
		const random = createRandom(1);
		const { history } = learnFromReward({ ...demo, ...firstOptions, beta: 1, clipRange, learningRate: demo.learningRate / 2, steps, random });
		return history.at(-1)!.expectedReward - history.at(-1)!.kl;
	});
	expect(Math.abs(held! - free!)).toBeLessThan(0.01);
});

function short(value: number): number {
	return Number(value.toFixed(4)) + 0;
}

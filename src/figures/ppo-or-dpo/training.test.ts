import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { betas, dpoSteps, pairCounts, ppoSteps, seeds } from './choices.ts';
import runs from './runs.json';
import { computeRuns } from './training.ts';

// After a change of the examples: vitest run --project source src/figures/ppo-or-dpo -u
it('has in runs.json what the examples learn', async () => {
	await expect(`[\n${computeRuns().map((run) => `\t${JSON.stringify(run)}`).join(',\n')}\n]\n`).toMatchFileSnapshot('runs.json');
}, 120_000);

it('has every choice, each with a point for every step shown', () => {
	expect(runs).toHaveLength(betas.length * seeds.length * pairCounts.length);
	for (const { dpo, model } of runs) {
		expect(dpo).toHaveLength(dpoSteps.length);
		expect(model).toHaveLength(ppoSteps.length);
	}
	expect(runs.filter(({ truth }) => truth)).toHaveLength(betas.length * seeds.length);
});

it.each(['en', 'zh-cn'])('gives the numbers that the page in %s tells of it', (language) => {
	const page = readFileSync(`src/content/docs/${language}/alignment/ppo-or-dpo.mdx`, 'utf8');
	const told = page.slice(page.indexOf('{#see-it}'), page.indexOf('{#follow-ups}'));
	const run = (beta: number, seed: number) => runs.find((each) => each.beta === beta && each.seed === seed && each.count === 32)!;
	for (const path of [run(0.5, 2).dpo, run(0.5, 2).model, run(0.2, 3).model]) {
		for (const value of path.at(-1)!) expect(told).toContain(value.toFixed(2));
	}
});

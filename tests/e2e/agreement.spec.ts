import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from '@playwright/test';
import { inRoot } from '../../scripts/project.ts';
import { readWorkspace } from '../../src/workspace/disk.ts';
import { exampleNames } from '../../src/workspace/files.ts';
import { runInBrowser } from '../mutation/browser.ts';
import { mutantsOfExample, spread, type ExampleMutant } from '../mutation/examples.ts';
import { equivalentMutants, isListed, survivorProblems } from '../mutation/survivors.ts';
import { differences, isCaught, type Verdict } from '../mutation/verdicts.ts';
import { runInVitest, variantName } from '../mutation/vitest.ts';
import { startRunnerSite } from './runner/server.ts';

/*
 * The page's runner and Vitest must say the same of every example, and every mistake put into an example must make
 * one of its tests fail: otherwise a green tick on the page says nothing.
 *
 * A mutant takes nearly half a second of processor time, half of it in either runner, so only some 256 of them are
 * run here, the same every time. EXAMPLE=dpo runs every mutant of one example, MUTANTS=all every mutant of all.
 */
const files = readWorkspace();
const examples = exampleNames(files).filter((name) => name === (process.env['EXAMPLE'] ?? name));
const mutantsPerExample = process.env['EXAMPLE'] || process.env['MUTANTS'] === 'all' ? Infinity : Math.ceil(256 / examples.length);
const mutants = new Map(examples.map((example) => [example, chosenMutants(example)]));
// On disk, because Playwright starts a new process after a failed test.
const kept = { browser: inRoot('.build', 'agreement', 'browser.json'), vitest: inRoot('.build', 'agreement', 'vitest.json') };

test('the browser runs every example, as it is and with mistakes in it', async ({ browser }) => {
	test.setTimeout(900_000);
	rmSync(dirname(kept.browser), { recursive: true, force: true });
	const site = await startRunnerSite();
	const verdicts = new Map<string, Verdict>();
	const waiting = [...examples];
	const work = async (): Promise<void> => {
		const page = await browser.newPage();
		await page.goto(site.page());
		await page.waitForFunction(() => 'runner' in globalThis);
		for (let example = waiting.shift(); example !== undefined; example = waiting.shift()) {
			for (const [name, verdict] of await runInBrowser(page, files, example, mutants.get(example)!)) verdicts.set(name, verdict);
		}
		await page.close();
	};
	await Promise.all([work(), work()]);
	await site.close();
	keep(kept.browser, verdicts);
	expect(verdicts.size).toBe(examples.length + [...mutants.values()].flat().length);
});

test('Vitest runs the same', async () => {
	test.setTimeout(900_000);
	const browser = recall(kept.browser);
	// Vitest cannot stop an endless loop.
	const ending = [...mutants.values()].flat().filter((mutant) => browser.get(nameOf(mutant))?.stopped === undefined);
	const verdicts = await runInVitest(files, examples, ending);
	keep(kept.vitest, verdicts);
	expect(verdicts.size).toBe(examples.length + ending.length);
});

for (const example of examples) {
	test(`${example}: the browser and Vitest agree, test by test`, () => {
		const [browser, vitest] = [recall(kept.browser), recall(kept.vitest)];
		const problems = [...browser]
			.filter(([name, { stopped }]) => name.startsWith(`${example}/`) && stopped === undefined)
			.flatMap(([name, verdict]) => differences(verdict, vitest.get(name)!).map((words) => `${describeVariant(name)}: ${words}`));
		expect(problems).toEqual([]);
		const original = browser.get(variantName(example, 0))!;
		expect(original.stopped).toBeUndefined();
		expect(isCaught(original), 'the example as it is passes').toBe(false);
		expect(original.tests.length).toBeGreaterThan(0);
	});

	test(`${example}: a test fails for every mistake`, () => {
		const browser = recall(kept.browser);
		const survivors = mutants.get(example)!.filter((mutant) => !isCaught(browser.get(nameOf(mutant))!));
		const problems = survivorProblems(mutantsOfExample(files, example), survivors, equivalentMutants(files, example));
		expect(problems.length, `\n${problems.join('\n\n')}\n`).toBe(0);
	});
}

/** A spread of them, and every one that is said to change nothing. */
function chosenMutants(example: string): ExampleMutant[] {
	const all = mutantsOfExample(files, example);
	const listed = equivalentMutants(files, example);
	const chosen = new Set(spread(all, mutantsPerExample));
	return all.filter((mutant) => chosen.has(mutant) || isListed(mutant, listed));
}

function nameOf({ example, number }: ExampleMutant): string {
	return variantName(example, number);
}

/** `dpo as it is`, `dpo/loss.ts:31 (a + b → a - b)`. */
function describeVariant(name: string): string {
	const [example, number] = name.split('/') as [string, string];
	const mutant = mutantsOfExample(files, example)[Number(number) - 1];
	return mutant ? `${mutant.path}:${mutant.line} (${mutant.before} → ${mutant.after})` : `${example} as it is`;
}

function keep(path: string, verdicts: Map<string, Verdict>): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, JSON.stringify([...verdicts]));
}

function recall(path: string): Map<string, Verdict> {
	return new Map(JSON.parse(readFileSync(path, 'utf8')) as [string, Verdict][]);
}

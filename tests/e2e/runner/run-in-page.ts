import { test as base, type Page } from '@playwright/test';
import { compileExample } from '~/runner/compile.ts';
import type { RunEvent, RunnableExample, RunRequest, RunResult } from '~/runner/run.ts';
import { type RunnerSite, startRunnerSite } from './server.ts';

type Options = Partial<Pick<RunRequest, 'limitMs' | 'startLimitMs' | 'parts'>>;

/** Opens the test page on a site of its own; `isolated` with COOP and COEP. */
export async function openRunner(page: Page, site: RunnerSite, { isolated = false } = {}): Promise<void> {
	await page.goto(site.page(isolated));
	await page.waitForFunction(() => 'runner' in globalThis);
}

/** Runs one example on the test page, as the site's pages do. */
export function runInPage(page: Page, runnable: RunnableExample, options: Options = {}): Promise<RunResult> {
	return page.evaluate((request) => runner.run(request), { runnable, ...options });
}

/** Runs many, one after the other, in one call; results in the same order. Loads and opens nothing twice. */
export function runAllInPage(page: Page, runnables: readonly RunnableExample[], options: Options = {}): Promise<RunResult[]> {
	return page.evaluate(
		(requests) => runner.runAll(requests),
		runnables.map((runnable) => ({ runnable, ...options })),
	);
}

/** What the last run told while it ran. */
export function eventsOf(page: Page): Promise<RunEvent[]> {
	return page.evaluate(() => runner.events);
}

/** An example of three files. */
export function example(files: { index?: string; test?: string; demo?: string }): RunnableExample {
	const { index = 'export {};', test, demo } = files;
	return compileExample(
		{
			'case/index.ts': index,
			...(test !== undefined && { 'case/index.test.ts': test }),
			...(demo !== undefined && { 'case/demo.ts': demo }),
		},
		'case',
	);
}

/** Playwright's `test` with one runner site per worker process, opened in `page`; `isolated` is an option of the file. */
export const test = base.extend<{ isolated: boolean; runner: Page }, { site: RunnerSite }>({
	site: [
		// eslint-disable-next-line no-empty-pattern
		async ({}, use) => {
			const site = await startRunnerSite();
			await use(site);
			await site.close();
		},
		{ scope: 'worker' },
	],
	isolated: [false, { option: true }],
	runner: async ({ page, site, isolated }, use) => {
		await openRunner(page, site, { isolated });
		await use(page);
	},
});

export { expect } from '@playwright/test';

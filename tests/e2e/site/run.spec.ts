import type { Locator, Page, Request } from '@playwright/test';
import type { RunnableExample } from '../../../src/runner/protocol.ts';
import { chapter, exampleOn, expect, test, testsInPage } from './helpers.ts';

/** What only a click may load. */
const onClick = /run-button|embed-button|search-results|\/sdk|pagefind|\/run\//;

/** Serves an example with one of its modules changed. */
async function change(page: Page, example: string, path: string, edit: (code: string) => string): Promise<void> {
	await page.route(`**/run/${example}.json`, async (route) => {
		const runnable = (await (await route.fetch()).json()) as RunnableExample;
		const module = runnable.modules.find((candidate) => candidate.path === path)!;
		const code = edit(module.code);
		expect(code, `${path} has nothing to change`).not.toBe(module.code);
		await route.fulfill({ json: { ...runnable, modules: runnable.modules.map((each) => (each === module ? { ...each, code } : each)) } });
	});
}

const runButton = (example: Locator): Locator => example.locator('[data-run]');
/** Runs an example to its end; a machine too busy for the time limit may try again. */
async function runToEnd(example: Locator, state: 'passed' | 'failed'): Promise<void> {
	await expect(async () => {
		await report(example).evaluate((element: HTMLElement) => delete element.dataset['state']);
		await runButton(example).click();
		await expect(report(example)).toHaveAttribute('data-state', /passed|failed|stopped/);
		await expect(report(example)).toHaveAttribute('data-state', state, { timeout: 1 });
	}).toPass({ timeout: 60_000 });
}

const report = (example: Locator): Locator => example.locator('[data-report]');
/** The sign of a comparison, the wrong way round. */
const negated = (code: string): string => code.replace('margin > 0', 'margin < 0');
const endless = (code: string): string => code.replace('checkInput(input);', 'for(;;);');

for (const [language, path] of Object.entries(chapter)) {
	test.describe(`Run, in ${language}`, () => {
		test('loads nothing and starts no worker before a click', async ({ page }) => {
			const requests: Request[] = [];
			page.on('request', (request) => requests.push(request));
			await page.goto(path);
			await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
			await page.waitForLoadState('networkidle');
			expect(requests.map((request) => request.url()).filter((url) => onClick.test(url))).toEqual([]);
			expect(page.workers()).toEqual([]);
			await runToEnd(exampleOn(page, 'dpo'), 'passed');
			expect(requests.map((request) => request.url()).filter((url) => onClick.test(url))).toHaveLength(3);
		});

		test('shows that all tests pass, each with its name and time, and what the demo prints', async ({ page }) => {
			await page.goto(path);
			const example = exampleOn(page, 'dpo');
			await runToEnd(example, 'passed');
			const tests = testsInPage('dpo');
			await expect(example.getByRole('status')).toContainText(String(tests.length));
			await expect(example.locator('.report-tests .report-name')).toHaveText(bySuite(tests));
			for (const time of await example.locator('.report-tests .report-time').allInnerTexts()) expect(time).toMatch(/^\d+(?:\.\d)? ms$/);
			await expect(example.locator('.report-output')).not.toBeEmpty();
			await expect(runButton(example)).toHaveText({ 'en': 'Run again', 'zh-cn': '再运行一次' }[language]!);
		});

		test('shows of a failing test what was expected, what came, the difference and the place', async ({ page }) => {
			await change(page, 'dpo', 'dpo/loss.ts', negated);
			await page.goto(path);
			const example = exampleOn(page, 'dpo');
			await runToEnd(example, 'failed');
			await expect(example.locator('.test-fail').first()).toBeVisible();
			const error = example.locator('.report-error').filter({ has: page.locator('.report-diff') }).first();
			await expect(error.locator('dd.is-expected')).not.toBeEmpty();
			await expect(error.locator('dd.is-received')).not.toBeEmpty();
			await expect(error.locator('.report-diff')).toContainText(/^[-+] /m);
			await expect(error.locator('.report-error-place')).toContainText(/dpo\/index\.test\.ts:\d+:\d+/);
			await expect(example.getByRole('status')).toContainText(String(testsInPage('dpo').length));
		});
	});
}

test('an endless loop is stopped and named, while the page answers, and the next run works', async ({ page }) => {
	await change(page, 'dpo', 'dpo/loss.ts', endless);
	await page.goto(chapter.en);
	const example = exampleOn(page, 'dpo');
	await runButton(example).click();
	await expect(report(example)).toHaveAttribute('data-state', 'running');
	await example.getByRole('radio', { name: 'Tests' }).check({ force: true });
	await expect(example.locator('[data-panel="tests"]')).toBeVisible();
	await expect(report(example)).toHaveAttribute('data-state', 'stopped');
	await expect(example.getByRole('status')).toContainText(/still computing .*endless loop/);
	await expect(page.locator('body > iframe')).toHaveCount(0);
	const other = exampleOn(page, 'numerics');
	await runToEnd(other, 'passed');
});

test('a second press stops a run', async ({ page }) => {
	await change(page, 'dpo', 'dpo/loss.ts', endless);
	await page.goto(chapter.en);
	const example = exampleOn(page, 'dpo');
	await runButton(example).click();
	await expect(runButton(example)).toHaveText('Stop');
	await expect(page.locator('body > iframe')).toHaveCount(1);
	await runButton(example).click();
	await expect(example.getByRole('status')).toContainText('Stopped by you');
});

test('code that does not load says so, and loads at the next press', async ({ page, problems }) => {
	problems.expect(/Failed to load resource|ERR_FAILED/);
	await page.route('**/run/dpo.json', (route) => route.abort());
	await page.goto(chapter.en);
	const example = exampleOn(page, 'dpo');
	await runButton(example).click();
	await expect(example.getByRole('status')).toContainText('The code to run did not load');
	await page.unroute('**/run/dpo.json');
	await runToEnd(example, 'passed');
});

test('without a connection a press says so instead of nothing', async ({ page, context, problems }) => {
	problems.expect(/Failed to (?:load resource|fetch)|ERR_INTERNET_DISCONNECTED/);
	await page.goto(chapter.en);
	await context.setOffline(true);
	const example = exampleOn(page, 'dpo');
	await runButton(example).click();
	await expect(report(example)).toContainText('Check the connection');
	await context.setOffline(false);
	await runToEnd(example, 'passed');
});

for (const language of ['en', 'zh-cn'] as const) {
	test(`the landing page runs its example, in ${language}`, async ({ page }) => {
		await page.goto(`${language}/`);
		const example = page.locator('lab-example');
		await expect(example.locator('pre').first()).toBeInViewport();
		await runToEnd(example, 'passed');
		await expect(example.getByRole('status')).toContainText(String(testsInPage('numerics').length));
	});
}

/** Names of tests as the report groups them. */
function bySuite(tests: ReturnType<typeof testsInPage>): string[] {
	const suites = Map.groupBy(tests, ({ suites: names }) => names.join(' › '));
	return [...suites.values()].flatMap((group) => group.map(({ name }) => name));
}

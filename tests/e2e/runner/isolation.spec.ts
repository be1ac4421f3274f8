import type { Page } from '@playwright/test';
import type { RunResult } from '~/runner/run.ts';
import { attacks, tryAll, voices } from './attacks.ts';
import { example, expect, runInPage, test } from './run-in-page.ts';
import type { RunnerSite } from './server.ts';

/** A harness that keeps nothing from the code: what stops it then are the frame's sandbox and CSP alone. */
const openHarness = `var $lab = { define: function (path, module) { this.run = module; }, start: function () {
	postMessage({ type: 'started' });
	self.say = function (text) { postMessage({ type: 'console', entry: { source: 'demo', level: 'log', text: text } }); };
	self.finish = function () { postMessage({ type: 'done' }); };
	this.run();
} };`;

const waiting = example({ test: `import { it } from 'vitest';\nit('waits', () => new Promise((go) => setTimeout(go, 600)));` });

interface Attempt {
	result: RunResult;
	/** What the server was asked for beside the page's own files. */
	requests: string[];
	before: unknown;
	after: unknown;
}

async function attempt(page: Page, site: RunnerSite, run: () => Promise<RunResult>): Promise<Attempt> {
	await page.evaluate(() => {
		localStorage.setItem('progress', '42');
		document.cookie = 'theme=dark';
	});
	const before = await state(page);
	site.requests.length = 0;
	const result = await run();
	// Time enough for a request that was only late.
	await page.waitForTimeout(300);
	return { result, requests: site.requests.filter((request) => request.includes('leak')), before, after: await state(page) };
}

function state(page: Page): Promise<unknown> {
	return page.evaluate(async () => ({
		storage: { ...localStorage },
		session: { ...sessionStorage },
		cookie: document.cookie,
		databases: await indexedDB.databases(),
		caches: await caches.keys(),
		address: location.href,
		title: document.title,
	}));
}

function expectNothing({ result, requests, before, after }: Attempt, names: readonly string[]): void {
	expect(result.status).toBe('done');
	const said = result.console.map(({ text }) => text);
	expect(said.map((text) => text.slice(0, text.indexOf(': ')))).toEqual(names);
	expect(said.filter((text) => !text.includes(': stopped'))).toEqual([]);
	expect(requests).toEqual([]);
	expect(after).toEqual(before);
}

for (const isolated of [false, true]) {
	test.describe(isolated ? 'on an isolated page' : 'on a page without isolation', () => {
		test.use({ isolated });
		test.setTimeout(60_000);

		test('the page is what it should be', async ({ runner }) => {
			expect(await runner.evaluate(() => crossOriginIsolated)).toBe(isolated);
		});

		test('code reaches nothing of ours', async ({ runner, site }) => {
			const all = { ...attacks(new URL(runner.url()).origin), ...voices };
			const code = `${tryAll(all, 'console.log')};`;
			const runnable = { example: 'case', modules: [{ path: 'case/demo.ts', code: `'use strict';${code}` }], demoPath: 'case/demo.ts' };
			const outcome = await attempt(runner, site, () => runInPage(runner, runnable, { limitMs: 30_000 }));
			expectNothing(outcome, Object.keys(all));
		});

		test('sandbox and CSP alone stop it too', async ({ runner, site }) => {
			const all = attacks(new URL(runner.url()).origin);
			const code = `${tryAll(all, 'say')}.then(finish);`;
			const runnable = { example: 'case', modules: [{ path: 'case/demo.ts', code }], demoPath: 'case/demo.ts' };
			const outcome = await attempt(runner, site, () =>
				runner.evaluate(
					async ({ harness, runnable }) => {
						const { runExample } = (await import('/page.js' as string)) as typeof import('./page.ts');
						return runExample({ harness, runnable, limitMs: 30_000 });
					},
					{ harness: openHarness, runnable },
				),
			);
			expectNothing(outcome, Object.keys(all));
		});
	});
}

test('a frame that is not ours is not heard', async ({ runner }) => {
	const result = runInPage(runner, waiting);
	await runner.evaluate(() => {
		for (const run of [0, 1, 2, 3]) {
			window.postMessage({ run, message: { type: 'done' } }, '*');
			window.postMessage({ type: 'done' }, '*');
		}
	});
	expect(await result).toMatchObject({ status: 'done', tests: [{ name: 'waits', status: 'pass' }] });
});

test('the frame is sandboxed, and of no origin', async ({ runner }) => {
	const running = runInPage(runner, waiting);
	const frame = runner.locator('iframe');
	await expect(frame).toHaveAttribute('sandbox', 'allow-scripts');
	await expect(frame).toBeHidden();
	expect(await runner.frames()[1]!.evaluate(() => self.origin)).toBe('null');
	await running;
});

// While a module loads the harness stands below it on the stack.
test('a stack gives nothing of the harness', async ({ runner }) => {
	const code = `'use strict';
Error.prepareStackTrace = (_, frames) => frames.map((frame) => typeof (frame.getFunction() ?? frame.getThis()));
const found = new Error().stack;
delete Error.prepareStackTrace;
console.log(String(found));`;
	const { console } = await runInPage(runner, { example: 'case', modules: [{ path: 'case/demo.ts', code }], demoPath: 'case/demo.ts' });
	expect(console[0]!.text.split(',').length).toBeGreaterThan(3);
	expect(new Set(console[0]!.text.split(','))).toEqual(new Set(['undefined']));
});

test('messages that the code makes up itself do not end the run', async ({ runner }) => {
	const result = await runInPage(
		runner,
		example({
			test: `import { it } from 'vitest';
it('pretends', async () => {
	for (let i = 0; i < 1000; i++) self.dispatchEvent(new MessageEvent('message', { data: 0 }));
	await new Promise((go) => setTimeout(go, 100));
});`,
		}),
	);
	expect(result).toMatchObject({ status: 'done', tests: [{ status: 'pass' }] });
});

test('nothing runs, and nothing is loaded, before it is asked for', async ({ runner, site }) => {
	await expect(runner.locator('iframe')).toHaveCount(0);
	expect(site.requests.filter((request) => request.includes('worker'))).toEqual([]);
});

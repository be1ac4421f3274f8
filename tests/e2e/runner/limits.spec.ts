import type { Page } from '@playwright/test';
import type { RunnableExample, RunResult } from '~/runner/run.ts';
import { example, expect, runInPage, test } from './run-in-page.ts';

const good = example({ test: `import { expect, it } from 'vitest';\nit('passes', () => expect(1).toBe(1));`, demo: `console.log('fine');` });

interface Watched {
	result: RunResult;
	/** Turns of the page's event loop while the run lasted, for each 100 ms of it. */
	ticksPer100Ms: number;
}

/** Runs while the page counts how often it gets its turn. */
async function watch(page: Page, runnable: RunnableExample): Promise<Watched> {
	return page.evaluate(async (runnable) => {
		let ticks = 0;
		const start = performance.now();
		const timer = setInterval(() => (ticks += 1), 10);
		const result = await runner.run({ runnable });
		clearInterval(timer);
		return { result, ticksPer100Ms: (ticks / (performance.now() - start)) * 100 };
	}, runnable);
}

/** The page went on, and the next run is as if nothing had been. */
async function expectUnharmed(page: Page, { ticksPer100Ms }: Watched): Promise<void> {
	// At 10 ms a tick an idle page has ten; a page held up by the run has none.
	expect(ticksPer100Ms).toBeGreaterThan(3);
	await expect(page.locator('iframe')).toHaveCount(0);
	const next = await runInPage(page, good);
	expect(next).toMatchObject({ status: 'done', tests: [{ name: 'passes', status: 'pass' }], demo: {} });
	expect(next.console.map(({ text }) => text)).toEqual(['fine']);
}

function inTest(body: string, before = ''): RunnableExample {
	return example({ test: `import { expect, it } from 'vitest';\n${before}\nit('is fine', () => {});\nit('hangs', async () => {\n${body}\n});`, demo: '' });
}

test('an endless loop in a test', async ({ runner }) => {
	const watched = await watch(runner, inTest('for (;;);'));
	expect(watched.result).toMatchObject({
		status: 'stopped',
		reason: 'time-limit',
		tests: [{ name: 'is fine', status: 'pass' }],
		running: { source: 'tests', test: { suite: [], name: 'hangs' } },
	});
	expect(watched.result.ms).toBeLessThan(4000);
	await expectUnharmed(runner, watched);
});

test('an endless loop while modules load', async ({ runner }) => {
	const watched = await watch(runner, example({ index: 'export const x = 1; while (x);', test: `import './index.ts';` }));
	expect(watched.result).toMatchObject({ status: 'stopped', reason: 'time-limit', tests: [] });
	expect(watched.result.running).toBeUndefined();
	await expectUnharmed(runner, watched);
});

test('an endless loop in the demo', async ({ runner }) => {
	const watched = await watch(runner, example({ test: `import { it } from 'vitest';\nit('a', () => {});`, demo: `console.log('before');\nfor (;;);` }));
	expect(watched.result).toMatchObject({
		status: 'stopped',
		reason: 'time-limit',
		tests: [{ status: 'pass' }],
		console: [{ source: 'demo', text: 'before' }],
		running: { source: 'demo' },
	});
	await expectUnharmed(runner, watched);
});

test('an endless chain of promises', async ({ runner }) => {
	const watched = await watch(runner, inTest('for (;;) await null;'));
	expect(watched.result).toMatchObject({ status: 'stopped', reason: 'time-limit', running: { test: { name: 'hangs' } } });
	await expectUnharmed(runner, watched);
});

test('a promise that never settles', async ({ runner }) => {
	const watched = await watch(runner, inTest('await new Promise(() => {});'));
	expect(watched.result).toMatchObject({ status: 'stopped', reason: 'never-settled', running: { test: { name: 'hangs' } } });
	await expectUnharmed(runner, watched);
});

test('runaway recursion fails the one test', async ({ runner }) => {
	const watched = await watch(runner, inTest('down(1);', 'const down = (n: number): number => down(n + 1) + 1;'));
	expect(watched.result).toMatchObject({
		status: 'done',
		tests: [{ status: 'pass' }, { name: 'hangs', status: 'fail', errors: [{ name: 'RangeError', message: 'Maximum call stack size exceeded' }] }],
	});
	await expectUnharmed(runner, watched);
});

// Slow enough not to reach the engine's own limit in the time: there the frame's process ends, which the page outlives
// but Playwright takes for the page's end.
test('a growing array', async ({ runner }) => {
	const watched = await watch(runner, inTest('const all: object[] = [];\nfor (let i = 0; ; i++) all.push({ i, list: [i] });'));
	expect(watched.result.status).toBe('stopped');
	expect(['memory', 'time-limit']).toContain(watched.result.reason);
	expect(watched.result.running).toMatchObject({ test: { name: 'hangs' } });
	await expectUnharmed(runner, watched);
});

for (const [name, body] of [
	['in one text', `console.log('x'.repeat(100 * 2 ** 20));`],
	['in texts of 1 MB', `for (let i = 0; i < 100; i++) console.log('x'.repeat(2 ** 20));`],
	['in short lines', `for (let i = 0; i < 2 ** 20; i++) console.log('0123456789'.repeat(10));`],
	['in empty lines', `for (let i = 0; i < 2 ** 20; i++) console.log();`],
	['as one array', `console.log(Array.from({ length: 2 ** 20 }, (_, i) => 'item ' + i));`],
	['without end', `for (;;) console.error('again', { and: ['again'] });`],
] as const) {
	test(`100 MB of output ${name}`, async ({ runner }) => {
		const watched = await watch(runner, inTest(body));
		const { result } = watched;
		const bytes = result.console.reduce((sum, { text }) => sum + text.length, 0);
		expect(bytes).toBeLessThanOrEqual(64 * 1024);
		expect(result.truncated).toBe(name !== 'as one array');
		if (name === 'without end') expect(result).toMatchObject({ status: 'stopped', reason: 'time-limit' });
		else if (result.status === 'done') expect(result.tests.map(({ status }) => status)).toEqual(['pass', 'pass']);
		await expectUnharmed(runner, watched);
	});
}

test('100 MB in an error and in a difference', async ({ runner }) => {
	const watched = await watch(
		runner,
		example({
			test: `import { expect, it } from 'vitest';
it('throws much', () => { throw new Error('x'.repeat(100 * 2 ** 20)); });
it('compares much', () => { expect('a'.repeat(2 ** 22)).toBe('b'.repeat(2 ** 22)); });`,
		}),
	);
	const size = JSON.stringify(watched.result).length;
	expect(size).toBeLessThan(100_000);
	expect(watched.result.tests[0]).toMatchObject({ status: 'fail', errors: [{ name: 'Error' }] });
	await expectUnharmed(runner, watched);
});

test('errors nobody catches, without end', async ({ runner }) => {
	const watched = await watch(
		runner,
		inTest(`for (let i = 0; i < 1e5; i++) { void Promise.reject(new Error('stray')); if (i % 100 === 0) await new Promise((go) => setTimeout(go)); }`),
	);
	expect(watched.result.errors.length).toBeGreaterThan(0);
	expect(watched.result.errors.length).toBeLessThanOrEqual(20);
	await expectUnharmed(runner, watched);
});

test('more tests than anyone reads', async ({ runner }) => {
	const watched = await watch(runner, example({ test: `import { it } from 'vitest';\nfor (let i = 0; i < 1e5; i++) it('test ' + i, () => {});` }));
	expect(watched.result).toMatchObject({ status: 'done', tests: [], errors: [{ message: expect.stringContaining('at most 5000') }] });
	await expectUnharmed(runner, watched);
});

test('a worker the engine refuses, and the line it names', async ({ runner }) => {
	const watched = await watch(runner, example({ index: `export const a = 1;\nlet twice = 1;\nlet twice = 2;`, test: `import './index.ts';` }));
	expect(watched.result).toMatchObject({ status: 'crashed', reason: 'worker-error' });
	expect(watched.result.message).toContain("Identifier 'twice' has already been declared (case/index.ts:3)");
	await expectUnharmed(runner, watched);
});

test('a caller who stops', async ({ runner }) => {
	const result = await runner.evaluate(async (runnable) => {
		const control = new AbortController();
		setTimeout(() => control.abort(), 300);
		const { runExample } = await import('/page.js' as string);
		return runExample({ harness: await (await fetch('/harness.js')).text(), runnable, signal: control.signal });
	}, inTest('for (;;);'));
	expect(result).toMatchObject({ status: 'stopped', reason: 'aborted' });
});

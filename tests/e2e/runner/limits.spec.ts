import { example, expect, test } from './run-in-page.ts';
import { expectUnharmed, inTest, watch } from './watch.ts';

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
	const runnable = example({ test: `import { it } from 'vitest';\nit('a', () => {});`, demo: `console.log('before');\nfor (;;);` });
	const watched = await watch(runner, runnable);
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
		tests: [{ status: 'pass' }, { name: 'hangs', status: 'fail', errors: [{ name: 'RangeError' }] }],
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

test('a worker the engine refuses, and the line it names', async ({ runner }) => {
	const index = `export const a = 1;\nlet twice = 1;\nlet twice = 2;`;
	const watched = await watch(runner, example({ index, test: `import './index.ts';` }));
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

import { compileExample } from '~/runner/compile.ts';
import type { RunResult } from '~/runner/run.ts';
import { runInNode } from '~/runner/run-in-node.ts';
import { readWorkspace } from '~/workspace/disk.ts';
import { example, expect, runAllInPage, runInPage, test } from './run-in-page.ts';

test('the demo begins afresh, as in a terminal', async ({ runner }) => {
	const result = await runInPage(
		runner,
		example({
			index: 'export const state = { calls: 0 };',
			test: `import { it } from 'vitest';
import { state } from './index.ts';
it('counts', () => {
	state.calls += 1;
	setInterval(() => console.log('left over'), 1);
});`,
			demo: `import { state } from './index.ts';\nconsole.log(state.calls);\nsetTimeout(() => console.log('waited for'), 30);`,
		}),
	);
	expect(result.console.filter(({ source }) => source === 'demo').map(({ text }) => text)).toEqual(['0', 'waited for']);
});

test('only the tests, or only the demo', async ({ runner }) => {
	const runnable = example({ test: `import { it } from 'vitest';\nit('runs', () => {});`, demo: `console.log('runs');` });
	expect((await runInPage(runner, runnable, { parts: ['tests'] })).demo).toBeUndefined();
	expect(await runInPage(runner, runnable, { parts: ['demo'] })).toMatchObject({ status: 'done', tests: [], demo: {} });
});

test('a module that fails while it loads is an error of the run, and the demo’s own', async ({ runner }) => {
	const importing = `import './index.ts';`;
	const index = `throw new Error('not today');`;
	const result = await runInPage(runner, example({ index, test: importing, demo: importing }));
	const error = { name: 'Error', message: 'not today', stack: [{ path: 'case/index.ts', line: 1 }, {}] };
	expect(result).toMatchObject({ status: 'done', tests: [], errors: [error], demo: { error } });
});

test('a rejection nobody handles, and an error in a timer', async ({ runner }) => {
	const result = await runInPage(
		runner,
		example({
			test: `import { it } from 'vitest';\nit('forgets', () => { void Promise.reject(new Error('unhandled')); });`,
			demo: `setTimeout(() => { throw new TypeError('late'); }, 10);\nsetTimeout(() => console.log('later'), 20);`,
		}),
	);
	expect(result).toMatchObject({
		status: 'done',
		tests: [{ status: 'pass' }],
		errors: [
			{ name: 'Error', message: 'unhandled', stack: [{ path: 'case/index.test.ts', line: 2 }] },
			{ name: 'TypeError', message: 'late', stack: [{ path: 'case/demo.ts', line: 1 }] },
		],
		console: [{ text: 'later' }],
	});
});

test('runs do not know of each other', async ({ runner }) => {
	const leaves = example({
		test: `import { expect, it } from 'vitest';
it('is alone', () => {
	expect(globalThis.mark).toBeUndefined();
	globalThis.mark = 1;
	setInterval(() => console.log('still here'), 1);
});`,
	});
	const results = await runAllInPage(runner, [leaves, leaves, leaves]);
	expect(results.map(({ tests }) => tests[0]!.status)).toEqual(['pass', 'pass', 'pass']);
	const both = await runner.evaluate((request) => {
		const { run } = globalThis.runner;
		return Promise.all([run(request), run(request)]);
	}, { runnable: leaves });
	expect(both.map(({ status, tests }) => [status, tests[0]!.status])).toEqual([['done', 'pass'], ['done', 'pass']]);
	await expect(runner.locator('iframe')).toHaveCount(1);
});

test('the page’s worker and the tests’ stand-in for it say the same of an example', async ({ runner }) => {
	const runnable = compileExample(readWorkspace(), 'numerics');
	const [page, node] = [await runInPage(runner, runnable, { limitMs: 10_000 }), await runInNode(runnable)];
	expect(verdicts(page)).toEqual(verdicts(node));
	expect(page.tests.length).toBeGreaterThan(0);
	expect(page.console).toEqual(node.console);
});

function verdicts({ tests }: RunResult): string[] {
	return tests.map(({ suite, name, status }) => [...suite, name, status].join(' > '));
}

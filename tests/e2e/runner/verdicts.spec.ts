import { readWorkspace } from '~/workspace/disk.ts';
import { compileExample } from '~/runner/compile.ts';
import { runInNode } from '~/runner/run-in-node.ts';
import type { RunResult } from '~/runner/run.ts';
import { eventsOf, example, expect, runAllInPage, runInPage, test } from './run-in-page.ts';

const index = `export function add(a: number, b: number): number {
	if (Number.isNaN(b)) {
		throw new RangeError('b must be a number, received NaN');
	}
	return a + b;
}`;

const tests = `import { describe, expect, it } from 'vitest';
import { add } from './index.ts';

describe('add', () => {
	it.each([[1, 2, 3], [2, 2, 5]])('%i + %i = %i', (a: number, b: number, sum: number) => {
		console.log('adding', { a, b });
		expect(add(a, b)).toBe(sum);
	});
	it('throws', () => {
		add(1, Number.NaN);
	});
	it('compares objects', () => expect({ a: 1, b: [1, 2] }).toEqual({ a: 1, b: [1, 3] }));
	it.skip('is skipped', () => {});
	it('waits', async () => {
		await new Promise((go) => setTimeout(go, 20));
		await expect(Promise.resolve(add(1, 1))).resolves.toBe(2);
	});
});`;

const demo = `import { add } from './index.ts';
console.info('sum', add(1, 2));
console.table([{ step: 1, loss: 0.5 }]);
console.warn([0.1, 0.2].map((x) => add(x, 1)), new Map([['a', 1]]));
console.error(new RangeError('shown, not thrown'));`;

for (const isolated of [false, true]) {
	test.describe(isolated ? 'on an isolated page' : 'on a page without isolation', () => {
		test.use({ isolated });

		test('each test has its name, verdict and time; the demo its output', async ({ runner }) => {
			const result = await runInPage(runner, example({ index, test: tests, demo }));
			expect(result).toMatchObject({ status: 'done', errors: [], truncated: false, demo: {} });
			expect(result.running).toBeUndefined();
			expect(result.tests.map(({ suite, name, status }) => [...suite, name, status])).toEqual([
				['add', '1 + 2 = 3', 'pass'],
				['add', '2 + 2 = 5', 'fail'],
				['add', 'throws', 'fail'],
				['add', 'compares objects', 'fail'],
				['add', 'is skipped', 'skip'],
				['add', 'waits', 'pass'],
			]);
			expect(result.tests.at(-1)!.ms).toBeGreaterThan(15);
			expect(result.demo!.error).toBeUndefined();
		});
	});
}

test('a failing test shows expected, received and a difference', async ({ runner }) => {
	const { tests: [, sum, , objects] } = await runInPage(runner, example({ index, test: tests }));
	expect(sum!.errors).toEqual([
		{
			name: 'AssertionError',
			message: 'expected 4 to be 5 // Object.is equality',
			expected: '5',
			received: '4',
			diff: '- Expected\n+ Received\n\n- 5\n+ 4',
			stack: [{ name: '', path: 'case/index.test.ts', line: 7, column: 21 }],
		},
	]);
	expect(objects!.errors[0]!.diff).toBe('- Expected\n+ Received\n\n  {\n    "a": 1,\n    "b": [\n      1,\n-     3,\n+     2,\n    ],\n  }');
});

test('a thrown error has its message and line', async ({ runner }) => {
	const { tests: [, , thrown] } = await runInPage(runner, example({ index, test: tests }));
	expect(thrown!.errors).toEqual([
		{
			name: 'RangeError',
			message: 'b must be a number, received NaN',
			stack: [
				{ name: 'add', path: 'case/index.ts', line: 3, column: 9 },
				{ name: '', path: 'case/index.test.ts', line: 10, column: 3 },
			],
		},
	]);
});

test('console output comes in order, with the test it came from', async ({ runner }) => {
	const result = await runInPage(runner, example({ index, test: tests, demo }));
	const first = { suite: ['add'], name: '1 + 2 = 3' };
	const second = { suite: ['add'], name: '2 + 2 = 5' };
	expect(result.console).toEqual([
		{ source: 'tests', test: first, level: 'log', text: 'adding { a: 1, b: 2 }' },
		{ source: 'tests', test: second, level: 'log', text: 'adding { a: 2, b: 2 }' },
		{ source: 'demo', level: 'info', text: 'sum 3' },
		{
			source: 'demo',
			level: 'log',
			text: '┌─────────┬──────┬──────┐\n│ (index) │ step │ loss │\n├─────────┼──────┼──────┤\n│ 0       │ 1    │ 0.5  │\n└─────────┴──────┴──────┘',
		},
		{ source: 'demo', level: 'warn', text: `[ 1.1, 1.2 ] Map(1) { 'a' => 1 }` },
		{ source: 'demo', level: 'error', text: 'RangeError: shown, not thrown\n    at case/demo.ts:5' },
	]);
});

test('what happens is told while it happens, and in order', async ({ runner }) => {
	await runInPage(runner, example({ index, test: tests, demo }));
	const told = (await eventsOf(runner)).map((event) => event.type);
	expect(told).toEqual([
		'started', 'tests-found',
		'test-start', 'console', 'test-end', 'test-start', 'console', 'test-end', 'test-start', 'test-end', 'test-start', 'test-end',
		'test-end', 'test-start', 'test-end',
		'demo-start', 'console', 'console', 'console', 'console', 'demo-end',
	]);
});

test('the demo begins afresh, as in a terminal', async ({ runner }) => {
	const result = await runInPage(
		runner,
		example({
			index: 'export const state = { calls: 0 };',
			test: `import { it } from 'vitest';\nimport { state } from './index.ts';\nit('counts', () => { state.calls += 1; setInterval(() => console.log('left over'), 1); });`,
			demo: `import { state } from './index.ts';\nconsole.log(state.calls);\nsetTimeout(() => console.log('waited for'), 30);`,
		}),
	);
	expect(result.console.filter(({ source }) => source === 'demo').map(({ text }) => text)).toEqual(['0', 'waited for']);
});

test('only the tests, or only the demo', async ({ runner }) => {
	const runnable = example({ index, test: tests, demo });
	expect((await runInPage(runner, runnable, { parts: ['tests'] })).demo).toBeUndefined();
	expect(await runInPage(runner, runnable, { parts: ['demo'] })).toMatchObject({ status: 'done', tests: [], demo: {} });
});

test('a module that fails while it loads is an error of the run, and the demo’s own', async ({ runner }) => {
	const result = await runInPage(runner, example({ index: `throw new Error('not today');`, test: `import './index.ts';`, demo: `import './index.ts';` }));
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
	const leaves = example({ test: `import { expect, it } from 'vitest';\nit('is alone', () => { expect(globalThis.mark).toBeUndefined(); globalThis.mark = 1; setInterval(() => console.log('still here'), 1); });` });
	const results = await runAllInPage(runner, [leaves, leaves, leaves]);
	expect(results.map(({ tests }) => tests[0]!.status)).toEqual(['pass', 'pass', 'pass']);
	const both = await runner.evaluate(async (runnable) => Promise.all([runner.run({ runnable }), runner.run({ runnable })]), leaves);
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

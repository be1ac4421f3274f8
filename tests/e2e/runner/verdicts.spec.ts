import { eventsOf, example, expect, runInPage, test } from './run-in-page.ts';

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
	expect(objects!.errors[0]!.diff).toBe(
		'- Expected\n+ Received\n\n  {\n    "a": 1,\n    "b": [\n      1,\n-     3,\n+     2,\n    ],\n  }',
	);
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
			text: [
				'┌─────────┬──────┬──────┐',
				'│ (index) │ step │ loss │',
				'├─────────┼──────┼──────┤',
				'│ 0       │ 1    │ 0.5  │',
				'└─────────┴──────┴──────┘',
			].join('\n'),
		},
		{ source: 'demo', level: 'warn', text: `[ 1.1, 1.2 ] Map(1) { 'a' => 1 }` },
		{ source: 'demo', level: 'error', text: 'RangeError: shown, not thrown\n    at case/demo.ts:5' },
	]);
});

test('what happens is told while it happens, and in order', async ({ runner }) => {
	await runInPage(runner, example({ index, test: tests, demo }));
	const told = (await eventsOf(runner)).map((event) => event.type);
	expect(told).toEqual([
		...['started', 'tests-found'],
		...['test-start', 'console', 'test-end'],
		...['test-start', 'console', 'test-end'],
		...['test-start', 'test-end'],
		...['test-start', 'test-end'],
		// The skipped one.
		...['test-end'],
		...['test-start', 'test-end'],
		...['demo-start', 'console', 'console', 'console', 'console', 'demo-end'],
	]);
});

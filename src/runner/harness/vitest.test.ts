import { describe, expect, it } from 'vitest';
import { compileExample } from '../compile.ts';
import type { RunResult } from '../protocol.ts';
import { runInNode } from '../run-in-node.ts';

function run(test: string): Promise<RunResult> {
	return runInNode(compileExample({ 'case/index.ts': 'export {};', 'case/index.test.ts': test }, 'case'));
}

// What a test does without the runner's knowing would pass in the page and fail in a terminal, or the other way round.
describe('what the page’s runner leaves out it says so:', () => {
	it.each([
		['vi.fn', 'vi.fn();'],
		['vi.useFakeTimers', 'vi.useFakeTimers();'],
		['toMatchSnapshot', 'expect(1).toMatchSnapshot();'],
		['toMatchInlineSnapshot', 'expect(1).toMatchInlineSnapshot();'],
		['expect.poll', 'expect.poll(() => 1);'],
		['context.annotate', `context.annotate('x');`],
	])('%s', async (name, use) => {
		const { tests } = await run(`import { expect, it, vi } from 'vitest';\nit('uses it', (context) => { ${use} });`);
		expect(tests[0]).toMatchObject({ status: 'fail', errors: [{ message: expect.stringContaining(`has no "${name}"`) }] });
	});

	it.each([
		['.concurrent', `it.concurrent('x', () => {});`],
		['.extend', `it.extend({});`],
		['option retry', `it('x', { retry: 2 }, () => {});`],
		['option concurrent', `describe('x', { concurrent: true }, () => {});`],
	])('%s', async (name, use) => {
		const { status, tests, errors } = await run(`import { describe, it } from 'vitest';\n${use}\nvoid describe;`);
		expect({ status, tests }).toEqual({ status: 'done', tests: [] });
		expect(errors[0]!.message).toContain(`has no "${name}"`);
		expect(errors[0]!.stack[0]).toMatchObject({ path: 'case/index.test.ts', line: 2 });
	});

	it('a name of Vitest’s that it does not have', async () => {
		const { errors } = await run(`import { bench } from 'vitest';\nbench('x', () => {});`);
		expect(errors[0]!.message).toBe(`The page's test runner has no "bench".`);
	});

	it('a test inside a test', async () => {
		const { tests } = await run(`import { it } from 'vitest';\nit('outer', () => { it('inner', () => {}); });`);
		expect(tests).toMatchObject([{ name: 'outer', status: 'fail', errors: [{ message: expect.stringContaining('beside each other') }] }]);
	});

	it('a suite without tests, which fails in Vitest too', async () => {
		const { tests, errors } = await run(`import { describe, it } from 'vitest';\ndescribe('empty', () => {});\nit('a', () => {});`);
		expect([tests.length, errors[0]?.message]).toEqual([1, 'No test found in suite empty']);
	});

	it('a file without tests', async () => {
		expect((await run('export {};')).errors[0]!.message).toBe('case/index.test.ts declares no tests.');
	});
});

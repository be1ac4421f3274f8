import { describe, expect, it } from 'vitest';
import { CompileError, compileExample } from './compile.ts';
import { withEdit } from './edit.ts';
import { runInNode } from './run-in-node.ts';

const files = {
	'base/index.ts': 'export const one = 1;',
	'top/sum.ts': `import { one } from '@examples/base';\nexport const two = one + one;`,
	'top/index.ts': `export * from './sum.ts';`,
	'top/index.test.ts': `import { expect, it } from 'vitest';\nimport { two } from './index.ts';\nit('is two', () => expect(two).toBe(2));`,
};
const runnable = compileExample(files, 'top');

describe('an edited file', () => {
	it('runs in the place of the original', async () => {
		const { tests } = await runInNode(withEdit(runnable, 'top/sum.ts', 'export const two = 3;'));
		expect(tests).toMatchObject([{ name: 'is two', status: 'fail', errors: [{ expected: '2', received: '3' }] }]);
		expect((await runInNode(runnable)).tests).toMatchObject([{ status: 'pass' }]);
	});

	it('names line and column where it is not TypeScript', () => {
		const failure = failureOf(() => withEdit(runnable, 'top/sum.ts', 'export const two = 2;\nexport const = 3;'));
		expect(failure).toMatchObject({ path: 'top/sum.ts', line: 2 });
		expect(failure.column).toBeGreaterThan(1);
	});

	it('may import what the run has, and is told where it imports more', async () => {
		const { tests } = await runInNode(withEdit(runnable, 'top/index.ts', `import { one } from '@examples/base';\nexport const two = one * 2;`));
		expect(tests[0]!.status).toBe('pass');
		expect(failureOf(() => withEdit(runnable, 'top/sum.ts', `export const two = 2;\nimport '@examples/ppo';`))).toMatchObject({
			line: 2,
			reason: expect.stringContaining('this run has no ppo/index.ts. It has: base/index.ts') as string,
		});
	});
});

function failureOf(act: () => unknown): CompileError {
	try {
		act();
	} catch (error) {
		if (error instanceof CompileError) return error;
		throw error;
	}
	throw new Error('expected a CompileError');
}

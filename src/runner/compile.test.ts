import { describe, expect, it } from 'vitest';
import { readWorkspace } from '~/workspace/disk.ts';
import { exampleNames } from '~/workspace/files.ts';
import { CompileError, compileExample, compileModule } from './compile.ts';
import { resolveImport } from './imports.ts';
import { runInNode } from './run-in-node.ts';

function codeOf(source: string, path = 'dpo/index.ts'): string {
	return compileModule(path, source).code;
}

function failureOf(run: () => unknown): CompileError {
	try {
		run();
	} catch (error) {
		if (error instanceof CompileError) return error;
		throw error;
	}
	throw new Error('It compiled.');
}

describe('a module', () => {
	it('keeps its lines, and loses its types', () => {
		const source = `import type { Vector } from './types.ts';

export function f(
	a: Vector,
	b?: { c: number },
): number {
	return a[0]! + (b?.c as number);
}
`;
		const lines = codeOf(source).split('\n');
		expect(lines).toHaveLength(source.split('\n').length);
		expect(lines[6]).toBe('\treturn a[0] + (b?.c );');
	});

	it('names the file, line, column and reason of a syntax error', () => {
		const error = failureOf(() => compileModule('dpo/index.ts', 'export const a = 1;\nexport function f(a: number {\n}'));
		expect(error).toMatchObject({ path: 'dpo/index.ts', line: 2, column: 29, reason: 'Unexpected token, expected ",".' });
		expect(error.message).toBe('dpo/index.ts:2:29: Unexpected token, expected ",".');
	});

	it.each(['enum', 'namespace', 'const enum'])('refuses %s, which Node does not run', (kind) => {
		const error = failureOf(() => compileModule('dpo/index.ts', `\n\texport ${kind} Name { }`));
		expect(error).toMatchObject({ line: 2, reason: expect.stringContaining(`"${kind.split(' ').at(-1)}" is more than types`) });
	});

	it('refuses an import that the page does not have, and says where', () => {
		const error = failureOf(() => compileModule('dpo/index.ts', `const a = 1;\nimport fc from 'fast-check';`));
		expect(error).toMatchObject({ line: 2, column: 17, reason: expect.stringContaining(`cannot import 'fast-check'`) });
	});

	it('asks for what it imports by name', () => {
		const source = `import { describe, it } from 'vitest';
import { f, type T } from './index.ts';
describe('x', () => it('y', () => f()));`;
		const code = codeOf(source, 'dpo/index.test.ts');
		expect(code).toContain('require("vitest", ["describe","it"])');
		expect(code).toContain('require("dpo/index.ts", ["f"])');
	});

	it('takes class fields, private ones too, as the language has them', () => {
		expect(codeOf(`class A { readonly a: number = 1; #b: string = 'x'; declare c: number; }`)).toContain(`class A {  a = 1; #b = 'x';`);
	});
});

describe('an import', () => {
	it.each([
		['./loss.ts', 'dpo/loss.ts'],
		['../numerics/index.ts', 'numerics/index.ts'],
		['@examples/toy-preferences', 'toy-preferences/index.ts'],
		['./reference.json', 'dpo/reference.json'],
		['vitest', 'vitest'],
		['node:fs', undefined],
		['./loss', undefined],
		['@examples/dpo/loss.ts', undefined],
		['https://example.org/x.ts', undefined],
	])('%s is %s', (specifier, path) => expect(resolveImport('dpo/index.ts', specifier)).toBe(path));
});

describe('an example', () => {
	const files = {
		'base/index.ts': 'export const one = 1;',
		'base/index.test.ts': `import { it } from 'vitest'; it('not here', () => {});`,
		'top/helper.ts': `import { one } from '@examples/base';\nexport const two = one + one;`,
		'top/index.ts': `export * from './helper.ts';\nexport type { T } from './helper.ts';`,
		'top/unused.ts': 'export const unused = 1;',
		'top/reference.json': '{ "two": 2 }',
		'top/index.test.ts': `import { expect, it } from 'vitest';
import { two } from './index.ts';
import reference from './reference.json' with { type: 'json' };
it('is two', () => expect(two).toBe(reference.two));`,
		'top/demo.ts': `import * as top from './index.ts';\nconsole.log(top.two);`,
	};

	it('is its modules, each after those it imports, and no others', () => {
		const { modules, testPath, demoPath } = compileExample(files, 'top');
		expect(modules.map(({ path }) => path)).toEqual([
			'base/index.ts',
			'top/helper.ts',
			'top/index.ts',
			'top/reference.json',
			'top/index.test.ts',
			'top/demo.ts',
		]);
		expect([testPath, demoPath]).toEqual(['top/index.test.ts', 'top/demo.ts']);
	});

	it('runs', async () => {
		const result = await runInNode(compileExample(files, 'top'));
		expect(result).toMatchObject({ tests: [{ name: 'is two', status: 'pass' }], console: [{ text: '2' }] });
	});

	it('may lack a demo', () => {
		const { 'top/demo.ts': _, ...others } = files;
		expect(compileExample(others, 'top')).not.toHaveProperty('demoPath');
	});

	it('says which file is missing, where it is imported, and what there is', () => {
		const error = failureOf(() => compileExample({ ...files, 'top/index.ts': `export const a = 1;\nexport * from './helpers.ts';` }, 'top'));
		expect(error.message).toContain('top/index.ts:2:1: examples/top has no file "helpers.ts". It has: demo.ts, helper.ts');
	});

	it('must not import itself by a detour', () => {
		const error = failureOf(() => compileExample({ ...files, 'top/helper.ts': `import { two } from './index.ts';\nexport { two };` }, 'top'));
		expect(error.message).toContain('circle: top/index.test.ts → top/index.ts → top/helper.ts → top/index.ts');
	});

	it('says which name is not exported, in the test that uses it', async () => {
		const test = `import { it } from 'vitest';\nimport { three } from './index.ts';\nit('fails', () => three());\nit('passes', () => {});`;
		const { tests } = await runInNode(compileExample({ ...files, 'top/index.test.ts': test }, 'top'));
		expect(tests.map(({ status }) => status)).toEqual(['fail', 'pass']);
		expect(tests[0]!.errors[0]).toMatchObject({ name: 'ReferenceError', message: 'top/index.ts does not export "three".' });
	});
});

describe('every example of the workspace', () => {
	const workspace = readWorkspace();

	it.each(exampleNames(workspace))('%s passes as the page runs it', async (name) => {
		const { status, tests, errors, demo } = await runInNode(compileExample(workspace, name));
		expect({ status, errors, failed: tests.filter((test) => test.status === 'fail') }).toEqual({ status: 'done', errors: [], failed: [] });
		expect(tests.length).toBeGreaterThan(0);
		expect(demo?.error).toBeUndefined();
	}, 30_000);
});

import { describe, expect, it } from 'vitest';
import { assemble } from './assemble.ts';
import { originalColumn } from './columns.ts';
import { compileExample, compileModule } from './compile.ts';
import { runInNode } from './run-in-node.ts';
import { formatFrames, readLine, readStack } from './stack.ts';

const modules = [
	{ path: 'dpo/index.ts', firstLine: 73, lastLine: 90 },
	{ path: 'dpo/index.test.ts', firstLine: 93, lastLine: 120 },
];

const engines = {
	V8: `RangeError: beta must be > 0 (see line 3:1)
    at dpoLoss (example-run.js:75:9)
    at Object.dpoLoss [as alias] (example-run.js:76:3)
    at new Policy (example-run.js:77:1)
    at async example-run.js:101:5
    at Array.map (<anonymous>)
    at $module (example-run.js:93:7)
    at run (example-run.js:12:345)
    at async harness (example-run.js:13:6)`,
	SpiderMonkey: `dpoLoss@example-run.js:75:9
dpoLoss@example-run.js:76:3
Policy@example-run.js:77:1
async*$module/<@example-run.js:101:5
$module@example-run.js:93:7
run@example-run.js:12:345
@example-run.js:13:6`,
	JavaScriptCore: `dpoLoss@example-run.js:75:9
dpoLoss@example-run.js:76:3
Policy@example-run.js:77:1
@example-run.js:101:5
map@[native code]
$module@example-run.js:93:7
run@data:text/javascript;charset=utf-8,(function()%7B:12:345
global code@data:text/javascript;charset=utf-8,(function()%7B:13:6`,
};

describe('a stack', () => {
	it.each(Object.entries(engines))('of %s is read as lines of the example’s files', (_, stack) => {
		expect(readStack(stack, modules)).toEqual([
			{ name: 'dpoLoss', path: 'dpo/index.ts', line: 3, column: 9 },
			{ name: 'dpoLoss', path: 'dpo/index.ts', line: 4, column: 3 },
			{ name: 'Policy', path: 'dpo/index.ts', line: 5, column: 1 },
			{ name: '', path: 'dpo/index.test.ts', line: 9, column: 5 },
			{ name: '', path: 'dpo/index.test.ts', line: 1, column: 7 },
		]);
	});

	it('has no frames outside the example', () => {
		expect(readLine(72, modules)).toBeUndefined();
		expect(readLine(91, modules)).toBeUndefined();
		expect(readStack('', modules)).toEqual([]);
	});

	it('is shown as a console does', () => {
		expect(formatFrames(readStack(engines.V8, modules).slice(2, 4))).toBe('\n    at Policy (dpo/index.ts:5)\n    at dpo/index.test.ts:9');
	});
});

describe('the worker’s text', () => {
	const code = ['const first = 1;', '', 'const third = 3;'].join('\n');
	const runnable = { example: 'a', modules: [{ path: 'a/b.ts', code: '1;' }, { path: 'a/c.ts', code }], testPath: 'a/c.ts' };
	const { encoded, modules: places } = assemble('var $lab = {};\n// its second line', runnable, ['tests']);
	const lines = decodeURIComponent(encoded).split('\n');

	it('has each module where it says', () => {
		expect(places.map(({ firstLine, lastLine }) => lines.slice(firstLine - 1, lastLine))).toEqual([['1;'], code.split('\n')]);
	});

	it('has only the parts that were asked for', () => {
		expect(lines.at(-3)).toContain('"testPath":"a/c.ts"');
		expect(decodeURIComponent(assemble('', runnable, ['demo']).encoded)).not.toContain('testPath');
	});

	it('takes a lone half of a surrogate pair, which an edit may leave', () => {
		const broken = { example: 'a', modules: [{ path: 'a/b.ts', code: `'\ud83d'; '😀'` }] };
		expect(decodeURIComponent(assemble('', broken, ['tests']).encoded)).toContain(`'\ufffd'; '😀'`);
	});

	it('says so when it is longer than an address may be', () => {
		const long = { example: 'a', modules: [{ path: 'a/b.ts', code: '%'.repeat(700_000) }] };
		expect(() => assemble('', long, ['tests'])).toThrow(/"a" and its tests make 2100\d+ characters, .* holds 2096152/);
	});
});

describe('a column', () => {
	const source = `import { f } from './f.ts';\nexport function g(a: number, b?: string): void { f(a as number, missing(b)); }`;
	const { code, columns } = compileModule('a/index.ts', source);

	it('of the compiled line is turned into that of the file', () => {
		const [line, original] = [code.split('\n')[1]!, source.split('\n')[1]!];
		for (const name of ['missing', 'g(', 'b));']) {
			expect(originalColumn(columns!, 2, line.lastIndexOf(name) + 1)).toBe(original.lastIndexOf(name) + 1);
		}
	});

	it('is the file’s in what a run reports', async () => {
		const test = `import { it } from 'vitest';\nimport { f } from './index.ts';\nit('fails', (): void => { const a: number = 1; f(a); });`;
		const index = `export function f(a: number, b: string = 'x'): never { throw new Error(b + a); }`;
		const { tests } = await runInNode(compileExample({ 'case/index.ts': index, 'case/index.test.ts': test }, 'case'));
		expect(tests[0]!.errors[0]!.stack).toEqual([
			{ name: 'f', path: 'case/index.ts', line: 1, column: index.indexOf('new Error') + 1 },
			{ name: '', path: 'case/index.test.ts', line: 3, column: test.split('\n')[2]!.indexOf('f(a)') + 1 },
		]);
	});
});

import { describe, expect, it } from 'vitest';
import { excerpts } from './excerpts.ts';

const workspace = {
	'dpo/index.ts': "export * from './loss.ts';\n",
	'dpo/loss.ts': 'import x;\n\n// #region loss\nexport const loss = 1;\nexport const two = 2;\n// #endregion loss\n\n// #region gradient\nconst g = 1;\n// #endregion\n',
	'dpo/index.test.ts': "it('is');\n// #region loss\nit('loses');\n// #endregion\n",
	'dpo/reference.py': 'import torch\n\n# region gradient\ngradient = 1\n# endregion\n',
	'dpo/demo.ts': '// #region demo\n// #endregion\n',
	'bare/index.ts': 'export const bare = 1;\n',
};
const read = (name: string, region?: string) => excerpts(workspace, name, region, 'src/content/docs/en/alignment/dpo.mdx');

describe('excerpts', () => {
	it('shows code, tests and Python of an example, without region marks', () => {
		const tabs = read('dpo');
		expect(tabs.map(({ kind, file, language }) => [kind, file, language])).toEqual([
			['code', 'index.ts', 'ts'],
			['tests', 'index.test.ts', 'ts'],
			['python', 'reference.py', 'python'],
		]);
		expect(tabs[1]).toEqual({ kind: 'tests', file: 'index.test.ts', language: 'ts', text: "it('is');\nit('loses');" });
	});

	it('shows a region from whichever file has it, with its lines', () => {
		expect(read('dpo', 'loss')[0]).toEqual({
			kind: 'code',
			file: 'loss.ts',
			language: 'ts',
			text: 'export const loss = 1;\nexport const two = 2;',
			lines: [4, 5],
		});
	});

	it('shows tests and Python only where they have the region', () => {
		expect(read('dpo', 'loss').map(({ kind }) => kind)).toEqual(['code', 'tests']);
		expect(read('dpo', 'gradient').map(({ kind }) => kind)).toEqual(['code', 'python']);
		expect(read('bare').map(({ kind }) => kind)).toEqual(['code']);
	});

	it.for([
		['an unknown example', 'ppo', undefined, '<Example name="ppo" />: There is no example "ppo" in examples/. There are: bare, dpo.'],
		['an unknown region', 'dpo', 'los', '<Example name="dpo" region="los" />: examples/dpo has no region "los". It has: loss, gradient.'],
		['an example without regions', 'bare', 'x', '<Example name="bare" region="x" />: examples/bare has no region "x". It has: none.'],
		['a region of the tests or the demo alone', 'dpo', 'demo', '<Example name="dpo" region="demo" />: examples/dpo has no region "demo"'],
	] as const)('names the page and what there is, for %s', ([, name, region, message]) => {
		expect(() => read(name, region)).toThrow(`src/content/docs/en/alignment/dpo.mdx: ${message}`);
	});
});

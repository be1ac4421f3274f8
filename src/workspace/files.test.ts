import { describe, expect, it } from 'vitest';
import { exampleNames, importedExamples, libraryFiles, readExampleFile, runnableFiles, withDependencies } from './files.ts';

const workspace = {
	'toy/index.ts': "import { random } from '@examples/numerics';",
	'toy/learn.ts': "import type { Vector } from \"@examples/numerics\";\nimport { learn } from './index.ts';",
	'numerics/index.ts': 'export const random = 1;',
	'numerics/reference.json': '{}',
	'dpo/index.ts': "import { toy } from '@examples/toy';\nimport { random } from '@examples/numerics';",
	'dpo/index.test.ts': "import { loss } from '@examples/dpo';",
	'dpo/index.property.test.ts': "import fc from 'fast-check';",
	'dpo/demo.ts': '',
	'dpo/reference.json': '{}',
	'dpo/reference.py': '',
	'dpo/README.md': '',
	'notes/README.md': 'no example',
};

describe('the workspace', () => {
	it('has an example where there is an index.ts', () => {
		expect(exampleNames(workspace)).toEqual(['dpo', 'numerics', 'toy']);
	});

	it('says what exists when an example or a file does not', () => {
		expect(() => readExampleFile(workspace, 'ppo', 'index.ts')).toThrow('There is no example "ppo" in examples/. There are: dpo, numerics, toy.');
		expect(() => readExampleFile(workspace, 'toy', 'demo.ts')).toThrow('examples/toy has no file "demo.ts". It has: index.ts, learn.ts.');
		expect(readExampleFile(workspace, 'dpo', 'reference.json')).toBe('{}');
	});

	it('puts every example after those it imports, once', () => {
		expect(withDependencies(workspace, 'dpo')).toEqual(['numerics', 'toy', 'dpo']);
		expect(withDependencies(workspace, 'numerics')).toEqual(['numerics']);
	});

	it('shows the circle in which examples import each other', () => {
		const circle = { 'a/index.ts': "import '@examples/b';\nexport * from '@examples/b';", 'b/index.ts': "import { a } from '@examples/a';" };
		expect(() => withDependencies(circle, 'a')).toThrow('Examples import each other in a circle: a → b → a.');
	});

	it('misses an imported example that does not exist', () => {
		expect(() => withDependencies({ 'a/index.ts': "import { b } from '@examples/b';" }, 'a')).toThrow('There is no example "b"');
	});

	it('runs code, tests, demo and reference values, and no property tests', () => {
		expect(runnableFiles(workspace, 'dpo')).toEqual(['dpo/demo.ts', 'dpo/index.test.ts', 'dpo/index.ts', 'dpo/reference.json']);
	});

	it('lends other examples its code alone', () => {
		expect(libraryFiles(workspace, 'dpo')).toEqual(['dpo/index.ts']);
	});

	it('knows imports by the name of their package, each once', () => {
		expect(importedExamples("import { a } from '@examples/b-c';\nexport type { d } from \"@examples/b-c\";\n// '@examples/no'")).toEqual(['b-c']);
	});
});

import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join, resolve } from 'node:path';
import { transform } from 'sucrase';
import { describe, expect, it } from 'vitest';
import { readWorkspace } from '../../src/workspace/disk.ts';
import { exampleNames, importedExamples } from '../../src/workspace/files.ts';
import { exportsOf } from './exports.ts';

interface Manifest {
	name: string;
	private: boolean;
	type: string;
	exports: string;
	dependencies?: Record<string, string>;
}

const contract = ['package.json', 'README.md', 'index.ts', 'index.test.ts', 'index.property.test.ts', 'demo.ts', 'reference.py', 'reference.json'];
const folders = globSync('examples/*/package.json').map((path) => path.split(/[\\/]/)[1]!).sort();

describe('the examples', () => {
	it('are found, each with its code', () => {
		expect(folders.length).toBeGreaterThan(0);
		expect(exampleNames(readWorkspace())).toEqual(folders);
	});
});

describe.each(folders)('examples/%s', (name) => {
	const folder = join('examples', name);
	const typescript = globSync('**/*.ts', { cwd: folder }).sort();
	const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

	it('has every file of the contract', () => {
		expect(contract.filter((file) => !existsSync(join(folder, file)))).toEqual([]);
	});

	it('is a package that declares the examples it imports, and no other', () => {
		const manifest = JSON.parse(read('package.json')) as Manifest;
		expect(manifest).toMatchObject({ name: `@examples/${name}`, private: true, type: 'module', exports: './index.ts' });
		const imported = new Set(typescript.flatMap((file) => importedExamples(read(file))));
		expect(Object.keys(manifest.dependencies ?? {}).sort()).toEqual([...imported].map((example) => `@examples/${example}`).sort());
	});

	it('says how its reference was made', () => {
		const reference = JSON.parse(read('reference.json')) as { header: unknown };
		expect(reference.header).toMatchObject({ tool: expect.any(String), version: expect.any(String) });
		expect(reference.header).toHaveProperty('seed');
	});

	it('documents each export, functions with one @example', () => {
		const wrong = exportsOf(join(folder, 'index.ts')).flatMap(({ name: exported, kind, documentation }) => {
			if (documentation === undefined) return [`${exported} has no docstring`];
			const examples = documentation.split('@example').length - 1;
			return kind === 'function' && examples !== 1 ? [`${exported} has ${examples} @example, expected 1`] : [];
		});
		expect(wrong).toEqual([]);
	});

	it('runs every test, always', () => {
		const held = typescript.filter((file) => /\b(it|test|describe)\.(only|skip|todo|skipIf|runIf|fails)\b/.test(read(file)));
		expect(held).toEqual([]);
	});

	it('is TypeScript that Node’s stripping and sucrase both take', () => {
		for (const file of typescript) {
			expect(() => stripTypeScriptTypes(read(file)), file).not.toThrow();
			expect(() => transform(read(file), { transforms: ['typescript', 'imports'], filePath: file }), file).not.toThrow();
		}
	});

	it('has a README in English, then in Chinese', () => {
		const [english, chinese] = [/^[^\n\p{Script=Han}]{40,}$/mu, /\p{Script=Han}{4}/u].map((pattern) => pattern.exec(read('README.md'))?.index ?? -1);
		expect(english).toBeGreaterThan(-1);
		expect(chinese).toBeGreaterThan(english!);
	});
});

describe('the demos', () => {
	it('run in Node as they are, and print numbers', () => {
		// One process for all: starting Node takes longer than most of them.
		const paths = folders.map((name) => resolve('examples', name, 'demo.ts'));
		const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', runDemos(paths)], { encoding: 'utf8' });
		expect(stderr).toBe('');
		const printed = JSON.parse(stdout) as string[];
		expect(printed.length).toBe(folders.length);
		for (const [index, text] of printed.entries()) {
			expect(text, paths[index]).toMatch(/\d/);
			expect(text, paths[index]).not.toMatch(/NaN|undefined|\[object/);
		}
	});
});

/** A script that runs modules one after the other and prints what each printed, as JSON. */
function runDemos(paths: readonly string[]): string {
	return `
		const { log } = console;
		const printed = [];
		for (const path of ${JSON.stringify(paths)}) {
			const lines = [];
			console.log = (...values) => lines.push(values.join(' '));
			await import(path);
			printed.push(lines.join('\\n'));
		}
		log(JSON.stringify(printed));
	`;
}

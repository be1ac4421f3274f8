import { dirname, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, repositoryFiles } from './sources.ts';

/**
 * The parts and what each may import besides itself. Read downwards it is the way of data backwards: content and
 * pages show components, components show figures, practice, runner and sandbox, and all of them the examples.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
	'src/content': ['src/components', 'src/figures', 'src/practice'],
	'src/pages': ['src/components', 'src/figures', 'src/practice', 'src/runner', 'src/sandbox', 'src/workspace', 'src/content', 'src', 'src/styles', 'examples'],
	'src/components': ['src/figures', 'src/practice', 'src/runner', 'src/sandbox', 'src/workspace', 'src', 'src/styles', 'src/content', 'examples'],
	'src/practice': ['src/runner', 'src/workspace', 'src', 'src/styles', 'examples'],
	'src/figures': ['src/styles', 'examples'],
	'src/runner': ['src/workspace', 'examples'],
	'src/sandbox': ['src/workspace', 'examples'],
	// The examples read as text.
	'src/workspace': [],
	// What happens to pages while they are built: for astro.config.mjs alone.
	'src/markdown': [],
	'src/delivery': ['src/runner', 'src/sandbox'],
	// content.config.ts, chapters.ts: the contract of content.
	src: ['src/content', 'src/practice'],
	'src/styles': [],
	examples: [],
	// The build judges drills as the page does.
	scripts: ['src/practice', 'src/runner', 'src/workspace'],
	tests: [],
	root: ['src/markdown', 'src/delivery', 'src/components', 'src/practice', 'src', 'scripts', 'root'],
};

const code = repositoryFiles().filter((path) => /\.(ts|tsx|astro|mjs|js|mdx)$/.test(path));
const edges = code.flatMap((path) => importsOf(path).map((specifier) => ({ path, specifier, to: target(path, specifier) })));

describe('imports', () => {
	it('are found in every kind of file', () => {
		for (const kind of ['.ts', '.astro', '.mjs']) expect(edges.some(({ path, to }) => path.endsWith(kind) && to), kind).toBe(true);
	});

	it('point one way', () => {
		const wrong = edges
			.filter(({ path, to }) => to !== undefined && !allowed(partOf(path), partOf(to)))
			.map(({ path, specifier, to }) => `${path} imports ${specifier}: ${partOf(path)} may not import ${partOf(to!)}`);
		expect(wrong).toEqual([]);
	});

	it('name files with their extension, and no file of another folder by climbing over src', () => {
		const wrong = edges
			.filter(({ specifier, to }) => to !== undefined && /^[.~]/.test(specifier) && !/\.\w+(\?\w+)?$/.test(specifier) && !specifier.includes('*'))
			// What an author writes in every chapter.
			.filter(({ specifier }) => specifier !== '~/components')
			.map(({ path, specifier }) => `${path}: ${specifier}`);
		expect(wrong).toEqual([]);
	});

	it('of examples are other examples, vitest, fast-check in property tests and reference.json', () => {
		const wrong = edges
			.filter(({ path, specifier }) => path.startsWith('examples/') && !exampleMayImport(path, specifier))
			.map(({ path, specifier }) => `${path}: ${specifier}`);
		expect(wrong).toEqual([]);
	});

	it('of examples lead to no circle', () => {
		const graph = new Map<string, Set<string>>();
		for (const { path, specifier } of edges) {
			const [from, to] = [/^examples\/([\w-]+)\//.exec(path)?.[1], /^@examples\/([\w-]+)$/.exec(specifier)?.[1]];
			if (from && to) graph.set(from, (graph.get(from) ?? new Set()).add(to));
		}
		const visit = (name: string, way: readonly string[]): void => {
			expect(way, [...way, name].join(' → ')).not.toContain(name);
			for (const next of graph.get(name) ?? []) visit(next, [...way, name]);
		};
		for (const name of graph.keys()) visit(name, []);
		expect(graph.has('numerics'), 'numerics imports no example').toBe(false);
	});
});

/** Tests look at everything; nothing looks at them. */
function allowed(from: string, to: string): boolean {
	if (from === 'tests') return true;
	return from === to || (mayImport[from]?.includes(to) ?? false);
}

/** The part a file belongs to: the longest of the table's names that its path begins with. */
function partOf(path: string): string {
	const parts = Object.keys(mayImport).filter((part) => path.startsWith(`${part}/`));
	// `src` holds the files directly in src/ only: an unknown folder of src has no part, and may import nothing.
	const longest = parts.sort((a, b) => b.length - a.length)[0];
	if (longest === 'src') return /^src\/[^/]+$/.test(path) ? 'src' : posix.dirname(path);
	return longest ?? (path.includes('/') ? dirname(path) : 'root');
}

/** The path of an imported file of ours; nothing for a package. */
function target(path: string, specifier: string): string | undefined {
	const file = specifier.replace(/\?.*$/, '');
	if (file.startsWith('.')) return posix.join(posix.dirname(path), file);
	if (file.startsWith('~/')) return file === '~/components' ? 'src/components/index.ts' : `src/${file.slice(2)}`;
	if (file.startsWith('@examples/')) return `examples/${file.slice('@examples/'.length)}/index.ts`;
	return file.startsWith('/') ? file.slice(1) : undefined;
}

function exampleMayImport(path: string, specifier: string): boolean {
	const [, example] = path.split('/') as [string, string];
	if (specifier.startsWith('@examples/')) return specifier !== `@examples/${example}`;
	if (specifier === 'vitest') return path.endsWith('.test.ts');
	if (specifier === 'fast-check') return path.endsWith('.property.test.ts');
	const file = posix.join(posix.dirname(path), specifier);
	return specifier.startsWith('.') && file.startsWith(`examples/${example}/`) && /(\.ts|\/reference\.json)$/.test(file);
}

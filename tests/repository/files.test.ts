import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryFiles } from './sources.ts';

const source = repositoryFiles().filter((path) => /\.(ts|tsx|astro|js|mjs|css)$/.test(path));
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const pascal = /^[A-Z][A-Za-z0-9]*$/;

describe('source files', () => {
	it('are found', () => {
		expect(source).toContain('tests/repository/files.test.ts');
	});

	it('are short enough to read in one go', () => {
		const long = source
			.map((path) => ({ path, lines: readFileSync(path, 'utf8').trimEnd().split('\n').length }))
			.filter(({ path, lines }) => lines > mostLines(path))
			.map(({ path, lines }) => `${path}: ${lines} lines, ${mostLines(path)} at most. Move what can be named into a file of its own.`);
		expect(long).toEqual([]);
	});

	it('are named by what they are: kebab-case.ts, PascalCase.astro and .tsx', () => {
		const wrong = source.filter((path) => !isWellNamed(path));
		expect(wrong).toEqual([]);
	});

	it('lie in folders named in kebab-case', () => {
		const folders = new Set(source.flatMap((path) => dirname(path).split('/')));
		const wrong = [...folders].filter((folder) => folder !== '.' && !kebab.test(folder.replace(/^\.|^\[(?=\w+\]$)|(?<=^\[\w+)\]$/g, '')));
		expect(wrong).toEqual([]);
	});

	it('end with one line end and hold no trailing spaces and no Windows line ends', () => {
		const wrong = source.filter((path) => /\r|[ \t]$/m.test(readFileSync(path, 'utf8')) || !/[^\n]\n$/.test(readFileSync(path, 'utf8')));
		expect(wrong).toEqual([]);
	});
});

/** A style sheet is a flat list; an example's tests are one file, because the page runs them as one. */
function mostLines(path: string): number {
	if (path.endsWith('.css') || /^examples\/[\w-]+\/index\.test\.ts$/.test(path)) return 450;
	return /^examples\/[\w-]+\/(?!.*\.test\.ts)/.test(path) ? 150 : 250;
}

function isWellNamed(path: string): boolean {
	const stem = basename(path).split('.')[0]!;
	// Routes are addresses: `404.astro`, `[example].json.ts`.
	if (path.startsWith('src/pages/')) return kebab.test(stem.replace(/^\[(?:\.{3})?([a-z]+)\]$/, '$1'));
	if (/\.(astro|tsx)$/.test(path)) return pascal.test(stem);
	// The test of a component bears its name.
	if (/\.test\.ts$/.test(path) && pascal.test(stem)) {
		return ['.tsx', '.astro'].some((extension) => existsSync(join(dirname(path), stem + extension)));
	}
	return kebab.test(stem) && extname(path) !== '';
}

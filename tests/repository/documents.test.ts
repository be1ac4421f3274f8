import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryFiles } from './sources.ts';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const documents = repositoryFiles().filter((path) => path.endsWith('.md'));

describe('CONTRIBUTING.md, README.md and the examples’ READMEs', () => {
	it('are found', () => {
		expect(documents).toContain('CONTRIBUTING.md');
	});

	it.each(documents)('%s names only commands that exist', (path) => {
		const text = readFileSync(path, 'utf8');
		const named = [...text.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)].map((match) => match[1] ?? match[2]!);
		expect(named.filter((script) => scripts[script] === undefined)).toEqual([]);
	});

	it.each(documents)('%s links only to files that exist', (path) => {
		const links = [...readFileSync(path, 'utf8').matchAll(/\]\((?!https?:|mailto:|#|\/)([^)\s#]+)(?:#[^)]*)?\)/g)].map((match) => match[1]!);
		expect(links.filter((link) => !existsSync(posix.join(posix.dirname(path), link)))).toEqual([]);
	});
});

describe('package.json', () => {
	it('has a script file behind every command', () => {
		const missing = Object.values(scripts).filter((command) => !existsSync(/^node (\S+)$/.exec(command)?.[1] ?? ''));
		expect(missing).toEqual([]);
	});

	it('is what .ci/run and the hosted workflow call', () => {
		expect(readFileSync('.ci/run', 'utf8')).toMatch(/^npm ci\nnpm test\n$/m);
		expect(readFileSync('.github/workflows/ci.yml', 'utf8')).toMatch(/run: npm ci[^]*run: npm test/);
	});
});

describe('nothing in the repository', () => {
	it('names a machine’s own paths or a registry’s host', () => {
		const text = repositoryFiles().filter((path) => /\.(ts|tsx|astro|mdx?|json|ya?ml|js|mjs|css|py|html)$/.test(path) || !/\.\w+$/.test(path));
		// Written in two parts, so that this file does not name them.
		const private_ = new RegExp(['/(?:root|home|Users)/' + '[a-z]', '/work' + '/', 'registry' + '\\.(?!npmjs\\.org)[a-z]', 'file:' + '///'].join('|'));
		const wrong = text.filter((path) => path !== 'tests/repository/documents.test.ts' && private_.test(readFileSync(path, 'utf8')));
		expect(wrong).toEqual([]);
	});
});

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Paths of the repository's own files, those not yet committed included; nothing that git ignores. */
export function repositoryFiles(): string[] {
	return execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
		.split('\n')
		.filter((path) => path !== '' && existsSync(path));
}

/** What a file imports, as it is written there: `./loss.ts`, `~/runner/run.ts`, `@examples/dpo`. */
export function importsOf(path: string): string[] {
	const text = withoutComments(readFileSync(path, 'utf8'));
	const statements = /(?:^|[\n;{])\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s*)?['"]([^'"\n]+)['"]/g;
	const calls = /\b(?:import|import\.meta\.glob)(?:<[^>]*>)?\(\s*['"`]([^'"`\n]+)['"`]/g;
	return [...text.matchAll(statements), ...text.matchAll(calls)].map((match) => match[1]!);
}

function withoutComments(text: string): string {
	return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

import { withDependencies, type WorkspaceFiles } from '~/workspace/index.ts';

/** The examples that a page shows by itself, in its order. */
export function examplesOf(body: string): string[] {
	return [...body.matchAll(/<Example\s[^>]*?name="([\w-]+)"/g)].map((match) => match[1]!);
}

/**
 * Whose StackBlitz project an example opens on a page: the largest there that carries its code. Each project stands in
 * the page as a form of some twenty kilobytes, so a page has no more of them than it needs.
 */
export function sharedSandbox(files: WorkspaceFiles, onPage: readonly string[], example: string): string {
	const size = (name: string): number => withDependencies(files, name).length;
	return onPage
		.filter((name) => withDependencies(files, name).includes(example))
		.reduce((best, name) => (size(name) > size(best) ? name : best), example);
}

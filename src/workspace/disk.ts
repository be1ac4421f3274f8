import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { WorkspaceFiles } from './files.ts';

/** The examples workspace read from disk, for scripts and tests that run without Vite. */
export function readWorkspace(root = process.cwd()): WorkspaceFiles {
	const examples = resolve(root, 'examples');
	return Object.fromEntries(
		globSync('*/*.{ts,py,json,md}', { cwd: examples })
			.sort()
			.map((path) => [path.replaceAll('\\', '/'), readFileSync(resolve(examples, path), 'utf8')]),
	);
}

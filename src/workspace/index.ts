import type { WorkspaceFiles } from './files.ts';

export * from './files.ts';
export * from './regions.ts';

const raw = import.meta.glob<string>('/examples/*/*.{ts,py,json,md}', {
	query: '?raw',
	import: 'default',
	eager: true,
});

/** The examples as they stand in the repository, read by Vite so that the page follows every edit. */
export const workspace: WorkspaceFiles = Object.fromEntries(
	Object.entries(raw).map(([path, text]) => [path.slice('/examples/'.length), text]),
);

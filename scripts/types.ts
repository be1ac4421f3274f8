import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { childEnvironment, inRoot, root, tool } from './project.ts';

/*
 * The types of everything but components, by tsc: what changed since the last time takes a few seconds, where
 * `astro check` (in `npm test`) takes twenty for a changed letter.
 */
const options = { cwd: root, env: childEnvironment(), stdio: 'inherit' } as const;
// The types of the content collections are made from its contract; only a fresh clone lacks them.
if (!existsSync(inRoot('.astro', 'types.d.ts'))) spawnSync(process.execPath, [tool('astro'), 'sync'], options);
const tsc = [tool('tsc'), '-p', '.', '--incremental', '--tsBuildInfoFile', '.build/source.tsbuildinfo'];
process.exitCode = spawnSync(process.execPath, tsc, options).status ?? 1;

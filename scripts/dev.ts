import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { judgeDrills } from './drills.ts';
import { childEnvironment, root, tool } from './project.ts';
import { resultsPath } from './results.ts';

const children: ChildProcess[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(0));

// Both watch for themselves: Vitest runs what an edit touches and renews .build/examples.json, Astro reloads the page.
start(tool('vitest'), 'watch', '--project', 'examples', '--reporter=default', '--reporter=./scripts/results.ts');
await firstResults();
await judgeDrills();
start(tool('astro'), 'dev', ...process.argv.slice(2));

/** Ends with either of the two, and with Ctrl-C. */
function start(...args: string[]): void {
	const env = childEnvironment({ ASTRO_DEV_BACKGROUND: '0' });
	const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
	children.push(child);
	child.once('exit', (code) => stop(code ?? 0));
}

function stop(code: number): void {
	for (const child of children) child.kill('SIGTERM');
	process.exit(code);
}

/** A page needs results to show; where tests fail, those of the last good run, or none. */
async function firstResults(): Promise<void> {
	for (let tries = 0; tries < 120 && !existsSync(resultsPath); tries += 1) await wait(250);
}

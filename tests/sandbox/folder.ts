import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { SandboxProject } from '~/sandbox/project.ts';

/** How a command ended, and all it wrote. */
export interface CommandResult {
	ok: boolean;
	output: string;
}

/** Writes a project to a new empty folder outside the repository, as StackBlitz would, for as long as `use` needs it. */
export async function inFolder(project: SandboxProject, use: (folder: string) => Promise<void>): Promise<void> {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), 'sandbox-')));
	try {
		for (const [path, text] of Object.entries(project.files)) {
			mkdirSync(dirname(join(folder, path)), { recursive: true });
			writeFileSync(join(folder, path), text);
		}
		await use(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Runs a command to its end, under the Node that runs this test. */
export function run(folder: string, command: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<CommandResult> {
	const [file, ...args] = command;
	const options = { cwd: folder, env: { ...cleanEnvironment(), ...env }, shell: onWindows, maxBuffer: 2 ** 26 };
	return new Promise((resolve) => {
		execFile(file!, args, options, (error, stdout, stderr) => resolve({ ok: !error, output: `${stdout}\n${stderr}` }));
	});
}

/**
 * The same, for what must succeed.
 * @throws {Error} with the end of what the command wrote.
 */
export async function succeed(folder: string, command: readonly string[], env?: NodeJS.ProcessEnv): Promise<void> {
	const { ok, output } = await run(folder, command, env);
	if (ok) return;
	throw new Error(`"${command.join(' ')}" failed in a project's folder. It ended with:\n${output.trim().split('\n').slice(-40).join('\n')}`);
}

/** `npm install` as a reader runs it, without what has no bearing on the result. */
export function install(folder: string): Promise<void> {
	return succeed(folder, ['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline']);
}

/** `npm test`; returns how many tests passed. */
export async function passingTests(folder: string, env?: NodeJS.ProcessEnv): Promise<number> {
	const reporters = ['--reporter=default', '--reporter=json', '--outputFile.json=results.json'];
	await succeed(folder, ['npm', 'test', '--', ...reporters], env);
	return readJson<{ numPassedTests: number }>(join(folder, 'results.json')).numPassedTests;
}

/** Starts a command that does not end by itself; `stop` ends it and all it started. */
export function start(folder: string, command: readonly string[]): { output: () => string; stop: () => void } {
	const [file, ...args] = command;
	const child = spawn(file!, args, { cwd: folder, env: cleanEnvironment(), shell: onWindows, detached: !onWindows });
	let output = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
	const stop = (): void => {
		if (child.exitCode === null) process.kill(onWindows ? child.pid! : -child.pid!);
	};
	return { output: () => output, stop };
}

/** A JSON file. */
export function readJson<T>(path: string): T {
	return JSON.parse(readFileSync(path, 'utf8')) as T;
}

const onWindows = process.platform === 'win32';

// Without what the npm and the Vitest around this test have put there.
function cleanEnvironment(): NodeJS.ProcessEnv {
	const ours = /^(npm_(package_|lifecycle_|command$|config_local_prefix$)|VITEST|(NODE_ENV|NODE_PATH|INIT_CWD|TEST|DEV|PROD|MODE|SSR|BASE_URL)$)/;
	const rest = Object.entries(process.env).filter(([name]) => !ours.test(name));
	return { ...Object.fromEntries(rest), PATH: `${dirname(process.execPath)}${delimiter}${process.env['PATH']}`, NO_COLOR: '1' };
}

import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder, without a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** An absolute path inside the repository. */
export function inRoot(...segments: string[]): string {
	return join(root, ...segments);
}

/**
 * The script behind a command of an installed package, to be run by this very Node.
 * @throws {Error} when it is not installed.
 */
export function tool(name: string): string {
	const path = inRoot('node_modules', '.bin', name);
	if (!existsSync(path)) throw new Error(`node_modules/.bin/${name} does not exist. Run \`npm ci\` first.`);
	return realpathSync(path);
}

/** The environment for child processes: ours, with the installed packages' commands (Node 24 among them) first. */
export function childEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
	const path = [inRoot('node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter);
	return { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...extra, PATH: path };
}

/** Ends the script with what went wrong and how to mend it, without a stack of ours that would say nothing more. */
export function giveUp(error: unknown): never {
	console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}`);
	process.exit(1);
}

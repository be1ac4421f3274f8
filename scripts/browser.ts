import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { childEnvironment, root, tool } from './project.ts';

/** A browser that starts. */
export interface Browser {
	path: string;
	/** As it names itself: `Chromium 156.0.8078.79`. */
	version: string;
	/** Where it comes from, for the progress line. */
	source: string;
}

const variables = ['CHROMIUM', 'CHROME_PATH', 'CHROME_BIN', 'PUPPETEER_EXECUTABLE_PATH'];
const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macApplications = ['Chromium.app/Contents/MacOS/Chromium', 'Google Chrome.app/Contents/MacOS/Google Chrome'];

/**
 * Finds a Chromium: the one an environment variable names, the system's, Playwright's own; failing these, installs
 * one and says so.
 * @throws {Error} when a variable names no working browser, or none can be installed.
 */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): Browser {
	return named(env) ?? onSystem(env) ?? ofPlaywright() ?? install(env);
}

/** One line for the progress report. */
export function describeBrowser(browser: Browser): string {
	return `browser: ${browser.version} (${browser.source}: ${browser.path})`;
}

/** A variable that is set is meant: a wrong one is an error, and no other browser takes its place. */
function named(env: NodeJS.ProcessEnv): Browser | undefined {
	const variable = variables.find((name) => env[name]);
	if (variable === undefined) return undefined;
	const path = env[variable]!;
	const version = versionOf(path);
	if (version !== undefined) return { path, version, source: variable };
	throw new Error(
		`${variable}: expected the path of a Chromium that starts, found "${path}", which does not answer --version. ` +
			`Correct ${variable}, or unset it to let the system's or Playwright's Chromium be found.`,
	);
}

function onSystem(env: NodeJS.ProcessEnv): Browser | undefined {
	const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
	const paths = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
	if (process.platform === 'darwin') {
		const homes = ['/Applications', join(env['HOME'] ?? '', 'Applications')];
		paths.push(...macApplications.flatMap((application) => homes.map((home) => join(home, application))));
	}
	for (const path of paths) {
		const version = versionOf(path);
		if (version !== undefined) return { path, version, source: 'the system’s' };
	}
	return undefined;
}

function ofPlaywright(): Browser | undefined {
	const path = chromium.executablePath();
	const version = versionOf(path);
	return version === undefined ? undefined : { path, version, source: 'Playwright’s own' };
}

function install(env: NodeJS.ProcessEnv): Browser {
	const byApt = process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
	console.log(`browser: no Chromium found; installing one with ${byApt ? 'apt-get' : 'Playwright’s installer'} …`);
	if (byApt && installByApt()) {
		const browser = onSystem(env);
		if (browser) return browser;
	}
	const command = [tool('playwright'), 'install', ...(byApt ? ['--with-deps'] : []), 'chromium'];
	spawnSync(process.execPath, command, { cwd: root, env: childEnvironment(), stdio: 'inherit' });
	const browser = ofPlaywright();
	if (browser) return browser;
	throw new Error(
		'No Chromium was found and none could be installed, and the browser tests are never skipped. ' +
			'Install one (Debian: apt-get install chromium; macOS: brew install --cask chromium; anywhere: ' +
			'npx playwright install --with-deps chromium), or set CHROMIUM to the path of one.',
	);
}

/** Chinese glyphs come along: without them a screenshot of the Chinese pages shows boxes. */
function installByApt(): boolean {
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const apt = (...args: string[]): boolean => spawnSync('apt-get', ['-qq', ...args], { env, stdio: 'inherit' }).status === 0;
	return apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
}

function versionOf(path: string): string | undefined {
	if (!existsSync(path)) return undefined;
	try {
		const answer = execFileSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore'] });
		return /[A-Z][\w ]*? \d[\d.]*/.exec(answer)?.[0];
	} catch {
		return undefined;
	}
}

import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { describeBrowser, findBrowser } from './browser.ts';

const folder = mkdtempSync(join(tmpdir(), 'browser-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('findBrowser', () => {
	it('takes the browser a variable names before the system’s', () => {
		const mine = program('mine', 'echo "Chromium 200.0.1 built on Debian"');
		program('chromium', 'echo "Chromium 100.0"');
		const browser = findBrowser({ CHROMIUM: mine, PATH: folder });
		expect(browser).toEqual({ path: mine, version: 'Chromium 200.0.1', source: 'CHROMIUM' });
		expect(describeBrowser(browser)).toBe(`browser: Chromium 200.0.1 (CHROMIUM: ${mine})`);
	});

	it('finds the system’s, passing over one that does not start', () => {
		program('chromium', 'echo "needs the snap" >&2; exit 1');
		const chrome = program('google-chrome', 'echo "Google Chrome 150.0.7"');
		expect(findBrowser({ PATH: folder })).toMatchObject({ path: chrome, version: 'Google Chrome 150.0.7' });
	});

	it('does not pass over a variable that names no browser', () => {
		expect(() => findBrowser({ CHROME_PATH: '/nowhere/chromium' })).toThrow(/CHROME_PATH: expected .* found "\/nowhere\/chromium"/);
	});
});

function program(name: string, script: string): string {
	const path = join(folder, name);
	writeFileSync(path, `#!/bin/sh\n${script}\n`);
	chmodSync(path, 0o755);
	return path;
}

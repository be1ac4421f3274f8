import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browser.ts';

// Found once: Playwright's worker processes read this file again and inherit the answer.
process.env['CHROMIUM'] ??= findBrowser().path;

/** The browser's part of `npm test`, against what `npm run build` left in dist/. */
export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.spec.ts',
	outputDir: '.build/playwright',
	reporter: 'list',
	workers: 2,
	retries: 0,
	forbidOnly: true,
	webServer: process.env.NOSERVE ? undefined : {
		command: 'node scripts/serve.ts',
		env: { PORT: '0' },
		// Any free port will do; the server says which it took.
		wait: { stdout: /(?<site_address>http:\/\/localhost:\d+\S*)/ },
		gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
	},
	use: {
		baseURL: process.env['SITE_ADDRESS'],
		browserName: 'chromium',
		launchOptions: {
			executablePath: process.env['CHROMIUM'],
			// Chromium refuses to run as root, as containers do, without this.
			args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
		},
		screenshot: 'off',
		trace: 'off',
	},
});

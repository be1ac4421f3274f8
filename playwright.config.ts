import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browser.ts';

// Found once: Playwright's worker processes read this file again and inherit the answer.
process.env['CHROMIUM'] ??= findBrowser().path;

/** The agreement of the page's runner with Vitest concerns the examples alone: it needs no built site. */
const needsSite = !process.argv.includes('--project=agreement');

/** The browser's part of `npm test`, against what `npm run build` left in dist/. */
export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.spec.ts',
	outputDir: '.build/playwright',
	reporter: 'list',
	workers: 2,
	retries: 0,
	forbidOnly: true,
	projects: [
		{ name: 'browser', testIgnore: '**/agreement.spec.ts' },
		// On its own: it keeps both cores busy, and tests that measure time would suffer beside it.
		{ name: 'agreement', testMatch: '**/agreement.spec.ts' },
	],
	...(needsSite && {
		webServer: {
			command: 'node scripts/serve.ts',
			env: { PORT: '0' },
			// Any free port will do; the server says which it took.
			wait: { stdout: /(?<site_address>http:\/\/localhost:\d+\S*)/ },
			gracefulShutdown: { signal: 'SIGTERM', timeout: 2000 },
		},
	}),
	use: {
		...(process.env['SITE_ADDRESS'] && { baseURL: process.env['SITE_ADDRESS'] }),
		browserName: 'chromium',
		launchOptions: {
			executablePath: process.env['CHROMIUM'],
			// Chromium refuses to run as root, as containers do, without this.
			args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
		},
	},
});

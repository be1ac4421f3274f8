import { existsSync } from 'node:fs';
import puppeteer, { type Browser } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checks, watchedSite, type EnginePage, type WatchedSite } from './engine.ts';

/** Where a Firefox may be; FIREFOX names another. */
const firefox = [process.env['FIREFOX'], '/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'].find(
	(path) => path !== undefined && existsSync(path),
);

if (firefox) {
	describe('in Firefox', () => {
		let browser: Browser;
		let site: WatchedSite;

		beforeAll(async () => {
			site = await watchedSite();
			browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox, headless: true });
		});

		afterAll(async () => {
			await browser.close();
			site.server.closeAllConnections();
			site.server.close();
		});

		it.each(Object.entries(checks))('%s', async (_, check) => {
			const context = await browser.createBrowserContext();
			const tab = await context.newPage();
			const page: EnginePage = {
				open: async (path) => void (await tab.goto(site.address + path)),
				evaluate: (expression) => tab.evaluate(expression) as Promise<never>,
				type: (text) => tab.keyboard.type(text),
			};
			await page.open('en/alignment/dpo/');
			expect(await check(page, site)).toEqual([]);
			await context.close();
		});
	});
} else {
	it(`Firefox is not here: ${Object.keys(checks).length} checks of run, stop, isolation and edit were not run`, () => {
		console.warn(`No Firefox found: ${Object.keys(checks).length} checks were not run. Install it, or name it with FIREFOX.`);
	});
}

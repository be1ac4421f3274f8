import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';
import { chapter, exampleOn, expect, test } from './helpers.ts';

/** What is loaded from here on, compressed, in KB. */
function count(page: Page): { kilobytes: () => Promise<number>; restart: () => void } {
	let responses: Response[] = [];
	page.on('response', (response) => responses.push(response));
	return {
		restart: () => (responses = []),
		kilobytes: async () => {
			const scripts = responses.filter((response) => /\.js(?:$|\?)/.test(response.url()));
			const texts = await Promise.all(scripts.map((response) => response.body()));
			return texts.reduce((sum, text) => sum + gzipSync(text).length / 1024, 0);
		},
	};
}

test('examples cost little before a click, and what each button says it costs after it', async ({ page }) => {
	const loaded = count(page);
	const before: Response[] = [];
	page.on('response', (response) => before.push(response));
	await page.goto(chapter.en);
	await page.waitForLoadState('networkidle');
	const own = before.filter((response) => /\/Example\w*\.astro|\/dom\.|\/code-box|\/DrillRoom/.test(response.url()));
	expect(own.length).toBeGreaterThan(0);
	const wake = (await Promise.all(own.map((response) => response.body()))).reduce((sum, text) => sum + gzipSync(text).length / 1024, 0);
	const example = exampleOn(page, 'dpo');

	loaded.restart();
	await example.locator('[data-run]').click();
	await expect(example.locator('.report-status')).toHaveText(/^All/);
	const run = await loaded.kilobytes();

	loaded.restart();
	await example.locator('[data-edit]').click();
	await expect(example.locator('.cm-content')).toBeFocused();
	await page.keyboard.insertText(' ');
	const compiler = page.waitForResponse(/\/edit\.[\w-]+\.js$/);
	await page.keyboard.press('Control+Enter');
	await compiler;
	await expect(example.locator('.report-status')).toHaveText(/^All/);
	const edit = await loaded.kilobytes();

	console.log(`before a click ${wake.toFixed(1)} KB, Run ${run.toFixed(1)} KB, Edit ${edit.toFixed(1)} KB compressed`);
	expect(wake).toBeLessThan(6);
	// The harness and its client; the example's own code and tests come on top, as large as they are.
	expect(run).toBeLessThan(60);
	expect(edit).toBeLessThan(220);
});

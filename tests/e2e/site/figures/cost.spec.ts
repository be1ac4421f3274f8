import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';
import { expect, sitePaths, test } from '../helpers.ts';

// Pages know nothing of each other.
test.describe.configure({ mode: 'parallel' });

/** Preact and what ties it to the page: paid once, and not by a figure. */
const renderer = /\/(?:preact\.module|hooks\.module|signals\.module|client|jsxRuntime\.module|preload-helper)\.[\w-]+\.js$/;
const withFigures = sitePaths.filter((path) => path.startsWith('en/') && readFileSync(`dist/${path}index.html`, 'utf8').includes('<astro-island'));

test('every chapter page has figures to weigh', () => {
	expect(withFigures.length).toBeGreaterThanOrEqual(17);
});

for (const path of withFigures) {
	test(`${path}: its figures weigh little, come late, and move nothing`, async ({ page }) => {
		const scripts: Response[] = [];
		await page.goto(path);
		await page.waitForLoadState('networkidle');
		const islands = page.locator('astro-island');
		const figures = await islands.count();
		await expect(page.locator('astro-island[ssr]'), 'asleep before they come into sight').toHaveCount(figures);

		page.on('response', (response) => scripts.push(response));
		await watchShifts(page);
		for (const island of await islands.all()) {
			await island.scrollIntoViewIfNeeded();
			await expect(island).not.toHaveAttribute('ssr');
		}
		await page.waitForLoadState('networkidle');
		const own = scripts.filter((response) => response.url().endsWith('.js') && !renderer.test(response.url()));
		const kilobytes = await sizeOf(own);
		console.log(`${path}: ${figures} figures, ${kilobytes.toFixed(1)} KB compressed beyond Preact`);
		expect(kilobytes).toBeGreaterThan(0);
		expect(kilobytes).toBeLessThan(25);
		expect(await shifts(page)).toEqual([]);
	});
}

async function sizeOf(responses: readonly Response[]): Promise<number> {
	const texts = await Promise.all(responses.map((response) => response.body()));
	return texts.reduce((sum, text) => sum + gzipSync(text).length / 1024, 0);
}

/** Notes what moves on the page from here on. */
async function watchShifts(page: Page): Promise<void> {
	await page.evaluate(() => {
		const found: string[] = [];
		Object.assign(window, { shifts: found });
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node?: Node }[] })[]) {
				found.push(`${entry.value.toFixed(4)}: ${entry.sources.map(({ node }) => (node instanceof Element ? `${node.tagName}.${node.className}` : String(node?.nodeName))).join(', ')}`);
			}
		}).observe({ type: 'layout-shift' });
	});
}

async function shifts(page: Page): Promise<string[]> {
	return page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
}

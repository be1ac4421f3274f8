import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openDetails, overflowing, sitePaths, test } from './helpers.ts';

/** What axe finds, as `rule: where: what to do`. */
async function violations(page: Page): Promise<string[]> {
	const { violations: found } = await new AxeBuilder({ page }).analyze();
	return found.flatMap(({ id, help, nodes }) => nodes.map(({ target, any }) => `${id}: ${target.join(' ')}: ${any[0]?.message ?? help}`));
}

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`in ${colorScheme} colors`, () => {
		test.use({ colorScheme, viewport: { width: 1440, height: 900 } });

		for (const path of sitePaths) {
			test(`${path} is accessible, isolated, and fits the window`, async ({ page }) => {
				await page.goto(path);
				await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
				expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
				expect(await violations(page)).toEqual([]);
				await openDetails(page);
				await page.evaluate(() => document.fonts.ready);
				expect(await overflowing(page)).toEqual([]);
				await page.setViewportSize({ width: 360, height: 740 });
				expect(await overflowing(page)).toEqual([]);
				expect(await violations(page)).toEqual([]);
			});
		}
	});
}

test('there are pages of both languages to look at', () => {
	expect(sitePaths).toEqual(expect.arrayContaining(['en/', 'zh-cn/', 'en/alignment/dpo/', 'zh-cn/alignment/dpo/']));
});

test('a figure answers its slider, and every formula has its fonts', async ({ page }) => {
	await page.goto('en/alignment/dpo/');
	const slider = page.locator('.figure input[type="range"]').first();
	await slider.scrollIntoViewIfNeeded();
	// An island wakes when it is seen.
	await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
	const readouts = page.locator('.figure').first();
	const before = await readouts.innerText();
	await slider.press('ArrowRight');
	await expect(readouts).not.toHaveText(before);
	await openDetails(page);
	await page.evaluate(() => document.fonts.ready);
	expect(await page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'error').map(({ family }) => family))).toEqual([]);
});

test('what is found is found: an image without a name, a page too wide', async ({ page }) => {
	await page.goto('en/');
	await page.evaluate(() => {
		const image = document.createElement('img');
		image.style.width = '2000px';
		document.querySelector('main')!.append(image);
	});
	expect((await violations(page)).join()).toContain('image-alt');
	expect((await overflowing(page)).join()).toContain('img');
});

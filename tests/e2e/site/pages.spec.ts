import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { distinctPaths, expect, openDetails, overflowing, sitePaths, test } from './helpers.ts';

// A chapter has twenty thousand elements: axe takes its time. The same components stand in the same order on the pages
// of both languages (tests/content/parity.test.ts), so that it reads the chapters of one. Pages know nothing of each
// other, and both cores look at them.
test.describe.configure({ mode: 'parallel', timeout: 300_000 });

/** Colors take half of axe's time: each page's are read in one theme, of two neighbors one in each. Style sheets and figures share theirs. */
const colors = ['color-contrast', 'link-in-text-block'];
const isReadInLight = (path: string): boolean => distinctPaths.indexOf(path) % 2 === 0;

/** Pages in English, and Chinese ones that are no chapters. */
const isReadByAxe = (path: string): boolean => path.startsWith('en/') || !/^zh-cn\/(?:transformer|language-models|alignment|multimodal|coding)\/\w/.test(path);

/** What axe finds, all rules or these, as `rule: where: what to do`. */
async function violations(page: Page, { rules, without = [] }: { rules?: string[]; without?: string[] } = {}): Promise<string[]> {
	// Naming every element that passes takes longer than judging it, and so does carrying the names to a page of their
	// own, which only frames of other sites need: without both axe takes a third of the time.
	const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
	// Half of the elements are KaTeX's boxes, which no screen reader meets, in the color of the text around them.
	axe.exclude('.katex-html').disableRules(without);
	const { violations: found } = await (rules ? axe.withRules(rules) : axe).analyze();
	const places = found.flatMap(({ id, help, nodes }) =>
		nodes.map(({ target, any }) => ({ id, selector: target.join(' '), text: any[0]?.message ?? help })),
	);
	// Axe gives MathML no text; browsers announce a header that is a formula by the formula.
	const formulas = await Promise.all(places.map(({ id, selector }) => id === 'empty-table-header' && page.locator(selector).locator('math').count()));
	return places.filter((_, index) => !formulas[index]).map(({ id, selector, text }) => `${id}: ${selector}: ${text}`);
}

test.describe('in light colors', () => {
	test.use({ colorScheme: 'light', viewport: { width: 1440, height: 900 } });

	for (const path of distinctPaths) {
		test(`${path} is accessible, isolated, and fits the window`, async ({ page }) => {
			await page.goto(path);
			await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
			expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
			expect.soft(await overflowing(page), 'at 1440 px').toEqual([]);
			await openDetails(page);
			await page.evaluate(() => document.fonts.ready);
			expect.soft(await overflowing(page), 'at 1440 px, all open').toEqual([]);
			if (isReadByAxe(path)) expect.soft(await violations(page, { without: isReadInLight(path) ? [] : colors }), 'at 1440 px, all open').toEqual([]);
			await page.setViewportSize({ width: 360, height: 740 });
			expect.soft(await overflowing(page), 'at 360 px, all open').toEqual([]);
			expect.soft(await violations(page, { rules: ['scrollable-region-focusable', 'button-name'] }), 'at 360 px, all open').toEqual([]);
		});
	}
});

test.describe('in dark colors', () => {
	test.use({ colorScheme: 'dark', viewport: { width: 360, height: 740 } });

	for (const path of distinctPaths) {
		test(`${path} has colors that can be told apart`, async ({ page }) => {
			await page.goto(path);
			await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
			await openDetails(page);
			if (isReadByAxe(path) && !isReadInLight(path)) expect.soft(await violations(page, { rules: colors })).toEqual([]);
			expect.soft(await overflowing(page)).toEqual([]);
		});
	}
});

test('there are pages of both languages to look at', () => {
	expect(sitePaths).toEqual(expect.arrayContaining(['en/', 'zh-cn/', 'en/alignment/dpo/', 'zh-cn/alignment/dpo/']));
});

test('a figure answers its slider, and every formula has its fonts', async ({ page }) => {
	await page.goto('en/alignment/dpo/');
	const slider = page.locator('.figure input[type="range"]').first();
	await slider.scrollIntoViewIfNeeded();
	// An island wakes when it is seen.
	await expect(page.locator('astro-island').first()).not.toHaveAttribute('ssr');
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

import type { Page } from '@playwright/test';
import { chapter, expect, test } from './helpers.ts';

async function search(page: Page, query: string): Promise<void> {
	await page.locator('lab-search [data-open]:visible').click();
	await page.getByRole('searchbox').fill(query);
}

for (const [language, queries] of [
	['en', ['partition function', 'dpo', 'length bias', 'Bradley–Terry']],
	['zh-cn', ['偏好', '参考模型', 'KL 散度', '配分函数', 'DPO']],
] as const) {
	test(`search finds the chapter in ${language}`, async ({ page }) => {
		await page.goto(`${language}/`);
		await page.locator('lab-search [data-open]:visible').click();
		for (const query of queries) {
			await page.getByRole('searchbox').fill(query);
			const results = page.locator('lab-search dialog [data-results] > li');
			await expect(results.locator('a[href*="/alignment/dpo/"]').first(), query).toBeVisible();
			for (const link of await results.locator('a').all()) expect(await link.getAttribute('href'), query).toContain(`/${language}/`);
			await expect(page.locator('lab-search dialog [data-status]')).toHaveText(/^\d+ (?:pages?|页)$/);
		}
	});
}

test('search loads its index only when it is opened', async ({ page }) => {
	const requests: string[] = [];
	page.on('request', (request) => requests.push(request.url()));
	await page.goto(chapter.en);
	await page.waitForLoadState('networkidle');
	expect(requests.filter((url) => url.includes('pagefind'))).toEqual([]);
	await page.locator('lab-search [data-open]:visible').click();
	await expect(page.locator('lab-search dialog [data-status]')).toHaveText('Type a term in either language.');
	expect(requests.filter((url) => url.includes('pagefind')).length).toBeGreaterThan(0);
});

test('a result leads to its place on the page', async ({ page }) => {
	await page.goto('en/');
	await search(page, 'partition function');
	const result = page.locator('lab-search dialog [data-results] a[href*="#"]').first();
	const href = (await result.getAttribute('href'))!;
	await result.click();
	await expect(page).toHaveURL(new RegExp(`${href.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
	await expect(page.locator('lab-search dialog[open]')).toHaveCount(0);
});

test('search is used by the keyboard alone', async ({ page }) => {
	await page.goto('zh-cn/');
	await page.keyboard.press('Control+K');
	await expect(page.getByRole('searchbox')).toBeFocused();
	await page.keyboard.type('参考模型');
	await expect(page.locator('lab-search dialog [data-results] a').first()).toBeVisible();
	await page.keyboard.press('ArrowDown');
	await expect(page.locator('lab-search dialog [data-results] a').first()).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/zh-cn\/.+/);
	await page.keyboard.press('Control+K');
	await page.keyboard.press('Escape');
	await expect(page.locator('lab-search dialog[open]')).toHaveCount(0);
});

test('search says when it finds nothing, and when the index does not load', async ({ page, problems }) => {
	await page.goto('en/');
	await search(page, 'ксилофон');
	await expect(page.locator('lab-search dialog [data-status]')).toContainText('“ксилофон”');
	problems.expect(/Failed to load resource|ERR_FAILED/);
	await page.route('**/pagefind/**', (route) => route.abort());
	await page.goto(chapter.en);
	await page.locator('lab-search [data-open]:visible').click();
	await expect(page.locator('lab-search dialog [data-status]')).toContainText('did not load');
});

import type { Page } from '@playwright/test';
import { chapter, expect, test } from './helpers.ts';

async function search(page: Page, query: string): Promise<void> {
	await page.locator('lab-search [data-open]:visible').click();
	await page.getByRole('searchbox').fill(query);
}

/** What readers type → a page that must be among the results: terms, symbols, half a word, English on a Chinese page. */
const queries = {
	en: {
		dpo: 'alignment/dpo', 'partition function': 'alignment/dpo', 'length bias': 'alignment/dpo', 'Bradley–Terry': 'alignment/pipeline',
		'reward model': 'alignment/pipeline', clip: 'multimodal/clip', 'clipped objective': 'alignment/ppo', GAE: 'alignment/ppo',
		'kv cache': 'language-models/grouped-query-attention', gqa: 'language-models/grouped-query-attention', rope: 'language-models/positions',
		yarn: 'language-models/positions', swiglu: 'language-models/swiglu', quantiz: 'language-models/quantization', gptq: 'language-models/quantization',
		'causal mask': 'transformer/attention', '√d_k': 'transformer/scaling', infonce: 'multimodal/clip', 'q-former': 'multimodal/vision-language-models',
		hirschberg: 'coding/longest-common-subsequence', hallucination: 'multimodal/challenges',
	},
	'zh-cn': {
		偏好: 'alignment/dpo', 配分函数: 'alignment/dpo', 参考模型: 'alignment/dpo', 'KL 散度': 'alignment/dpo', DPO: 'alignment/dpo',
		奖励模型: 'alignment/pipeline', 优势: 'alignment/ppo', 掩码: 'transformer/attention', 因果掩码: 'transformer/attention',
		注意力: 'transformer/attention', 缩放: 'transformer/scaling', 位置编码: 'language-models/positions', 外推: 'language-models/positions',
		'KV cache': 'language-models/grouped-query-attention', 量化: 'language-models/quantization', 温度: 'multimodal/clip',
		对比学习: 'multimodal/contrastive-methods', 幻觉: 'multimodal/challenges', 滚动数组: 'coding/longest-common-subsequence',
		最长公共子: 'coding/longest-common-subsequence', 'Q-Former': 'multimodal/vision-language-models',
	},
} as const;

for (const language of ['en', 'zh-cn'] as const) {
	test(`search finds what readers type in ${language}`, async ({ page }) => {
		await page.goto(`${language}/`);
		await page.locator('lab-search [data-open]:visible').click();
		for (const [query, target] of Object.entries(queries[language])) {
			await page.getByRole('searchbox').fill(query);
			const results = page.locator('lab-search dialog [data-results] > li');
			await expect(results.locator(`a[href*="/${target}/"]`).first(), query).toBeVisible();
			const links = await results.locator('a').evaluateAll((anchors) => anchors.map((anchor) => anchor.getAttribute('href')));
			for (const link of links) expect(link, query).toContain(`/${language}/`);
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

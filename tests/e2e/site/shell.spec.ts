import { chapter, expect, test } from './helpers.ts';

test.describe('the door', () => {
	for (const [locale, language] of [['en-US', 'en'], ['zh-CN', 'zh-cn'], ['zh-TW', 'zh-cn'], ['de-DE', 'en']] as const) {
		test.describe(`for a browser in ${locale}`, () => {
			test.use({ locale });

			test(`leads to ${language}`, async ({ page, baseURL }) => {
				await page.goto('./');
				await expect(page).toHaveURL(new URL(`${language}/`, `${baseURL!.replace(/\/$/, '')}/`).href);
			});
		});
	}

	test.describe('without JavaScript', () => {
		test.use({ javaScriptEnabled: false });

		test('offers both languages', async ({ page }) => {
			await page.goto('./');
			await expect(page.getByRole('link', { name: /English/ })).toBeVisible();
			await page.getByRole('link', { name: /简体中文/ }).click();
			await expect(page).toHaveURL(/\/zh-cn\/$/);
		});
	});
});

test.describe('a page that does not exist', () => {
	for (const [path, heading, home] of [
		['en/alignment/nothing/', 'There is no page here', /\/en\/$/],
		['zh-cn/alignment/nothing/', '这里没有页面', /\/zh-cn\/$/],
	] as const) {
		test(`answers 404 and speaks the language of its address: ${path}`, async ({ page, problems }) => {
			problems.expect(/status of 404/);
			expect((await page.goto(path))?.status()).toBe(404);
			await expect(page.getByRole('heading', { level: 1 }).first()).toHaveText(heading);
			await page.getByRole('link').first().click();
			await expect(page).toHaveURL(home);
		});
	}

	test.describe('without JavaScript', () => {
		test.use({ javaScriptEnabled: false });

		test('speaks both languages', async ({ page, problems }) => {
			problems.expect(/status of 404/);
			await page.goto('nothing');
			await expect(page.getByText('There is no page here')).toBeVisible();
			await expect(page.getByText('这里没有页面')).toBeVisible();
		});
	});
});

test('the language switch stays on the page, at its section', async ({ page }) => {
	await page.goto(`${chapter.en}#step-gradient`);
	await page.locator('header starlight-lang-select select').selectOption({ label: '简体中文' });
	await expect(page).toHaveURL(/\/zh-cn\/alignment\/dpo\/#step-gradient$/);
	await expect(page.locator('#step-gradient')).toBeInViewport();
	await page.locator('header starlight-lang-select select').selectOption({ label: 'English' });
	await expect(page).toHaveURL(/\/en\/alignment\/dpo\/#step-gradient$/);
});

test('the theme stays, on this page and the next', async ({ page }) => {
	await page.emulateMedia({ colorScheme: 'light' });
	await page.goto(chapter.en);
	await page.locator('header starlight-theme-select select').selectOption('dark');
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await page.reload();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await page.goto('zh-cn/');
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a link to a question opens it', async ({ page }) => {
	await page.goto(`${chapter.en}#dpo-gradient-weight`);
	await expect(page.locator('#dpo-gradient-weight .answer-short')).toBeInViewport();
});

test('the sidebar is reached on a phone', async ({ page }) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await page.goto(chapter.en);
	const glossary = page.locator('nav.sidebar a[href$="/glossary/"]');
	await expect(glossary).toBeHidden();
	await page.locator('button[popovertarget="starlight__sidebar"]').click();
	await glossary.click();
	await expect(page).toHaveURL(/\/en\/glossary\/$/);
});

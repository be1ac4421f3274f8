import type { Page } from '@playwright/test';
import { readWorkspace } from '../../../src/workspace/disk.ts';
import { readRegion } from '../../../src/workspace/regions.ts';
import { chapter, exampleOn, expect, test, testsInPage } from './helpers.ts';

const workspace = readWorkspace();
const copied = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

test.describe('the code of an example', () => {
	test('is copied as it stands in the file, and says so', async ({ page, context }) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.goto(chapter.en);
		const button = exampleOn(page, 'dpo').locator('[data-copy]');
		await button.click();
		await expect(button).toHaveText('Copied ✓');
		expect(await copied(page)).toBe(readRegion(workspace['dpo/loss.ts']!, 'loss', 'dpo/loss.ts').text);
	});

	test('is copied from the tab that is open', async ({ page, context }) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.goto(chapter.en);
		const example = exampleOn(page, 'dpo');
		await example.locator('input[type="radio"]').last().check({ force: true });
		await example.locator('[data-copy]').click();
		const shown = await example.locator('[data-panel]:visible pre').textContent();
		expect(shown).toMatch(/^def |^import /m);
		await expect.poll(() => copied(page)).toBe(shown);
	});

	test('changes its tab by the keyboard, and the focus is seen', async ({ page }) => {
		await page.goto(chapter.en);
		const example = exampleOn(page, 'dpo');
		await example.locator('input[type="radio"]').first().focus();
		await expect(example.locator('[data-panel]:visible')).toHaveAttribute('data-panel', 'code');
		await page.keyboard.press('ArrowRight');
		await expect(example.locator('[data-panel]:visible')).not.toHaveAttribute('data-panel', 'code');
		const outline = await example.locator('label:has(input:focus-visible)').evaluate((label) => {
			const { outlineStyle, boxShadow } = getComputedStyle(label);
			return outlineStyle !== 'none' || boxShadow !== 'none';
		});
		expect(outline).toBe(true);
	});

	test('is the same code that the page runs', async ({ page }) => {
		await page.goto(chapter.en);
		for (const name of ['dpo', 'numerics', 'toy-preferences']) {
			const files = page.locator(`lab-example[data-example="${name}"] [data-panel="code"]`);
			for (const panel of await files.all()) {
				const [path, lines] = (await panel.locator('.example-file').innerText()).split(/\s+/);
				const [first, last] = lines!.split('–').map(Number);
				const source = workspace[path!]!.split('\n').slice(first! - 1, last).join('\n');
				expect((await panel.locator('pre').textContent())!.replace(/^[\t ]*\/\/ #?(?:end)?region.*\n?/gm, '')).toBe(
					source.replace(/^[\t ]*\/\/ #?(?:end)?region.*\n?/gm, ''),
				);
			}
		}
	});
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	for (const [language, path] of Object.entries(chapter)) {
		test(`a page shows code, tests and formulas, in ${language}`, async ({ page }) => {
			await page.goto(path);
			const example = exampleOn(page, 'dpo');
			await expect(example.locator('[data-panel="code"] pre')).toBeVisible();
			await expect(example.locator('[data-panel="tests"], [data-panel="python"]').first()).toBeHidden();
			await example.locator('label').nth(1).click();
			await expect(example.locator('[data-panel="code"]')).toBeHidden();
			await expect(example.locator('[data-panel]:visible')).toHaveCount(1);
			for (const button of ['[data-run]', '[data-copy]', '[data-embed]']) await expect(example.locator(button)).toBeHidden();
			await example.locator('.build-results summary').click();
			await expect(example.locator('.build-results-list li').first()).toBeVisible();
			expect(await example.locator('.build-results-list li').count()).toBeGreaterThanOrEqual(testsInPage('dpo').length);
			await expect(page.locator('.katex').first()).toBeVisible();
			await expect(page.locator('.figure svg').first()).toBeVisible();
			await page.locator('details.question summary').first().click();
			await expect(page.locator('details.question .answer-short').first()).toBeVisible();
		});
	}
});

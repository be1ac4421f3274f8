import type { Locator, Page } from '@playwright/test';
import { chapter, exampleOn, expect, test } from './helpers.ts';

const editor = (example: Locator): Locator => example.locator('.cm-content');
const status = (example: Locator): Locator => example.locator('.report-status');
const note = (example: Locator): Locator => example.locator('[data-edit-note]');

async function openEditor(page: Page, path: string = chapter.en): Promise<Locator> {
	await page.goto(path);
	const example = exampleOn(page, 'dpo');
	await example.locator('[data-edit]').click();
	await expect(editor(example)).toBeFocused();
	return example;
}

/** Types at the start of the code. */
async function type(page: Page, text: string): Promise<void> {
	await page.keyboard.press('Control+Home');
	await page.keyboard.insertText(text);
}

test('an edit is what runs, and what the failing test sees', async ({ page }) => {
	const example = await openEditor(page);
	await page.keyboard.press('Control+a');
	await page.keyboard.insertText('export function dpoLoss(): DpoOutput {\n\treturn { loss: 7, chosenRewards: [], rejectedRewards: [], rewardAccuracy: 0 };\n}');
	await page.keyboard.press('Control+Enter');
	await expect(status(example)).toHaveText(/\d+ of \d+ tests failed/);
	await expect(example.locator('.report-error').first()).toContainText('7');
});

test('an edit that does not compile says line and column, of the file', async ({ page }) => {
	const example = await openEditor(page);
	await type(page, 'const = 1;\n');
	await page.keyboard.press('Control+Enter');
	const first = Number(await example.locator('[data-panel="code"]').getAttribute('data-first-line'));
	await expect(status(example)).toHaveText(new RegExp(`^Line ${first}, column 7: `));
	await expect(editor(example).locator('.cm-lintRange-error')).toBeVisible();
	await type(page, '');
	await page.keyboard.press('Control+z');
	await page.keyboard.press('Control+Enter');
	await expect(status(example)).toHaveText(/^All \d+ tests passed/);
});

test('an edit outlives reload and navigation, and runs only when asked', async ({ page }) => {
	const requests: string[] = [];
	const example = await openEditor(page);
	await type(page, '// mine\n');
	await expect(note(example)).toContainText('Kept in this browser');
	page.on('request', (request) => requests.push(request.url()));
	for (const path of ['en/alignment/ppo/', chapter.en]) await page.goto(path);
	await expect(note(example)).toContainText('Kept in this browser');
	await expect(example.locator('[data-panel="code"] pre')).toContainText('// mine');
	await expect(status(example)).toHaveCount(0);
	expect(requests.filter((url) => /codemirror|edit-button|run-button|\/run\//.test(url))).toEqual([]);
	expect(page.workers()).toEqual([]);
	await example.locator('[data-run]').click();
	await expect(status(example)).toHaveText(/^All \d+ tests passed/);
});

test('Reset brings the original back, and can itself be undone', async ({ page }) => {
	const example = await openEditor(page);
	const code = example.locator('[data-panel="code"] pre');
	const original = await code.textContent();
	await type(page, '// mine\n');
	await example.locator('[data-reset]').click();
	await expect(editor(example)).not.toContainText('// mine');
	await example.locator('[data-restore]').click();
	await expect(editor(example)).toContainText('// mine');
	await example.locator('[data-reset]').click();
	await page.reload();
	await expect(note(example)).toBeHidden();
	expect(await code.textContent()).toBe(original);
});

test('an edit is copied, and goes along to StackBlitz, in its file', async ({ page, context, problems }) => {
	problems.expect(/stackblitz\.com|ERR_FAILED/);
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	const sent: string[] = [];
	await context.route('https://stackblitz.com/**', (route) => {
		sent.push(new URLSearchParams(route.request().postData() ?? '').get('project[files][dpo/loss.ts]') ?? route.request().postData()!);
		return route.abort();
	});
	const example = await openEditor(page);
	await type(page, '// mine\n');
	await example.locator('[data-copy]').click();
	expect((await page.evaluate(() => navigator.clipboard.readText())).startsWith('// mine\n')).toBe(true);
	await example.locator('button[type="submit"]').click();
	await expect.poll(() => sent.length).toBe(1);
	expect(sent[0]).toContain('// #region loss');
	expect(sent[0]).toContain('// mine');
	// The page's own form is as it was.
	const field = page.locator('input[name="project[files][dpo/loss.ts]"]').first();
	await expect.poll(() => field.inputValue()).not.toContain('// mine');
});

test('the keyboard gets into the editor, and out of it', async ({ page }) => {
	await page.goto(chapter.en);
	const example = exampleOn(page, 'dpo');
	await example.locator('[data-edit]').focus();
	await page.keyboard.press('Enter');
	await expect(editor(example)).toBeFocused();
	await page.keyboard.press('Tab');
	await expect(editor(example)).toBeFocused();
	await page.keyboard.press('Escape');
	await page.keyboard.press('Tab');
	await expect(editor(example)).not.toBeFocused();
});

test('where CodeMirror does not load, a text field does', async ({ page, problems }) => {
	problems.expect(/ERR_FAILED|codemirror/);
	await page.route('**/codemirror*.js', (route) => route.abort());
	await page.goto(chapter.en);
	const example = exampleOn(page, 'dpo');
	await example.locator('[data-edit]').click();
	const field = example.locator('textarea');
	await expect(field).toBeFocused();
	await field.fill('export const = 1;');
	await example.locator('[data-run]').click();
	await expect(status(example)).toHaveText(/^Line \d+, column 14: /);
	await expect(note(example)).toContainText('Kept in this browser');
});

test('the editor follows the theme', async ({ page }) => {
	const example = await openEditor(page);
	const keyword = example.locator('.cm-line span', { hasText: /^export$/ }).first();
	const color = (): Promise<string> => keyword.evaluate((element) => getComputedStyle(element).color);
	await page.evaluate(() => (document.documentElement.dataset['theme'] = 'light'));
	const light = await color();
	await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'));
	expect(await color()).not.toBe(light);
});

test('an edit in Chinese is spoken of in Chinese', async ({ page }) => {
	const example = await openEditor(page, chapter['zh-cn']);
	await type(page, '// 我的\n');
	await expect(note(example)).toContainText('保存在这个浏览器里');
	await type(page, 'const = 1;\n');
	await page.keyboard.press('Control+Enter');
	await expect(status(example)).toHaveText(/^第 \d+ 行第 7 列：/);
});

import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import type { JudgedDrill } from '../../../src/practice/drills/judged.ts';
import { expect, test } from './helpers.ts';

const { tests, mistakes } = (JSON.parse(readFileSync('.build/drills.json', 'utf8')) as Record<string, JudgedDrill>)['dpo-loss']!;
const path = 'en/drills/dpo-loss/';
const box = (page: Page): Locator => page.locator('lab-example[data-stub]');
const verdict = (page: Page): Locator => page.locator('[data-verdict]');

/** Replaces what stands in the drill by this and runs it. */
async function answer(page: Page, code: string): Promise<void> {
	await box(page).locator('[data-edit]').click();
	await expect(box(page).locator('.cm-content')).toBeFocused();
	await page.keyboard.press('Control+a');
	await page.keyboard.insertText(code);
	await page.keyboard.press('Control+Enter');
}

const solution = (page: Page): Promise<string> => page.locator('[data-solution] [data-panel="code"] pre').first().evaluate((element) => element.textContent);
const wrong = (file: string): string => readFileSync(`examples/dpo/wrong/${file}.ts`, 'utf8').replace(/^[\s\S]*?(?=export function)/, '');

test('a drill begins empty: every test of it fails', async ({ page }) => {
	await page.goto(path);
	await expect(box(page).locator('pre').first()).toContainText("throw new Error('Write dpoLoss.')");
	await box(page).locator('[data-run]').click();
	await expect(verdict(page)).toContainText(`0 of the ${tests.length} tests`);
});

test('a typical mistake is recognized by the tests that it fails', async ({ page }) => {
	expect(Object.keys(mistakes)).toContain('missing-minus');
	await page.goto(path);
	await answer(page, wrong('missing-minus'));
	await expect(verdict(page)).toContainText('The minus before the logarithm is missing');
	await answer(page, wrong('swapped-pair'));
	await expect(verdict(page)).toContainText('Chosen and rejected are exchanged');
});

test('the solution solves it; that is remembered, with the time, and shown in the list', async ({ page }) => {
	await page.goto(path);
	await page.locator('[data-clock-start]').click();
	await expect(page.locator('[data-clock-time]')).toHaveText(/^0:0\d$/);
	await answer(page, await solution(page));
	await expect(verdict(page)).toContainText(/^Solved in \d+:\d\d: every test passes\.$/);
	await page.goto('en/coding/write-by-hand/');
	await expect(page.locator('[data-drill="dpo-loss"] [data-state]')).toHaveText(/^✓ solved · \d+:\d\d$/);
	await page.goto(path);
	await expect(page.locator('.drill-head [data-state]')).toHaveText(/^✓ \d{4}-\d\d-\d\d · best/);
	await expect(box(page).locator('[data-edit-note]')).toBeVisible();
});

test('running the solution itself solves nothing', async ({ page }) => {
	await page.goto(path);
	await page.locator('[data-solution] > summary').click();
	await page.locator('[data-solution] [data-run]').first().click();
	await expect(page.locator('[data-solution] .report-status').first()).toHaveText(/^All/);
	await expect(verdict(page)).toBeHidden();
	await expect(page.locator('.drill-head [data-state]')).toBeEmpty();
});

test('hints open one at a time', async ({ page }) => {
	await page.goto(path);
	const hints = page.locator('.hint');
	const all = await hints.count();
	expect(all).toBeGreaterThan(1);
	for (let open = 0; open < all; open += 1) {
		await expect(page.locator('.hint:visible')).toHaveCount(open + 1);
		await hints.nth(open).locator('summary').click();
	}
});

test('the solution stands beside the reader’s code', async ({ page }) => {
	await page.goto(path);
	await answer(page, 'export const mine = 1;');
	await page.locator('[data-solution] > summary').click();
	await page.locator('[data-compare]').click();
	const comparison = page.locator('[data-comparison]');
	await expect(comparison).toContainText('export const mine');
	await expect(comparison).toContainText('implicitRewards(chosenLogps');
});

test('the download is Python with its reference values', async ({ page }) => {
	await page.goto(path);
	const download = page.waitForEvent('download');
	await page.locator('.drill-download a').click();
	const file = await (await download).path();
	const text = readFileSync(file, 'utf8');
	expect(text).toContain('raise NotImplementedError("Write dpo_loss.")');
	expect(text).toContain('REFERENCE = json.loads(');
});

test('StackBlitz gets the empty function, not the solution', async ({ page }) => {
	await page.goto(path);
	const field = page.locator('#sandbox-drill-dpo-loss input[name="project[files][dpo/loss.ts]"]');
	expect(await field.inputValue()).toContain("throw new Error('Write dpoLoss.')");
	expect(await field.inputValue()).not.toContain('chosenRewards = implicitRewards');
});

test('an example that a drill asks for leads there', async ({ page }) => {
	await page.goto('zh-cn/alignment/dpo/');
	await page.locator('.by-hand a').first().click();
	await expect(page).toHaveURL(/zh-cn\/drills\/dpo-loss\/$/);
	await expect(page.locator('h1')).toHaveText('手写：DPO 损失');
});

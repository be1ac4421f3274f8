import { hirschbergLcs, hirschbergSplit, lcsLength, lcsRow, lcsTable, longestCommonSubsequence } from '@examples/longest-common-subsequence';
import type { HirschbergSplit } from '@examples/longest-common-subsequence';
import type { Page } from '@playwright/test';
import { expect, test } from '../helpers.ts';
import { after, expectShown, openFigure, type Change, type Figure } from './figure.ts';

const [rows, columns] = ['First text (rows)', 'Second text (columns)'];
/** The way back finds another subsequence of these than Hirschberg's halves do, and another once they are exchanged. */
const [text1, text2] = ['agtcctac', 'agttcat'];

test('LCS: the table of two typed texts, and one cell of it', async ({ page }) => {
	const figure = await openLcs(page);
	const first = memory(figure, text1, 'bdcaba');
	await after(() => figure.type(rows, text1), ...tableShows(figure, text1, 'bdcaba'), first.whole, first.twoRows, first.oneRow, first.scores);
	const both = memory(figure, text1, text2);
	await after(() => figure.type(columns, text2), ...tableShows(figure, text1, text2), both.whole, both.twoRows, both.oneRow, both.scores);
	await after(() => figure.move('Cells filled', 19), ...cellShows(figure, text1, text2, 19));
	await after(() => figure.move('Cells filled', 48), ...cellShows(figure, text1, text2, 48).slice(0, 3));

	const [, length, result] = tableShows(figure, text2, text1);
	const exchanged = memory(figure, text2, text1);
	await after(() => figure.push('Exchange the texts'), values(figure, lcsTable(text2, text1)), length!, result!, exchanged.twoRows, exchanged.scores);
	await expect(figure.field(rows)).toHaveValue(text2);
	await expect(figure.field(columns)).toHaveValue(text1);
	// Nothing else depends on which text comes first.
	await expectShown(exchanged.whole, exchanged.oneRow);
});

test('LCS: what is kept of the table, and where Hirschberg cuts', async ({ page }) => {
	const figure = await openLcs(page);
	await figure.type(rows, text1);
	await figure.type(columns, text2);
	const dark = figure.root.locator('.lcs-value:not(.lcs-gone)');
	const result = figure.readout('One LCS');
	const lastRows = [text1.slice(0, -1), text1].flatMap((text) => lcsRow(text, text2));
	await after(() => figure.choose('Kept in memory', 'one or two rows'), [dark, lastRows.map(String)], [result, 'overwritten']);
	// Cell 19 is the fifth of the third row: the array holds that row up to it, and then the second.
	const twoRows = [...lcsRow('ag', text2), ...lcsRow('agt', text2).slice(0, 5 + 1)];
	await after(() => figure.move('Cells filled', 19), [dark, twoRows.map(String)], [formula(figure), 'row = T[3][0..5], T[2][6..7]; diagonal = T[2][5]']);
	await expect(figure.root.locator('.lcs-source')).toHaveCount(lcsRow('agt', text2).length);

	const splits = allSplits(text1, text2);
	expect(splits).toHaveLength(7);
	const [scores, ...parts] = splitShows(figure, splits[0]!);
	await after(() => figure.choose('Kept in memory', 'Hirschberg’s scores'), scores!);
	await expectShown(...parts);
	await after(() => figure.move('Splits made', 5), ...splitShows(figure, splits[4]!), [formula(figure), 'p = 6, k = 4: F(k) + G(k) = 1 + 1 = 2']);
	await after(() => figure.move('Splits made', 6), ...splitShows(figure, splits[5]!).slice(0, 2));
	await after(() => figure.push('Play'), splitShows(figure, splits[6]!)[0]!, [result, hirschbergLcs(text1, text2)]);
	await expectShown(...splitShows(figure, splits[6]!));
	await expect(figure.slider('Splits made')).toHaveValue('7');
	const [characters, number, cells] = cellShows(figure, text1, text2, 19);
	await after(() => figure.choose('Kept in memory', 'the whole table'), cells!);
	await expectShown(characters!, number!);
});

test('LCS: plays cell by cell, pauses, and stops at the end', async ({ page }) => {
	const figure = await openLcs(page);
	const [slider, play] = [figure.slider('Cells filled'), figure.root.getByRole('button', { name: 'Play', exact: true })];
	const filled = async () => Number(await slider.inputValue());
	const texts = ['gacgtaccat', 'tagctacgga'] as const;
	const shows = (step: number) => cellShows(figure, ...texts, step);
	await figure.type(rows, texts[0]);
	await figure.type(columns, texts[1]);
	await after(() => figure.move('Cells filled', 9), ...shows(9));
	await figure.push('Play');
	await expect.poll(filled).toBeGreaterThan(12);
	await figure.push('Pause');
	await expect(play).toBeVisible();
	// The cell that was due may still come.
	await page.waitForTimeout(200);
	const paused = await filled();
	expect(paused).toBeLessThan(100);
	await page.waitForTimeout(600);
	expect(await filled(), 'what pauses does not go on').toBe(paused);
	await expectShown(...shows(paused));

	await figure.move('Cells filled', 97);
	await after(() => figure.push('Play'), ...tableShows(figure, ...texts));
	await expect(slider).toHaveValue('100');
	await expect(play).toBeVisible();
	await figure.push('Play');
	await expect.poll(filled, 'begins anew').toBeLessThan(50);
	await figure.push('Pause');
});

async function openLcs(page: Page): Promise<Figure> {
	return openFigure(page, 'en/coding/longest-common-subsequence/', 'Table of the longest common subsequence');
}

/** All numbers in the cells, row by row. */
function values(figure: Figure, numbers: readonly (readonly number[])[]): Change {
	return [figure.root.locator('.lcs-value'), numbers.flat().map(String)];
}

/** What the full table shows: its numbers, the length and a subsequence. */
function tableShows(figure: Figure, ...texts: readonly [string, string]): Change[] {
	return [
		values(figure, lcsTable(...texts)),
		[figure.readout('Length of the LCS'), String(lcsLength(...texts))],
		[figure.readout('One LCS'), longestCommonSubsequence(...texts)],
	];
}

/** What a table shows that is filled up to a cell: that cell, and the numbers so far with those of the empty text. */
function cellShows(figure: Figure, first: string, second: string, step: number): Change[] {
	const [i, j] = [Math.ceil(step / second.length), ((step - 1) % second.length) + 1];
	const [row, column] = [first[i - 1]!, second[j - 1]!];
	const table = lcsTable(first, second);
	return [
		[figure.readout('Characters of the cell'), `${row} ${row === column ? '=' : '≠'} ${column}`],
		[figure.readout('Number in the cell'), String(table[i]![j])],
		values(figure, table.map((numbers, at) => numbers.slice(0, at < i ? undefined : at === i ? j + 1 : 1))),
		[figure.readout('Length of the LCS'), '…'],
	];
}

/** How many numbers each way keeps at a time. */
function memory(figure: Figure, first: string, second: string) {
	const whole = lcsTable(first, second).flat().length;
	const [row, other] = [lcsRow(first, second).length, lcsRow(second, first).length];
	return {
		whole: [figure.readout('Whole table'), String(whole)],
		twoRows: [figure.readout('Two rows'), `${2 * row} / ${whole}`],
		oneRow: [figure.readout('Row over the shorter text'), `${Math.min(row, other)} / ${whole}`],
		scores: [figure.readout('Hirschberg'), `${2 * row} / ${whole}`],
	} as const;
}

/** The formula of the reason beside the table. */
function formula(figure: Figure) {
	return figure.root.locator('.lcs-reason p').nth(1);
}

/** The splits in the order of the recursion, each with the size of its part. */
function allSplits(first: string, second: string): PartSplit[] {
	if (first.length < 2 || second === '') return [];
	const split = hirschbergSplit(first, second);
	const { middle, cut } = split;
	const upper = allSplits(first.slice(0, middle), second.slice(0, cut));
	return [{ ...split, rows: first.length, columns: second.length }, ...upper, ...allSplits(first.slice(middle), second.slice(cut))];
}

type PartSplit = HirschbergSplit & Record<'rows' | 'columns', number>;

/** F, G and their sums, and what the cuts leave. */
function splitShows(figure: Figure, split: PartSplit): Change[] {
	return [
		values(figure, [split.before, split.after, split.totals]),
		[figure.readout('Lower part'), `${split.rows - split.middle} × ${split.columns - split.cut}`],
		[figure.readout('Upper part'), `${split.middle} × ${split.cut}`],
		[figure.readout('Largest sum'), String(Math.max(...split.totals))],
	];
}

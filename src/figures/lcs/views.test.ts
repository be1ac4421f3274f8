import { parse, type HTMLElement } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { namesAsLabels } from '../parts/names-as-labels.ts';
import { explainRows, spokenRows } from './explain.ts';
import { explainSplit, spokenSplit } from './explain-split.ts';
import { keptAs } from './kept.ts';
import type { LcsLabels } from './labels.ts';
import { defaultTexts, lcsPicture, type View } from './model.ts';
import { ViewedTable } from './ViewedTable.tsx';

const labels = namesAsLabels<LcsLabels>();
const { text1, text2 } = defaultTexts;
const picture = lcsPicture(text1, text2);
const viewAt = (view: View, step: number, shown = picture) => parse(renderToString(h(ViewedTable, { labels, picture: shown, view, step })));
const texts = (selector: string, root: HTMLElement) => root.querySelectorAll(selector).map((element) => element.textContent.trim());
const described = (view: View, step: number) => viewAt(view, step).querySelector('[role=img]')!.getAttribute('aria-label');

describe('one or two rows', () => {
	it('frames one row of numbers at every step, and fades what is overwritten', () => {
		const cells = picture.table.flatMap((row, i) => row.map((_, j) => ({ i, j })));
		for (const step of [0, 1, 6, 7, 16, picture.steps]) {
			const table = viewAt('rows', step);
			const gone = cells.filter((cell) => keptAs(cell, step, picture) === 'gone');
			expect(table.querySelectorAll('.lcs-source'), `step ${step}`).toHaveLength(text2.length + 1);
			expect(texts('.lcs-gone', table)).toHaveLength(gone.length);
		}
		expect(viewAt('rows', 16).querySelectorAll('.lcs-smaller, .lcs-current')).toHaveLength(2);
	});

	it('says what the array holds, and in the end that the text is lost', () => {
		expect(explainRows(labels, picture, 16).formula).toBe('$row = T[3][0..4], T[2][5..6]; diagonal = T[2][4]$');
		expect(explainRows(labels, picture, 42)).toMatchObject({ words: 'keptEnd', formula: '$row = T[7][0..6]$' });
		expect(explainRows(labels, picture, 42).items.map(({ value }) => value)).toEqual(['b ≠ a', '4', '4', 'lost']);
		expect(described('rows', 42)).toBe('rowsTable: row = T[7][0..6]. rowsDescription');
		expect(spokenRows(labels, picture, 17)).toBe('17 / 42; row = T[3][0..5], T[2][6]; diagonal = T[2][5]; value 2');
		expect(spokenRows(labels, picture, 0)).toBe('0 / 42; row = T[0][0..6]; value 0');
	});
});

describe('Hirschberg’s splits', () => {
	it('shows the scores of the page, the cut and the ties', () => {
		const table = viewAt('split', 1);
		const scores = [0, 1, 1, 2, 2, 2, 2, 4, 3, 2, 2, 2, 1, 0, 4, 4, 3, 4, 4, 3, 2];
		expect(texts('.lcs-value', table).map(Number)).toEqual(scores);
		expect(table.querySelectorAll('.lcs-smaller')).toHaveLength(3);
		expect(texts('tbody td', table).map(Number)).toEqual(scores.slice(0, 7).flatMap((_, k) => [scores[k], scores[k + 7], scores[k + 14]]));
		expect(described('split', 1)).toBe('splitTable. p = 3, k = 0: F(k) + G(k) = 0 + 4 = 4. splitDescription');
	});

	it('says what a split leaves, and ends with the result', () => {
		const { items } = explainSplit(labels, picture, 2);
		expect(items.map(({ formula, value }) => [formula, value])).toEqual([
			['$a[4..5], b[1..2]$', '2 × 2'],
			['$a[6..7], b[3..6]$', '2 × 4'],
			['$F(k) + G(k)$', '4'],
			['', 'notYet'],
		]);
		expect(spokenSplit(labels, picture, 4)).toBe('4 / 4; p = 6, k = 4: F(k) + G(k) = 1 + 1 = 2; upper 1 × 2; lower 1 × 2; result bdab');
		expect(texts('.lcs-strong', viewAt('split', 4)).join('')).toBe('bdabbdab');
	});

	it('has a view of texts that need no split', () => {
		const single = lcsPicture('a', 'ba');
		expect(explainSplit(labels, single, 0)).toMatchObject({ words: 'splitNone', formula: '' });
		expect(explainSplit(labels, single, 0).items[3]!.value).toBe('a');
		for (const [one, other] of [['', ''], ['a', ''], ['', 'b'], ['ab', '']] as const) {
			expect(viewAt('split', 0, lcsPicture(one, other)).innerHTML).not.toMatch(/NaN|Infinity|undefined/);
		}
	});
});

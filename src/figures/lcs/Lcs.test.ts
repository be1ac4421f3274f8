import { lcsTable, longestCommonSubsequence } from '@examples/longest-common-subsequence';
import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { explainTable, spokenStep } from './explain.ts';
import { Explanation } from './Explanation.tsx';
import type { LcsLabels } from './labels.ts';
import { LcsFigure } from './Lcs.tsx';
import { defaultTexts, lcsPicture } from './model.ts';
import { Table } from './Table.tsx';

const labels: LcsLabels = {
	title: 'title of the figure',
	text1: 'first text',
	text2: 'second text',
	step: 'name of the step',
	play: 'start',
	pause: 'stop',
	table: 'name of the table',
	reason: 'why',
	borders: 'borders are zero',
	match: 'they match',
	differ: 'they differ',
	traceback: 'way back',
	tracebackReason: 'how to go',
	same: 'same',
	different: 'different',
	characters: 'name of the pair',
	value: 'name of the value',
	length: 'name of the length',
	result: 'name of the result',
	none: 'none',
	notYet: 'later',
	caption: 'what the table says',
	description: 'the table in words',
	exchange: 'change places',
	view: 'name of the choice',
	viewFull: 'everything',
	viewRows: 'a row',
	viewSplit: 'his scores',
	split: 'name of the splits',
	rowsTable: 'name of the rows',
	splitTable: 'name of the parts',
	kept: 'what is there',
	keptReason: 'how a row is kept',
	keptEnd: 'what is gone',
	splitTitle: 'where',
	splitWhole: 'one part',
	splitReason: 'how to cut',
	splitNone: 'nothing to cut',
	upper: 'above',
	lower: 'below',
	largest: 'most',
	lost: 'gone',
	memory: 'how many numbers',
	fullTable: 'table',
	twoRows: 'two',
	oneRow: 'one',
	scores: 'scores',
	rowsDescription: 'the rows in words',
	splitDescription: 'the parts in words',
};

const { text1, text2 } = defaultTexts;
const picture = lcsPicture(text1, text2);
const html = renderToString(h(LcsFigure, { labels }));
const page = parse(html);
const texts = (selector: string, root = page) => root.querySelectorAll(selector).map((element) => element.textContent.trim());
const tableAt = (step: number) => parse(renderToString(h(Table, { label: '', picture, step })));

describe('LcsFigure, drawn without a browser', () => {
	it('draws the whole table of the example, and the way back', () => {
		expect(texts('.lcs-value').map(Number)).toEqual(lcsTable(text1, text2).flat());
		expect(texts('.lcs-unit').join('')).toBe(`∅${text1}∅${text2}`);
		expect(page.querySelectorAll('.lcs-matched')).toHaveLength(picture.length);
		expect(page.querySelectorAll('.lcs-arrow')).toHaveLength(picture.path.length);
	});

	it('prints the result of the example', () => {
		const result = longestCommonSubsequence(text1, text2);
		expect(texts('.lcs-explanation dd').slice(2)).toEqual([String(result.length), result]);
	});

	it('says how many numbers each way holds', () => {
		expect(texts('.lcs-memory dd')).toEqual(['56', '14 / 56', '7 / 56', '14 / 56']);
	});

	it('draws and speaks only its texts, numbers and the words of the page', () => {
		expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
		const words = new Set(html.replaceAll(/<[^>]*>/g, ' ').match(/\p{Letter}{2,}/gu));
		const given = new Set([...Object.values(labels).join(' ').match(/\p{Letter}+/gu)!, 'min']);
		expect([...words].filter((word) => !given.has(word)).sort()).toEqual([text1, text2, picture.result].sort());
	});

	it('has a text alternative: the finding, and the table', () => {
		expect(page.querySelector('[role=img]')!.getAttribute('aria-label')).toBe('name of the table. the table in words');
		expect(texts('tbody td').map(Number)).toEqual(lcsTable(text1, text2).flat());
	});

	it('has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

describe('one step', () => {
	it('shows the cells filled so far, and the sources of the newest', () => {
		const table = tableAt(9);
		expect(texts('.lcs-value', table)).toHaveLength(text1.length + text2.length + 1 + 9);
		expect(table.querySelectorAll('.lcs-current, .lcs-source, .lcs-smaller')).toHaveLength(3);
		expect(tableAt(0).querySelectorAll('.lcs-current, .lcs-arrow')).toHaveLength(0);
	});

	it('says why: the diagonal neighbor on a match, else the larger of two', () => {
		const said = (step: number) => parse(renderToString(h(Explanation, explainTable(labels, picture, step)))).querySelector('.lcs-reason')!.textContent;
		expect(said(0)).toBe('borders are zeroT[i][0] = T[0][j] = 0');
		expect(said(4)).toBe('they matchT[1][4] = T[0][3] + 1 = 0 + 1 = 1');
		expect(said(5)).toBe('they differT[1][5] = max(T[0][5], T[1][4]) = max(0, 1) = 1');
	});

	it('is spoken', () => {
		expect(spokenStep(labels, picture, 0)).toBe('0 / 42; borders are zero');
		expect(spokenStep(labels, picture, 5)).toBe('5 / 42; a ≠ b: different; name of the value 1');
		expect(spokenStep(labels, picture, 42)).toBe('42 / 42; name of the length 4; name of the result bcba');
	});
});

import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { ClipFigure } from './Clip.tsx';
import type { ClipLabels } from './labels.ts';
import { twoDecimals } from './Matrix.tsx';
import { clipPicture, pairs } from './model.ts';
import { train } from './training.ts';

const labels: ClipLabels = {
	title: 'title of the figure',
	step: 'step',
	temperature: 'name of tau',
	image: 'picture',
	text: 'sentence',
	before: 'before',
	row: 'name of the row',
	column: 'name of the column',
	truePair: 'true pair',
	otherPair: 'other pair',
	chosenPair: 'chosen pair',
	imageToText: 'one half',
	textToImage: 'other half',
	loss: 'name of the loss',
	guessing: 'guessing',
	cosine: 'name of the cosine',
	rowProbability: 'probability in the row',
	columnProbability: 'probability in the column',
	learned: 'learned',
	caption: 'what training does',
	beforeDescription: 'the start in words',
	afterDescription: 'the end in words',
	rowDescription: 'the row in words',
	columnDescription: 'the column in words',
};
const html = renderToString(h(ClipFigure, { labels }));
const page = parse(html);
const texts = (selector: string) => page.querySelectorAll(selector).map((element) => element.textContent.trim());
const { history, temperature } = train(100);
const before = clipPicture(0, 0.07);
const after = clipPicture(8, temperature);

describe('ClipFigure, drawn without a browser', () => {
	it('draws the matrix before training and after it', () => {
		expect(texts('.clip-number')).toEqual([...before.cosines.flat(), ...after.cosines.flat()].map(twoDecimals));
		expect(page.querySelectorAll('.clip-matrix .clip-true')).toHaveLength(2 * pairs);
		expect(texts('.figure-panel-title').slice(0, 2)).toEqual(['before L = 2.08, τ = 0.07', 'step 100 L = 0.0195, τ = 0.0331']);
	});

	it('draws the softmax of a row and of a column', () => {
		expect(page.querySelectorAll('.clip-bar-partner[d], .clip-bar-other[d]')).toHaveLength(2 * pairs);
		expect(texts('.figure-note')).toEqual([...after.rows[0]!, ...after.columns[0]!].map(twoDecimals));
	});

	it('prints what the example learns', () => {
		const values = texts('.figure-readouts dd').map(Number);
		expect(values[2]).toBeCloseTo(history[100]!.loss, 4);
		expect(values[3]).toBeCloseTo(Math.log(8), 2);
		expect(values[7]).toBeCloseTo(temperature, 4);
		expect((values[0]! + values[1]!) / 2).toBeCloseTo(values[2]!, 4);
	});

	it('draws numbers only', () => {
		expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
	});

	it('speaks only the words of the page', () => {
		const words = new Set(html.replaceAll(/<[^>]*>/g, ' ').match(/\p{Letter}{2,}/gu));
		const given = new Set(Object.values(labels).join(' ').match(/\p{Letter}+/gu));
		expect([...words].filter((word) => !given.has(word)).sort()).toEqual(['cos', 'ln']);
	});

	it('has a text alternative: the finding of each part, and its values', () => {
		expect(page.querySelectorAll('[role=img]').map((plot) => plot.getAttribute('aria-label'))).toEqual([
			'before, L = 2.08, τ = 0.07. the start in words',
			'step 100, L = 0.0195, τ = 0.0331. the end in words',
			'name of the row, p(T_j|I_1). the row in words',
			'name of the column, p(I_i|T_1). the column in words',
		]);
		expect(texts('tbody td')).toEqual(after.cosines.flat().map(twoDecimals));
	});

	it('has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

it.each([
	[0.994, '0.99'],
	[-0.6, '−0.60'],
	[-0.001, '0.00'],
])('prints %d as %s', (value, text) => {
	expect(twoDecimals(value)).toBe(text);
});

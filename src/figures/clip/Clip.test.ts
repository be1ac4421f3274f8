import { learnTowers } from '@examples/clip';
import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { ClipFigure } from './Clip.tsx';
import type { ClipLabels } from './labels.ts';
import { CosineMatrix, twoDecimals } from './Matrix.tsx';
import { clipPicture, embedBatch } from './model.ts';
import { startOfTraining } from './training.ts';

const labels: ClipLabels = {
	title: 'title of the figure',
	batchSize: 'size of the batch',
	play: 'learn',
	pause: 'wait',
	reset: 'again',
	progress: 'done so far',
	failed: 'not loaded',
	step: 'step',
	temperature: 'name of tau',
	image: 'picture',
	text: 'sentence',
	rowsWon: 'rows won',
	columnsWon: 'columns won',
	halves: 'both halves',
	here: 'this step',
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
	matrixDescription: 'the matrix in words',
	halvesDescription: 'the losses in words',
	rowDescription: 'the row in words',
	columnDescription: 'the column in words',
};
const html = renderToString(h(ClipFigure, { labels }));
const page = parse(html);
const texts = (selector: string) => page.querySelectorAll(selector).map((element) => element.textContent.trim());
const start = startOfTraining(8);
const { imageFeatures, textFeatures, imageTower, textTower } = start;
const trained = learnTowers({ imageFeatures, textFeatures, imageTower, textTower, learningRate: 0.05, steps: 100 });
const { cosines, ...batch } = embedBatch(start, trained);
const after = clipPicture({ cosines, ...batch }, trained.temperature);

describe('ClipFigure, drawn without a browser', () => {
	it('draws the matrix of the example’s run after 100 steps', () => {
		expect(texts('.clip-number')).toEqual(cosines.flat().map(twoDecimals));
		expect(page.querySelectorAll('.clip-matrix .clip-true')).toHaveLength(8);
		expect(texts('.figure-panel-title').slice(0, 2)).toEqual(['step 100 L = 0.0195, τ = 0.0331', 'both halves']);
		expect(texts('.clip-won span')).toEqual(['rows won 8 / 8', 'columns won 8 / 8']);
	});

	it('draws both halves over all steps, and the loss of guessing', () => {
		const lines = page.querySelectorAll('.figure-plot .figure-line').map((line) => line.getAttribute('d')!.slice(1).split('L'));
		expect(lines.map((points) => points.length)).toEqual([2, 101, 101]);
		// At step 2 texts find their images worse than images their texts: the dashed line is above, at a smaller y.
		const [solid, dashed] = ['.figure-line-1', '.figure-line-2'].map((series) => page.querySelector(`.figure-plot ${series}`)!.getAttribute('d')!.split('L')[2]!);
		expect(Number(dashed!.split(',')[1])).toBeLessThan(Number(solid!.split(',')[1]));
		expect(texts('.figure-plot .figure-note')[0]).toBe('ln 8 ≈ 2.08');
	});

	it('draws the softmax of a row and of a column', () => {
		expect(page.querySelectorAll('.clip-bar-partner[d], .clip-bar-other[d]')).toHaveLength(16);
		expect(texts('.figure-note').slice(1)).toEqual([...after.rows[0]!, ...after.columns[0]!].map(twoDecimals));
	});

	it('prints what the example learns', () => {
		const values = texts('.figure-readouts dd').map(Number);
		expect(values[2]).toBeCloseTo(trained.history[100]!.loss, 4);
		expect(values[3]).toBeCloseTo(Math.log(8), 2);
		expect(values[7]).toBeCloseTo(trained.temperature, 4);
		expect((values[0]! + values[1]!) / 2).toBeCloseTo(values[2]!, 4);
	});

	it('offers to train, with nothing under way', () => {
		expect(texts('.figure-button > span:not(.figure-unseen)')).toEqual(['learn']);
		expect(page.querySelector('progress')?.attributes).toEqual({ max: '100', value: '100' });
		expect(texts('.figure-progress')).toEqual(['done so far 100 / 100']);
		expect(page.querySelector('[type=radio][checked]')?.getAttribute('value')).toBe('8');
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
			'step 100, L = 0.0195, τ = 0.0331. true pair: 0.91 … 0.99; other pair: −0.66 … 0.88. the matrix in words',
			'both halves, step 0 … 100. one half: 2.08 … 0.0197; other half: 2.07 … 0.0193. guessing, ln 8: 2.08. the losses in words',
			'name of the row, p(T_j|I_1). the row in words',
			'name of the column, p(I_i|T_1). the column in words',
		]);
		expect(texts('tbody td')).toEqual(cosines.flat().map(twoDecimals));
	});

	it('has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

describe('CosineMatrix', () => {
	const boxes = [4, 8, 16].map((pairs) => {
		const matrix = Array.from({ length: pairs }, (_, i) => Array.from({ length: pairs }, (_, j) => Number(i === j)));
		const props = { labels, name: '', cosines: matrix, chosen: { image: 0, text: 0 }, onPick: () => undefined };
		return parse(renderToString(h(CosineMatrix, props))).querySelector('svg')!;
	});

	it('takes the same room for any number of pairs', () => {
		expect(new Set(boxes.map((box) => box.getAttribute('viewBox'))).size).toBe(1);
	});

	it('leaves out numbers that would be too small to read', () => {
		expect(boxes.map((box) => box.querySelectorAll('.clip-number').length)).toEqual([16, 64, 0]);
		expect(boxes.map((box) => box.querySelectorAll('.clip-true').length)).toEqual([4, 8, 16]);
	});
});

it.each([
	[0.994, '0.99'],
	[-0.6, '−0.60'],
	[-0.001, '0.00'],
])('prints %d as %s', (value, text) => {
	expect(twoDecimals(value)).toBe(text);
});

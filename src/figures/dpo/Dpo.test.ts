import { dpoGradient, dpoLoss } from '@examples/dpo';
import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { DpoFigure } from './Dpo.tsx';
import type { DpoLabels } from './labels.ts';
import { defaultBeta, defaultMargin, dpoCurve } from './model.ts';

const labels: DpoLabels = {
	title: 'title of the figure',
	beta: 'name of beta',
	margin: 'name of the margin',
	loss: 'name of the loss',
	weight: 'name of the weight',
	rewardDifference: 'name of the difference',
	preference: 'name of the preference',
	rankedWrong: 'wrong side',
	rankedRight: 'right side',
	usual: 'usual',
	atMost: 'at most',
	caption: 'what $β$ does',
	lossDescription: 'the loss in words',
	weightDescription: 'the weight in words',
};
const html = renderToString(h(DpoFigure, { labels }));
const page = parse(html);
const texts = (selector: string) => page.querySelectorAll(selector).map((element) => element.textContent.trim());

describe('DpoFigure, drawn without a browser', () => {
	it('draws one whole curve in each plot', () => {
		const paths = page.querySelectorAll('.figure-plot .figure-line-1').map((path) => path.getAttribute('d')!);
		expect(paths).toHaveLength(2);
		for (const path of paths) expect(path.match(/L/g)).toHaveLength(dpoCurve(defaultBeta).length - 1);
		expect(paths[0]).not.toBe(paths[1]);
	});

	it('draws numbers only', () => {
		expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
	});

	it('prints what the example computes', () => {
		const pair = {
			chosenLogps: [-50 + defaultMargin],
			refChosenLogps: [-50],
			rejectedLogps: [-50],
			refRejectedLogps: [-50],
			beta: defaultBeta,
		};
		const [difference, , loss, weight] = texts('.figure-readouts dd').map((text) => Number(text.replace('−', '-')));
		expect(difference).toBeCloseTo(dpoLoss(pair).chosenRewards[0]!, 2);
		expect(loss).toBeCloseTo(dpoLoss(pair).loss, 2);
		expect(weight).toBeCloseTo(-dpoGradient(pair).chosenLogps[0]!, 4);
	});

	it('names its start: ln 2 and β/2', () => {
		expect(texts('.figure-note')).toEqual(['ln 2 ≈ 0.693', 'at most β = 0.1', 'β/2 = 0.05']);
	});

	it('speaks only the words of the page', () => {
		const spoken = html.replaceAll(/<[^>]*>/g, ' ');
		const words = new Set(spoken.match(/\p{Letter}{2,}/gu));
		const given = new Set(Object.values(labels).join(' ').match(/\p{Letter}+/gu));
		expect([...words].filter((word) => !given.has(word)).sort()).toEqual(['ln', 'log', 'ref']);
	});

	it('has a text alternative: the finding of each plot, and its values', () => {
		const described = page.querySelectorAll('[role=img]').map((plot) => plot.getAttribute('aria-label'));
		expect(described).toEqual([
			'name of the loss −log σ(βh). the loss in words',
			'name of the weight β σ(−βh). the weight in words',
		]);
		expect(texts('caption')).toEqual(['title of the figure; β = 0.1']);
		expect(texts('tbody th')).toEqual(['−40', '−30', '−20', '−10', '0', '10', '20', '30', '40']);
	});

	it('has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { HallucinationFigure } from './Hallucination.tsx';
import type { HallucinationLabels } from './labels.ts';
import { chairAt, popeCurve, startMentions, startPosition } from './model.ts';

const labels: HallucinationLabels = {
	title: 'title of the figure',
	poll: 'which questions',
	random: 'drawn',
	popular: 'frequent',
	adversarial: 'tempting',
	threshold: 'strictness',
	length: 'how much',
	popePanel: 'left title',
	chairPanel: 'right title',
	precision: 'correct yes',
	recall: 'found',
	f1: 'both',
	yesRatio: 'says yes',
	accuracy: 'correct',
	instance: 'per mention',
	sentence: 'per caption',
	coverage: 'named',
	caption: 'what to see',
	popeDescription: 'answers in words',
	chairDescription: 'captions in words',
};
const html = renderToString(h(HallucinationFigure, { labels }));
const page = parse(html);
const texts = (selector: string) => page.querySelectorAll(selector).map((element) => element.textContent.trim());
const numberIn = (text: string): number => Number(/[\d.]+$/.exec(text)![0]);

describe('HallucinationFigure, drawn without a browser', () => {
	it('draws four curves of answers and three of captions, and numbers only', () => {
		const counts = page.querySelectorAll('.figure-plot').map((plot) => plot.querySelectorAll('.figure-line').length);
		expect(counts).toEqual([4, 3]);
		expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
	});

	it('prints what the example computes', () => {
		const { precision, recall, f1, yesRatio } = popeCurve('adversarial')[startPosition]!;
		const { instance, sentence, coverage } = chairAt(startMentions);
		const printed = texts('.figure-legend li').map(numberIn);
		[precision, recall, f1, yesRatio, instance, sentence, coverage].forEach((value, index) => {
			expect(printed[index]).toBeCloseTo(value, 3);
		});
	});

	it('puts a point on each curve, at the reader’s place', () => {
		for (const plot of page.querySelectorAll('.figure-plot')) {
			const places = new Set(plot.querySelectorAll('.hallucination-point').map((point) => point.getAttribute('cx')));
			expect(places.size).toBe(1);
		}
		expect(page.querySelectorAll('.hallucination-point')).toHaveLength(7);
	});

	it('speaks only the words of the page', () => {
		const words = new Set(html.replaceAll(/<[^>]*>/g, ' ').match(/\p{Letter}{2,}/gu));
		const given = new Set(Object.values(labels).join(' ').match(/\p{Letter}+/gu));
		expect([...words].filter((word) => !given.has(word))).toEqual([]);
	});

	it('has a text alternative: the finding of each plot, and its values', () => {
		const described = page.querySelectorAll('[role=img]').map((plot) => plot.getAttribute('aria-label'));
		expect(described[0]).toMatch(/^left title\. answers in words correct yes 0\.\d+; found 0\.\d+; both 0\.\d+; says yes 0\.\d+$/);
		expect(described[1]).toMatch(/^right title\. captions in words per mention 0\.\d+; per caption 0\.\d+; named 0\.\d+$/);
		expect(texts('caption')).toEqual(['title of the figure; tempting']);
		expect(texts('tbody th')).toEqual(['−3', '−2', '−1', '0', '1', '2', '3', '4']);
	});

	it('has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

import { bestOfNKlBound, pickByVerifier } from '@examples/rejection-sampling';
import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { BestOfNFigure } from './BestOfN.tsx';
import type { BestOfNLabels } from './labels.ts';
import { defaultErrorPosition, defaultPosition, errorRates, pickedCurve, samplesAt } from './model.ts';

const labels: BestOfNLabels = {
	title: 'title of the figure',
	samples: 'name of the samples',
	errorRate: 'name of the error rate',
	rewardPlot: 'name of the left plot',
	distancePlot: 'name of the right plot',
	reward: 'name of the reward',
	score: 'name of the score',
	perfect: 'name of the perfect one',
	kl: 'name of the distance',
	bound: 'name of the bound',
	peak: 'the peak',
	caption: 'what $n$ does',
	rewardDescription: 'the left plot in words',
	distanceDescription: 'the right plot in words',
};
const html = renderToString(h(BestOfNFigure, { labels }));
const page = parse(html);
const texts = (selector: string) => page.querySelectorAll(selector).map((element) => element.textContent.trim());
const [n, errorRate] = [samplesAt(defaultPosition), errorRates[defaultErrorPosition]!];

describe('BestOfNFigure, drawn without a browser', () => {
	it('draws every curve whole', () => {
		const points = pickedCurve(errorRate).length;
		for (const series of ['1', '2', '3', '4', 'reference']) {
			const paths = page.querySelectorAll(`.figure-plot .figure-line-${series}`).map((path) => path.getAttribute('d')!);
			expect(paths, series).toHaveLength(1);
			expect(paths[0]!.match(/L/g), series).toHaveLength(points - 1);
		}
	});

	it('draws numbers only', () => {
		expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
	});

	it('prints what the example computes', () => {
		const { expectedReward, expectedScore, kl } = pickByVerifier({ n, errorRate });
		const numbers = texts('.figure-readouts dd').map((text) => Number(text.replace('−', '-')));
		[expectedReward, expectedScore, kl, bestOfNKlBound(n)].forEach((value, index) => {
			// Shown to a hundredth.
			expect(Math.abs(numbers[index]! - value), String(index)).toBeLessThan(0.00501);
		});
	});

	it('marks the peak of the true reward', () => {
		expect(texts('.figure-note')).toEqual(['the peak']);
	});

	it('speaks only the words of the page', () => {
		const spoken = html.replaceAll(/<[^>]*>/g, ' ');
		const words = new Set(spoken.match(/\p{Letter}{2,}/gu));
		const given = new Set(Object.values(labels).join(' ').match(/\p{Letter}+/gu));
		expect([...words].filter((word) => !given.has(word)).sort()).toEqual(['KL', 'log']);
	});

	it('has a text alternative: the finding of each plot, and its values', () => {
		const described = page.querySelectorAll('[role=img]').map((plot) => plot.getAttribute('aria-label'));
		expect(described).toEqual([
			'name of the left plot r, s. the left plot in words',
			'name of the right plot KL. the right plot in words',
		]);
		expect(texts('caption')).toEqual(['title of the figure; name of the error rate 1%']);
		expect(texts('tbody th')).toEqual(['1', '4', '16', '64', '256', '1024']);
		expect(texts('tbody tr:nth-child(1) td')[2]).toBe('0.00');
	});

	it('has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

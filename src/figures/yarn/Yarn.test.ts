import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { namesAsLabels } from '../parts/names-as-labels.ts';
import type { YarnLabels } from './labels.ts';
import { defaults, pairCount, scaling } from './model.ts';
import { YarnFigure } from './Yarn.tsx';

const html = renderToString(h(YarnFigure, { labels: namesAsLabels<YarnLabels>() }));
const page = parse(html);
const texts = (selector: string) => page.querySelectorAll(selector).map((element) => element.textContent.trim());

describe('YarnFigure, drawn without a browser', () => {
	it('draws numbers only', () => {
		expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
	});

	it('draws a line for each method in both plots, and the trained wavelengths in one', () => {
		for (const series of [1, 2, 3, 4]) expect(page.querySelectorAll(`svg.figure-plot .figure-line-${series}`)).toHaveLength(2);
		const [trained] = page.querySelectorAll('svg.figure-plot .figure-line-reference').map((path) => path.getAttribute('d')!);
		expect(trained!.match(/L/g)).toHaveLength(pairCount - 1);
	});

	it('prints what the example computes', () => {
		const { turns, divisors, logitFactor, original, wavelengths } = scaling(defaults);
		const [shownTurns, divisor, shownWavelengths, logits] = texts('.figure-readouts dd');
		expect(Number(shownTurns)).toBeCloseTo(turns[32]!, 2);
		expect(shownWavelengths).toBe(`${Math.round(original[32]!).toLocaleString('en')} → ${Math.round(wavelengths.yarn[32]!).toLocaleString('en')}`);
		expect(divisor).toBe(divisors.yarn[32]!.toFixed(2));
		expect(logits).toBe(`× ${logitFactor.toFixed(3)}`);
	});

	it('names the three stretches', () => {
		expect(texts('svg.figure-plot .figure-tick').filter((text) => ['kept', 'blended', 'interpolated'].includes(text))).toEqual([
			'kept', 'blended', 'interpolated', 'kept', 'blended', 'interpolated',
		]);
	});

	it('has a text alternative: the finding of each plot, and values', () => {
		const described = page.querySelectorAll('[role=img]').map((part) => part.getAttribute('aria-label'));
		expect(described).toEqual(["divisor θ_i/θ'_i. divisorDescription", "wavelength λ'_i = 2π/θ'_i. wavelengthDescription"]);
		expect(texts('caption')).toEqual(['title; s = 4; L = 32,768; b = 1,000,000']);
		expect(texts('tbody th')).toEqual(['0', '8', '16', '24', '32', '40', '48', '56', '63']);
	});

	it('speaks only the words of the page', () => {
		const words = new Set(html.replaceAll(/<[^>]*>/g, ' ').match(/\p{Letter}{2,}/gu));
		const names = ['title', 'factor', 'window', 'base', 'pair', 'yarn', 'interpolation', 'ntkAware', 'byParts', 'trained'];
		const others = ['kept', 'blended', 'interpolated', 'divisor', 'wavelength', 'turns', 'logits', 'caption', 'ln'];
		expect([...words].filter((word) => ![...names, ...others].includes(word))).toEqual([]);
	});

	it('has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

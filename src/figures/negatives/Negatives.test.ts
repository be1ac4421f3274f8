import { keptShare } from '@examples/moco';
import { negativesPerAnchor } from '@examples/simclr';
import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { namesAsLabels } from '../parts/names-as-labels.ts';
import type { NegativesLabels } from './labels.ts';
import { drawn, roles, staleness } from './model.ts';
import { NegativesFigure } from './Negatives.tsx';

const html = renderToString(h(NegativesFigure, { labels: namesAsLabels<NegativesLabels>() }));
const page = parse(html);
const texts = (selector: string) => page.querySelectorAll(selector).map((element) => element.textContent.trim());

describe('NegativesFigure, drawn without a browser', () => {
	it('draws every cell of both matrices', () => {
		const plots = page.querySelectorAll('svg[role=img]');
		const [simclr, moco] = plots.map((plot) => (role: string) => plot.querySelectorAll(`.negatives-${role}`).length);
		const flat = roles().flat();
		for (const role of ['self', 'positive', 'negative']) expect(simclr!(role)).toBe(flat.filter((each) => each === role).length);
		expect([moco!('positive'), moco!('negative'), moco!('self')]).toEqual([drawn.images, drawn.images * drawn.images * drawn.batches, 0]);
	});

	it('fills a queued key as far as its encoder is left', () => {
		const fills = page.querySelectorAll('svg[role=img]')[1]!.querySelectorAll('.negatives-negative').slice(0, 12);
		const shares = [1, 2, 3].map((age) => keptShare({ age, momentum: 0.99 }));
		expect([0, 4, 8].map((index) => Number(fills[index]!.getAttribute('fill-opacity')))).toEqual(shares.map((share) => Number(share.toFixed(3))));
	});

	it('draws the whole curve, and the usual one beside it', () => {
		const points = staleness(65_536, 256, 0.99).length;
		for (const series of ['1', 'reference']) {
			const [line] = page.querySelectorAll(`.figure-plot .figure-line-${series}`);
			expect(line!.getAttribute('d')!.match(/L/g)).toHaveLength(points - 1);
		}
	});

	it('prints what the examples compute', () => {
		const shown = texts('.figure-readouts dd');
		expect(shown.slice(0, 5)).toEqual([String(negativesPerAnchor(256)), '65,536', '6.24', '11.1', '256']);
		expect(Number(shown[5])).toBeCloseTo(keptShare({ age: 256, momentum: 0.99 }), 4);
		expect(shown[6]).toBe('129');
		expect(Number(shown[7])).toBeCloseTo(keptShare({ age: 129, momentum: 0.99 }), 3);
	});

	it('draws numbers only', () => {
		expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
	});

	it('has a text alternative: the finding of each drawing, and the queue as a table', () => {
		const described = page.querySelectorAll('[role=img]').map((plot) => plot.getAttribute('aria-label'));
		expect(described).toEqual([
			'simclr 2N × 2N. simclrDescription',
			'moco N × (1 + K). mocoDescription',
			'staleness mᵃ. stalenessDescription',
		]);
		expect(texts('caption')).toEqual(['title; N = 256; K = 65,536; m = 0.99']);
		expect(texts('tbody th')).toEqual(['0', '16,384', '32,768', '49,152', '65,535']);
	});

	it('has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

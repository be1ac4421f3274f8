import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { namesAsLabels } from '../parts/names-as-labels.ts';
import type { PositionsLabels } from './labels.ts';
import { addedScore, defaults, dials, lastDistance, pairCount, rotaryScore } from './model.ts';
import { PositionsFigure } from './Positions.tsx';

const html = renderToString(h(PositionsFigure, { labels: namesAsLabels<PositionsLabels>() }));
const page = parse(html);
const texts = (selector: string) => page.querySelectorAll(selector).map((element) => element.textContent.trim());
const number = (text: string) => Number(text.replace('−', '-'));

describe('PositionsFigure, drawn without a browser', () => {
	it('draws numbers only', () => {
		expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
	});

	it('draws a dial for each pair, one of them chosen', () => {
		expect(page.querySelectorAll('.positions-dial')).toHaveLength(pairCount);
		expect(texts('.positions-chosen .figure-tick')).toEqual(['2, 10']);
	});

	it('draws one curve over the other with RoPE, and two with added sinusoids', () => {
		const paths = page.querySelectorAll('.figure-plot path.figure-line').map((path) => path.getAttribute('d')!);
		expect(paths).toHaveLength(4);
		for (const path of paths) expect(path.match(/L/g)).toHaveLength(lastDistance);
		expect(paths[0]).toBe(paths[1]);
		expect(paths[2]).not.toBe(paths[3]);
	});

	it('prints what the examples compute', () => {
		const [rotary, added, share] = texts('.figure-readouts dd').map(number);
		expect(rotary).toBeCloseTo(rotaryScore(defaults, defaults.distance), 2);
		expect(added).toBeCloseTo(addedScore(defaults.start, defaults.distance), 2);
		expect(share).toBeCloseTo(dials(defaults)[defaults.pair]!.share, 2);
	});

	it('has a text alternative: the finding of each part, and values', () => {
		const described = page.querySelectorAll('[role=img]').map((part) => part.getAttribute('aria-label'));
		expect(described).toEqual([
			'dials. dialsDescription',
			'rotary (R_mq)·(R_nk). rotaryDescription',
			'added (x + p_m)W_Q·(y + p_n)W_K. addedDescription',
		]);
		expect(texts('tbody th')).toEqual(['0', '5', '10', '15', '20', '25', '30', '35', '40']);
	});

	it('speaks only the words of the page', () => {
		const words = new Set(html.replaceAll(/<[^>]*>/g, ' ').match(/\p{Letter}{2,}/gu));
		const names = ['title', 'start', 'distance', 'pair', 'base', 'layout', 'halfSplit', 'interleaved', 'mixed', 'dials', 'query', 'key'];
		const others = ['rotary', 'added', 'keyAt', 'share', 'wavelength', 'positions', 'caption'];
		expect([...words].filter((word) => ![...names, ...others].includes(word))).toEqual([]);
	});

	it('has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

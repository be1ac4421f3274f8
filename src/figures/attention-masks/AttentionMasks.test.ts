import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { namesAsLabels } from '../parts/names-as-labels.ts';
import { AttentionMasksFigure, defaults } from './AttentionMasks.tsx';
import type { AttentionMasksLabels } from './labels.ts';
import { attentionMasks, attentionRow, drawVectors } from './model.ts';

const labels = namesAsLabels<AttentionMasksLabels>();
const html = renderToString(h(AttentionMasksFigure, { labels }));
const page = parse(html);
const paths = (selector: string) => page.querySelectorAll(selector).map((path) => path.getAttribute('d')!);
const squares = (path: string) => path.match(/M/g)?.length ?? 0;
const masks = attentionMasks(defaults.variant, defaults.padding);

describe('AttentionMasksFigure, drawn without a browser', () => {
	it('draws every visible key of every query', () => {
		const drawn = ['.attention-grid .attention-visible', '.attention-grid .attention-lit'].flatMap((selector) => paths(selector)).map(squares);
		const visible = Object.values(masks).map((mask) => mask.flat().filter(Boolean).length);
		expect(drawn.reduce((total, count) => total + count)).toBe(visible.reduce((total, count) => total + count));
	});

	it('lights the keys of the chosen query, and draws their bars', () => {
		const counts = [masks.encoder[defaults.sourceQuery]!, masks.decoder[defaults.targetQuery]!, masks.cross[defaults.targetQuery]!];
		const expected = counts.map((row) => row.filter(Boolean).length);
		expect(paths('.attention-grid .attention-lit').map(squares)).toEqual(expected);
		expect(paths('.attention-panel .attention-bar').map(squares)).toEqual(expected);
	});

	it('prints the weights that the example computes', () => {
		const { weights } = attentionRow(drawVectors(defaults.seed).decoder, masks.decoder, defaults.targetQuery);
		const printed = page.querySelectorAll('.attention-panel')[1]!.querySelectorAll('.attention-number').map((text) => Number(text.textContent));
		for (const [key, weight] of weights.entries()) expect(printed[key]).toBeCloseTo(weight, 2);
	});

	it('has a text alternative for every grid and its bars, and a table', () => {
		const described = page.querySelectorAll('[role=img]').map((plot) => plot.getAttribute('aria-label')!);
		expect(described).toHaveLength(6);
		expect(described[2]).toBe('decoder 8 × 8. decoderDescription');
		expect(described[3]).toMatch(/^weight; query 4; key 1: 0\.\d\d, .*8: hidden$/);
		expect(page.querySelectorAll('tbody tr')).toHaveLength(8);
	});

	it('draws numbers only, and has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { namesAsLabels } from '../parts/names-as-labels.ts';
import { AttentionMasksFigure, defaults } from './AttentionMasks.tsx';
import { outputMoves, replaceToken } from './changed-token.ts';
import type { AttentionMasksLabels } from './labels.ts';
import { attentionMasks, attentionRow, drawVectors } from './model.ts';

const labels = namesAsLabels<AttentionMasksLabels>();
const html = renderToString(h(AttentionMasksFigure, { labels }));
const page = parse(html);
const paths = (selector: string) => page.querySelectorAll(selector).map((path) => path.getAttribute('d')!);
const squares = (path: string) => path.match(/M/g)?.length ?? 0;
const described = page.querySelectorAll('[role=img]').map((plot) => plot.getAttribute('aria-label')!);
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
		expect(described).toHaveLength(7);
		expect(described[2]).toBe('decoder 8 × 8. decoderDescription');
		expect(described[3]).toMatch(/^weight; query 4; key 1: 0\.\d\d, .*8: hidden$/);
		expect(page.querySelectorAll('tbody tr')).toHaveLength(8 + 8);
	});

	it('fills the outputs that the changed token moves, and tells them in words and in the table', () => {
		expect(described[6]).toBe('outputs. changedToken: 5; withMask: 5, 6, 7, 8; withoutMask: 1, 2, 3, 4, 5, 6, 7, 8. outputsDescription');
		expect([paths('.attention-moved'), paths('.attention-unmoved')].map((drawn) => drawn.map(squares))).toEqual([[4, 8], [4, 0]]);
		const { decoder, other } = drawVectors(defaults.seed);
		const { masked, unmasked } = outputMoves(decoder, replaceToken(decoder, other, defaults.changed), masks.decoder);
		const numbers = page.querySelectorAll('.attention-move').map((text) => text.textContent);
		expect(numbers).toEqual([...masked.slice(4), ...unmasked].map((distance) => distance.toFixed(2)));
		const cells = page.querySelector('.attention-outputs table')!.querySelectorAll('td').map((cell) => Number(cell.textContent));
		for (const [row, distance] of masked.entries()) expect(cells[2 * row]).toBeCloseTo(distance, 2);
	});

	it('marks the column of the changed token in the decoder grid alone', () => {
		const marked = page.querySelectorAll('.attention-panel').map((panel) => panel.querySelectorAll('.attention-changed').length);
		expect(marked).toEqual([0, 1, 0]);
	});

	it('draws numbers only, and has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

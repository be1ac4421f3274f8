import { silu, siluDerivative } from '@examples/swiglu';
import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { namesAsLabels } from '../parts/names-as-labels.ts';
import { ActivationsFigure } from './Activations.tsx';
import type { ActivationsLabels } from './labels.ts';
import { defaultGate, unitCurve } from './model.ts';

const html = renderToString(h(ActivationsFigure, { labels: namesAsLabels<ActivationsLabels>() }));
const page = parse(html);
const texts = (selector: string) => page.querySelectorAll(selector).map((element) => element.textContent.trim());

describe('ActivationsFigure, drawn without a browser', () => {
	it('draws the three activations in both plots', () => {
		for (const series of [1, 2, 3]) {
			const paths = page.querySelectorAll(`.figure-plot .figure-line-${series}`).map((path) => path.getAttribute('d')!);
			expect(paths).toHaveLength(2);
			for (const path of paths) expect(path.match(/L/g)).toHaveLength(unitCurve('silu', 1).length - 1);
			expect(paths[0]).not.toBe(paths[1]);
		}
	});

	it('draws numbers only', () => {
		expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
	});

	it('prints what the example computes', () => {
		const [output, slope, gateGradient, valueGradient] = texts('.figure-readouts dd').map((text) => Number(text.replace('−', '-')));
		expect(output).toBeCloseTo(silu(defaultGate), 3);
		expect(slope).toBeCloseTo(siluDerivative(defaultGate), 4);
		expect(gateGradient).toBe(slope);
		expect(valueGradient).toBe(output);
	});

	it('speaks only the words of the page, and the names of the activations', () => {
		const given = ['title', 'activation', 'gate', 'value', 'output', 'gateGradient', 'slope', 'valueGradient', 'caption'];
		const words = new Set(html.replaceAll(/<[^>]*>/g, ' ').match(/\p{Letter}{2,}/gu));
		expect([...words].filter((word) => !given.includes(word)).sort()).toEqual(['GELU', 'ReLU', 'SiLU']);
	});

	it('has a text alternative: the finding of each plot, and its values', () => {
		expect(page.querySelectorAll('[role=img]').map((plot) => plot.getAttribute('aria-label'))).toEqual([
			'output h = f(a)·b. outputDescription',
			'gateGradient ∂h/∂a = f′(a)·b. gradientDescription',
		]);
		expect(texts('caption')).toEqual(['title; b = 1']);
		expect(texts('tbody th')).toEqual(['−3', '−2', '−1', '0', '1', '2', '3']);
	});

	it('has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

import { roundRows } from '@examples/quantization';
import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { QuantizationLabels } from './labels.ts';
import { bitWidths, defaults, errorCurves, fewestBits, methods, modelSizes, shownWeights, storedBits, toyLayer } from './model.ts';
import { QuantizationFigure } from './Quantization.tsx';

const labels: QuantizationLabels = {
	title: 'title of the figure',
	bits: 'name of the bits',
	groupSize: 'name of the group size',
	outliers: 'name of outliers',
	outlier: { none: 'no outlier', weight: 'outlier weight', input: 'outlier input' },
	method: 'name of the method',
	rounding: 'method one',
	awq: 'method two',
	gptq: 'method three',
	weights: 'name of weights',
	errors: 'name of errors',
	memory: 'name of memory',
	weightNumber: 'number of a weight',
	gibibytes: 'unit of memory',
	gridPoints: 'grid',
	original: 'before',
	quantized: 'after',
	full: 'cards',
	bitsPerWeight: 'bits per weight',
	caption: 'what to see',
	weightsDescription: 'weights in words',
	errorsDescription: 'errors in words',
	memoryDescription: 'memory in words',
};
const html = renderToString(h(QuantizationFigure, { labels }));
const page = parse(html);
const texts = (selector: string) => page.querySelectorAll(selector).map((element) => element.textContent.trim());

describe('QuantizationFigure, drawn without a browser', () => {
	it('draws every weight twice, before and after', () => {
		const [plot] = page.querySelectorAll('.figure-plot');
		const heights = (kind: string) =>
			plot!.querySelectorAll(`.quantization-${kind}`).map((mark) => Number(mark.getAttribute('cy')));
		expect(heights('original')).toHaveLength(shownWeights);
		expect(heights('rounded')).toHaveLength(shownWeights);
		expect(heights('rounded')).not.toEqual(heights('original'));
	});

	it('draws a dot of the quantized weights as far up as the example puts it', () => {
		const layer = toyLayer(defaults.outlier);
		const row = roundRows(layer.weights, { bits: defaults.bits, groupSize: Number(defaults.groupSize) })[0]!;
		const dots = page.querySelectorAll('.figure-plot')[0]!.querySelectorAll('.quantization-rounded');
		const [first, second] = dots.map((dot) => Number(dot.getAttribute('cy')));
		const [highest, lowest] = [22, 194];
		const unit = (lowest - highest) / 6;
		expect((second! - first!) / unit).toBeCloseTo(row[0]! - row[1]!, 6);
	});

	it('draws numbers only', () => {
		expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
	});

	it('prints what was measured, and the bits with scale and zero point', () => {
		const errors = errorCurves(defaults)[defaults.bits - fewestBits]!;
		const read = texts('.figure-readouts dd').map(Number);
		expect(read).toEqual([...methods.map((method) => Number(errors[method].toPrecision(3))), Number(storedBits(defaults).toFixed(2))]);
	});

	it('writes beside each model what it takes', () => {
		const sizes = modelSizes(defaults).map(({ quantized }) => quantized.toFixed(quantized < 1 ? 2 : 1));
		expect(texts('.figure-plot .figure-note')).toEqual(['24', '48', '80', ...sizes]);
	});

	it('speaks only the words of the page', () => {
		const spoken = html.replaceAll(/<[^>]*>/g, ' ');
		const words = new Set(spoken.match(/\p{Letter}{2,}/gu));
		const given = new Set(JSON.stringify(labels).match(/\p{Letter}+/gu));
		expect([...words].filter((word) => !given.has(word)).sort()).toEqual(['Qwen']);
	});

	it('has a text alternative: the finding of each plot, and its values', () => {
		const described = page.querySelectorAll('[role=img]').map((plot) => plot.getAttribute('aria-label'));
		expect(described).toEqual([
			'name of weights. weights in words',
			'name of errors ‖Ŷ − Y‖²/‖Y‖². errors in words',
			'name of memory. memory in words',
		]);
		expect(texts('caption')).toEqual([
			'name of errors; g = 32, no outlier',
			'name of memory, unit of memory; b = 3, g = 32, no outlier',
		]);
		expect(texts('tbody th')).toEqual([...bitWidths.map(String), '0.5B', '1.5B', '7B', '72B']);
	});

	it('has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

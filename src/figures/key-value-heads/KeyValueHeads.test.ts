import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { namesAsLabels } from '../parts/names-as-labels.ts';
import { KeyValueHeadsFigure } from './KeyValueHeads.tsx';
import type { KeyValueHeadsLabels } from './labels.ts';
import { cacheOf, contexts, defaultContext, defaultModel, models } from './model.ts';

const html = renderToString(h(KeyValueHeadsFigure, { labels: namesAsLabels<KeyValueHeadsLabels>() }));
const page = parse(html);
const texts = (selector: string) => page.querySelectorAll(selector).map((element) => element.textContent.trim());
const model = models[defaultModel]!;

describe('KeyValueHeadsFigure, drawn without a browser', () => {
	it('draws every head, and a line from each query head to the head it reads', () => {
		expect(page.querySelectorAll('.key-value-query')).toHaveLength(model.numAttentionHeads);
		expect(page.querySelectorAll('.key-value-stored')).toHaveLength(model.numKeyValueHeads);
		const lines = page.querySelector('.key-value-reads')!.getAttribute('d')!.match(/L[\d.]+/g)!;
		expect(lines).toHaveLength(model.numAttentionHeads);
		expect(new Set(lines).size).toBe(model.numKeyValueHeads);
	});

	it('draws the cache over all contexts, three lines one above the other', () => {
		const paths = page.querySelectorAll('.figure-plot .figure-line').map((path) => path.getAttribute('d')!);
		expect(paths).toHaveLength(3);
		for (const path of paths) expect(path.match(/L/g)).toHaveLength(contexts.length - 1);
		const heights = paths.map((path) => Number(/,([\d.]+)/.exec(path)![1]));
		expect(heights[0]!).toBeLessThan(heights[2]!);
		expect(heights[2]!).toBeLessThan(heights[1]!);
	});

	it('draws numbers only', () => {
		expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
	});

	it('prints what the example computes', () => {
		const sequenceLength = contexts[defaultContext]!;
		const cost = cacheOf({ model, numKeyValueHeads: model.numKeyValueHeads, sequenceLength, batchSize: 1, precision: '16' });
		expect(texts('.figure-readouts dd')).toEqual([`${cost.kibPerToken} KiB`, `${cost.gib}.0 GiB`, String(cost.sequencesThatFit), String(cost.flopsPerByte)]);
	});

	it('speaks only the words of the page, names and units', () => {
		const labels = ['title', 'model', 'keyValueHeads', 'queryHeads', 'published', 'context', 'batch', 'precision', 'bits', 'tokens', 'sharing', 'cache', 'perToken', 'sequencesThatFit', 'flopsPerByte', 'caption'];
		const words = new Set(html.replaceAll(/<[^>]*>/g, ' ').match(/\p{Letter}{2,}/gu));
		expect([...words].filter((word) => !labels.includes(word)).sort()).toEqual(['GQA', 'GiB', 'KiB', 'MHA', 'MQA', 'Qwen']);
	});

	it('has a text alternative: the finding of each plot, and its values', () => {
		expect(page.querySelectorAll('[role=img]').map((plot) => plot.getAttribute('aria-label'))).toEqual([
			'GQA: queryHeads 64, keyValueHeads 8. sharingDescription',
			'cache, 2·L·G·d_h·b·n·B. cacheDescription',
		]);
		expect(texts('caption')).toEqual(['title; Qwen2-72B, n = 32768, B = 1']);
		expect(texts('tbody th')).toEqual(['1', '2', '4', '8', '16', '32', '64']);
	});

	it('has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

import { visualTokenCount } from '@examples/vision-language-connector';
import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { ConnectorsFigure } from './Connectors.tsx';
import { formatCount, formatShare } from './format.ts';
import type { ConnectorsLabels } from './labels.ts';

const labels: ConnectorsLabels = {
	title: 'title of the figure',
	model: 'which one',
	image: 'which picture',
	images: { photo: 'snapshot', screenshot: 'display', page: 'sheet' },
	video: 'film beside it',
	noVideo: 'nothing',
	seconds: 'sec',
	context: 'room',
	tokenPanel: 'left title',
	contextPanel: 'right title',
	patches: 'before',
	tokens: 'after',
	axis: 'both',
	imageTokens: 'of the picture',
	videoTokens: 'of the film',
	left: 'left over',
	tooMany: 'over by',
	takesNoVideo: 'no films',
	frames: 'stills',
	share: 'part taken',
	caption: 'what to see',
	tokenDescription: 'bars in words',
	contextDescription: 'bar in words',
};
const html = renderToString(h(ConnectorsFigure, { labels }));
const page = parse(html);
const texts = (selector: string) => page.querySelectorAll(selector).map((element) => element.textContent.trim());

describe('ConnectorsFigure, drawn without a browser', () => {
	it('draws two bars for each of five models, and numbers only', () => {
		expect(page.querySelectorAll('.connectors-patches')).toHaveLength(5);
		expect(page.querySelectorAll('.connectors-tokens')).toHaveLength(5);
		expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
	});

	it('prints what the example computes', () => {
		const { patches, tokens, contextTokens } = visualTokenCount({ model: 'qwen2-vl', height: 1080, width: 1920 });
		expect(texts('.connectors-chosen text')).toEqual(['▸ Qwen2-VL', `${formatCount(patches)} → ${formatCount(tokens)}`]);
		const printed = texts('.figure-plot text');
		expect(printed).toContain(`${formatCount(contextTokens)} · ${formatShare(contextTokens / 4096)}`);
		expect(printed).toContain(`${formatCount(4096 - contextTokens)} · ${formatShare(1 - contextTokens / 4096)}`);
	});

	it('has bars as long as their counts are great, and no longer than the frame', () => {
		const widths = page.querySelectorAll('.connectors-tokens').map((bar) => Number(bar.getAttribute('width')));
		const [blip, qwen, llava, qwen2, qwen3] = widths as [number, number, number, number, number];
		expect([blip, qwen, llava, qwen3, qwen2]).toEqual([...widths].sort((a, b) => a - b));
		expect(Math.max(...widths)).toBeLessThan(326);
	});

	it('speaks only the words of the page and the names of the models', () => {
		const words = new Set(html.replaceAll(/<[^>]*>/g, ' ').match(/\p{Letter}{2,}/gu));
		const given = new Set(JSON.stringify(labels).match(/\p{Letter}+/gu));
		const own = [...words].filter((word) => !given.has(word)).sort();
		expect(own).toEqual(['BLIP', 'LLaVA', 'Qwen', 'VL']);
	});

	it('has a text alternative with the numbers of each plot', () => {
		const described = page.querySelectorAll('[role=img]').map((plot) => plot.getAttribute('aria-label'));
		expect(described[0]).toBe(
			'left title. bars in words BLIP-2: 257, 32; Qwen-VL: 1,024, 256; LLaVA-1.5: 576, 576; Qwen2-VL: 10,764, 2,691; Qwen3-VL: 8,160, 2,040',
		);
		expect(described[1]).toBe('right title. bar in words of the picture 2,693; of the film 0; left over 1,403. ');
		expect(texts('caption')).toEqual(['title of the figure; display']);
		expect(texts('tbody th')).toEqual(['BLIP-2', 'Qwen-VL', 'LLaVA-1.5', 'Qwen2-VL', 'Qwen3-VL']);
	});

	it('has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

describe('numbers', () => {
	it.each([
		[7, '7'],
		[576, '576'],
		[10_764, '10,764'],
		[1_234_567, '1,234,567'],
	])('%d is %s', (count, text) => expect(formatCount(count)).toBe(text));

	it.each([
		[0, '0%'],
		[0.0781, '7.8%'],
		[0.657, '66%'],
		[1.5, '150%'],
	])('a share of %d is %s', (share, text) => expect(formatShare(share)).toBe(text));
});

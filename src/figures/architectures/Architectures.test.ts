import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { ArchitecturesFigure, defaults } from './Architectures.tsx';
import type { ArchitecturesLabels } from './labels.ts';
import { modelView } from './model.ts';

const sentence = 'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen';
const labels: ArchitecturesLabels = {
	title: 'title of the figure',
	sentence,
	otherWords: 'red green blue',
	model: 'name of the choice',
	bert: 'first model',
	gpt: 'second model',
	t5: 'third model',
	bart: 'fourth model',
	share: 'name of the share',
	prefix: 'name of the prefix',
	redraw: 'again',
	text: 'text row',
	encoderReads: 'encoder row',
	modelReads: 'model row',
	decoderReads: 'decoder row',
	predicts: 'asked for',
	kept: 'as it was',
	chosen: 'picked',
	dropped: 'gone',
	mask: 'hidden',
	sentinel: 'marker',
	infill: 'marker with length',
	random: 'another',
	same: 'left',
	label: 'with loss',
	noLoss: 'without',
	positions: 'all of them',
	predictions: 'those with loss',
	caption: 'the finding',
	bertDescription: 'first in words',
	gptDescription: 'second in words',
	t5Description: 'third in words',
	bartDescription: 'fourth in words',
};
const html = renderToString(h(ArchitecturesFigure, { labels }));
const page = parse(html);
const view = modelView({ sentence: sentence.split(' '), others: labels.otherWords.split(' ') }, defaults);
const texts = (selector: string) => page.querySelectorAll(selector).map((element) => element.textContent.trim());

describe('ArchitecturesFigure, drawn without a browser', () => {
	it('shows what the model reads and what it must predict, position by position', () => {
		const labelled = view.positions.flatMap(({ label }) => label?.text ?? []);
		expect(texts('.objective-position')).toHaveLength(view.length);
		expect(texts('.objective-position .objective-label')).toEqual(labelled);
		expect(texts('.objective-position .objective-no-loss')).toHaveLength(view.length - labelled.length);
	});

	it('first shows one token of each kind that BERT chooses', () => {
		for (const kind of ['marker', 'random', 'same']) expect(texts(`.objective-position .objective-${kind}`), kind).toHaveLength(1);
	});

	it('counts positions and losses as the example does', () => {
		expect(texts('.figure-readouts dd')).toEqual([String(view.length), String(view.predictions)]);
	});

	it('tells the kinds apart by more than color', () => {
		expect(texts('.objective-position .objective-sign').sort()).toEqual(['=', '≠']);
	});

	it('has a text alternative for each row, and every position in a table', () => {
		const described = page.querySelectorAll('[role=img]').map((row) => row.getAttribute('aria-label'));
		expect(described).toEqual([`text row: ${sentence}`, 'first model. first in words']);
		expect(page.querySelectorAll('tbody tr')).toHaveLength(view.length);
	});

	it('speaks only the words of the page', () => {
		const spoken = html.replaceAll(/<[^>]*>/g, ' ');
		const given = new Set(Object.values(labels).join(' ').match(/\p{Letter}+/gu));
		const words = new Set(spoken.match(/\p{Letter}{2,}/gu));
		expect([...words].filter((word) => !given.has(word)).sort()).toEqual(['CLS', 'MASK', 'SEP']);
	});

	it('has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

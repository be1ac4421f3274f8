import { clippedPolicyGradient, clippedPolicyLoss } from '@examples/ppo';
import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { PpoLabels } from './labels.ts';
import { defaultClipRange, defaultRatio, defaultSize } from './model.ts';
import { PpoFigure } from './Ppo.tsx';

const labels: PpoLabels = {
	title: 'title of the figure',
	ratio: 'name of the ratio',
	clipRange: 'name of epsilon',
	size: 'name of the size',
	better: 'better token',
	worse: 'worse token',
	clipped: 'with clip',
	unclipped: 'without',
	unclippedTerm: 'name of the term',
	objective: 'name of the objective',
	loss: 'name of the loss',
	gradient: 'name of the gradient',
	noGradient: 'none',
	someGradient: 'some',
	caption: 'what $ε$ does',
	betterDescription: 'the good case in words',
	worseDescription: 'the bad case in words',
};
const html = renderToString(h(PpoFigure, { labels }));
const page = parse(html);
const texts = (selector: string) => page.querySelectorAll(selector).map((element) => element.textContent.trim());

describe('PpoFigure, drawn without a browser', () => {
	it('draws in each plot the objective, the unclipped line and the hatched part', () => {
		for (const line of ['1', 'reference']) {
			const paths = page.querySelectorAll(`.figure-plot .figure-line-${line}`).map((path) => path.getAttribute('d')!);
			expect(paths).toHaveLength(2);
			for (const path of paths) expect(path.match(/L/g)).toHaveLength(3);
			expect(paths[0]).not.toBe(paths[1]);
		}
		expect(page.querySelectorAll('.ppo-hatching')).toHaveLength(2);
	});

	it('draws numbers only', () => {
		expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
	});

	it('prints what the example computes, for both signs', () => {
		const values = texts('.figure-readouts dd').map((text) => Number(text.replace('−', '-')));
		const computed = [defaultSize, -defaultSize].flatMap((advantage) => {
			const token = {
				logProbs: [-9 + Math.log(defaultRatio)],
				oldLogProbs: [-9],
				advantages: [advantage],
				clipRange: defaultClipRange,
			};
			const { policyLoss } = clippedPolicyLoss(token);
			return [defaultRatio * advantage, -policyLoss, policyLoss, clippedPolicyGradient(token)[0]!];
		});
		expect(values).toEqual(computed.map((value) => expect.closeTo(value, 2)));
	});

	it('names the flat parts', () => {
		expect(texts('.figure-note')).toEqual(['(1+ε)·A = 2.4', '(1−ε)·A = −1.6']);
	});

	it('speaks only the words of the page', () => {
		const spoken = html.replaceAll(/<[^>]*>/g, ' ');
		const words = new Set(spoken.match(/\p{Letter}{2,}/gu));
		const given = new Set(Object.values(labels).join(' ').match(/\p{Letter}+/gu));
		expect([...words].filter((word) => !given.has(word)).sort()).toEqual(['log', 'min', 'old']);
	});

	it('has a text alternative: the finding of each plot, and its values', () => {
		expect(page.querySelectorAll('[role=img]').map((plot) => plot.getAttribute('aria-label'))).toEqual([
			'better token, A = 2. the good case in words',
			'worse token, A = −2. the bad case in words',
		]);
		expect(texts('caption')).toEqual(['title of the figure; ε = 0.2']);
		expect(texts('tbody th')).toEqual(['0.25', '0.5', '0.75', '1', '1.25', '1.5', '1.75']);
	});

	it('has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

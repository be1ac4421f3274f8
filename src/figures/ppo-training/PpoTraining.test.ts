import { learnFromReward } from '@examples/ppo';
import { trueReward } from '@examples/toy-preferences';
import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { namesAsLabels } from '../parts/names-as-labels.ts';
import { optimumAt } from '../toy-task/moment.ts';
import { ppoOptions } from '../toy-task/recipes.ts';
import { firstOptions, seed, steps } from './choices.ts';
import type { PpoTrainingLabels } from './labels.ts';
import { threeDecimals } from './model.ts';
import { PpoTrainingFigure } from './PpoTraining.tsx';

const html = renderToString(h(PpoTrainingFigure, { labels: namesAsLabels<PpoTrainingLabels>() }));
const page = parse(html);
const texts = (selector: string) => page.querySelectorAll(selector).map((element) => element.textContent.trim());

describe('PpoTrainingFigure, drawn without a browser', () => {
	it('shows the whole run of the demo, and its end in numbers', () => {
		const { history } = learnFromReward({ ...ppoOptions(firstOptions.beta, trueReward, seed), ...firstOptions, steps });
		const { expectedReward: reward, kl, clipFraction } = history.at(-1)!;
		const objective = reward - firstOptions.beta * kl;
		const best = optimumAt(firstOptions.beta);
		const pairs = [[reward, best.reward], [kl, best.kl], [objective, best.objective]];
		expect(texts('.figure-readouts dd')).toEqual([...pairs.map((both) => both.map(threeDecimals).join(' | ')), threeDecimals(clipFraction)]);
		expect(texts('[role=status]')).toEqual([`reward ${threeDecimals(reward)}; kl ${threeDecimals(kl)}; objective ${threeDecimals(objective)}`]);
		expect(page.querySelector('progress')!.attributes).toMatchObject({ max: '30', value: '30' });
		expect(texts('.figure-progress span')).toEqual(['progress 30 / 30']);
	});

	it('draws in each plot the reader’s curve with a mark, the demo’s and the optimum', () => {
		const plots = page.querySelectorAll('.figure-plot');
		expect(plots).toHaveLength(2);
		for (const plot of plots) {
			const [own, demo] = [1, 3].map((series) => plot.querySelector(`.figure-line-${series}`)!.getAttribute('d')!);
			expect(own!.match(/L/g)).toHaveLength(steps);
			expect(own).toBe(demo);
			expect(plot.querySelectorAll('.figure-line-reference')).toHaveLength(1);
			expect(plot.querySelectorAll('.figure-series-mark')).toHaveLength(1);
		}
	});

	it('has the demo’s settings chosen', () => {
		const chosen = page.querySelectorAll('input[checked]').map((input) => input.getAttribute('value'));
		expect(chosen).toEqual(['0.5', '64', '4', '0.2']);
		expect(texts('.figure-choice label')).toEqual(['0.2', '0.5', '1', '8', '64', '512', '1', '4', '20', '0.1', '0.2', 'noClip']);
	});

	it('draws numbers only', () => {
		expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
	});

	it('speaks only the words of the page', () => {
		const words = new Set(html.replaceAll(/<[^>]*>/g, ' ').match(/\p{Letter}{2,}/gu));
		const names = new Set(['title', 'beta', 'responses', 'epochs', 'clipRange', 'noClip', 'play', 'pause', 'reset', 'progress', 'yours', 'demo', 'optimum', 'reward', 'kl', 'objective', 'outside', 'caption']);
		expect([...words].filter((word) => !names.has(word)).sort()).toEqual(['KL', 'ref']);
	});

	it('has a text alternative: the finding of each plot, and the values of every step', () => {
		expect(page.querySelectorAll('[role=img]').map((plot) => plot.getAttribute('aria-label'))).toEqual([
			'reward E[r]. rewardDescription',
			'kl KL(π‖π_ref). klDescription',
		]);
		expect(texts('caption')).toEqual(['title; beta 0.5; responses 64; epochs 4; clipRange 0.2']);
		expect(page.querySelectorAll('tbody tr')).toHaveLength(steps + 1);
	});

	it('has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

import { learnFromPairs } from '@examples/dpo';
import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { formatNumber } from '../parts/format.ts';
import { namesAsLabels } from '../parts/names-as-labels.ts';
import { optimumAt } from '../toy-task/moment.ts';
import { dpoOptions, drawPairs } from '../toy-task/recipes.ts';
import { firstOptions, gradientSteps, steps } from './choices.ts';
import { DpoTrainingFigure } from './DpoTraining.tsx';
import type { DpoTrainingLabels } from './labels.ts';
import { prepared } from './model.ts';

const html = renderToString(h(DpoTrainingFigure, { labels: namesAsLabels<DpoTrainingLabels>() }));
const page = parse(html);
const texts = (selector: string) => page.querySelectorAll(selector).map((element) => element.textContent.trim());

describe('DpoTrainingFigure, drawn without a browser', () => {
	const { beta, count, seed } = firstOptions;

	it('shows the end of the prepared run, and what DPO has made of its pairs since the start', () => {
		const { history } = learnFromPairs({ ...dpoOptions(beta, drawPairs(count, seed)), steps: steps * gradientSteps });
		const [first, last] = [history[0]!, history.at(-1)!];
		const { ppo } = prepared.snapshots.at(-1)!;
		const best = optimumAt(beta);
		const policies = [[last.expectedReward, last.kl], [ppo.reward, ppo.kl], [best.reward, best.kl]];
		const keys = ['loss', 'rewardAccuracy', 'rewardMargin', 'chosenLogp', 'rejectedLogp'] as const;
		expect(texts('.figure-readouts dd')).toEqual([
			...policies.map((both) => both.map((value) => formatNumber(value)).join(' | ')),
			...keys.map((key) => `${formatNumber(first[key])} → ${formatNumber(last[key])}`),
		]);
		expect(texts('.figure-progress span')).toEqual(['progress 120 / 120']);
		expect(texts('[role=status]')[0]).toContain(`dpo: reward ${formatNumber(last.expectedReward)}, kl ${formatNumber(last.kl)}; ppo: `);
	});

	it('draws in each plot both curves, told apart by dash and shape, and the optimum', () => {
		const plots = page.querySelectorAll('.figure-plot');
		expect(plots).toHaveLength(2);
		for (const plot of plots) {
			for (const series of [1, 2]) expect(plot.querySelector(`.figure-line-${series}`)!.getAttribute('d')!.match(/L/g)).toHaveLength(steps);
			expect(plot.querySelectorAll('.figure-line-reference')).toHaveLength(1);
			const shapes = plot.querySelectorAll('.figure-series-mark').map((mark) => mark.getAttribute('d')!.replace(/^M[\d.]+,[\d.]+/, ''));
			expect(new Set(shapes).size).toBe(2);
		}
	});

	it('has the first choice chosen', () => {
		expect(page.querySelectorAll('input[checked]').map((input) => input.getAttribute('value'))).toEqual(['0.5', '32', '1']);
	});

	it('draws numbers only', () => {
		expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
	});

	it('speaks only the words of the page', () => {
		const words = new Set(html.replaceAll(/<[^>]*>/g, ' ').match(/\p{Letter}{2,}/gu));
		const names = new Set(['title', 'beta', 'pairs', 'seed', 'play', 'pause', 'reset', 'progress', 'dpo', 'ppo', 'optimum', 'reward', 'kl', 'loss', 'rewardAccuracy', 'rewardMargin', 'chosenLogp', 'rejectedLogp', 'caption']);
		expect([...words].filter((word) => !names.has(word)).sort()).toEqual(['DPO', 'KL', 'PPO', 'log', 'ref']);
	});

	it('has a text alternative: the finding of each plot, and the values of every snapshot', () => {
		expect(page.querySelectorAll('[role=img]').map((plot) => plot.getAttribute('aria-label'))).toEqual([
			'reward E[r]. rewardDescription',
			'kl KL(π‖π_ref). klDescription',
		]);
		expect(texts('caption')).toEqual(['title; beta 0.5; pairs 32; seed 1']);
		expect(texts('tbody th').slice(0, 3)).toEqual(['0', '4', '8']);
		expect(page.querySelectorAll('tbody tr')).toHaveLength(steps + 1);
	});

	it('has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

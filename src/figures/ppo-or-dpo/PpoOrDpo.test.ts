import { optimalDistribution, expectedReward, referencePolicy } from '@examples/toy-preferences';
import { parse } from 'node-html-parser';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { namesAsLabels } from '../parts/names-as-labels.ts';
import { dpoSteps, firstChoice } from './choices.ts';
import type { PpoOrDpoLabels } from './labels.ts';
import { PpoOrDpoFigure } from './PpoOrDpo.tsx';
import { drawPairs } from '../toy-task/recipes.ts';
import { trainDpo, trainPpoOnPairs, trainPpoOnTruth } from './training.ts';

const labels = namesAsLabels<PpoOrDpoLabels>();
const html = renderToString(h(PpoOrDpoFigure, { labels }));
const page = parse(html);
const texts = (selector: string) => page.querySelectorAll(selector).map((element) => element.textContent.trim());
const { beta, count, seed } = firstChoice;
const pairs = drawPairs(count, seed);

describe('PpoOrDpoFigure, drawn without a browser', () => {
	it('draws three paths, the best possible and three marks in each plot', () => {
		for (const series of [1, 2, 4]) {
			const paths = page.querySelectorAll(`.figure-plot .figure-line-${series}`).map((path) => path.getAttribute('d')!);
			expect(paths).toHaveLength(2);
			for (const path of paths) expect(path.match(/L/g)).toHaveLength(dpoSteps.length - 1);
			expect(page.querySelectorAll(`.figure-plot .figure-series-mark-${series}`)).toHaveLength(2);
		}
		expect(page.querySelectorAll('.figure-plot .figure-line-reference')).toHaveLength(2);
	});

	it('tells the three ways apart by shape, not by color alone', () => {
		const shapes = page.querySelectorAll('.ppo-or-dpo-key .figure-series-mark').map((mark) => mark.getAttribute('d'));
		expect(new Set(shapes).size).toBe(3);
	});

	it('prints what the examples learn, reward and KL', () => {
		const learned = [trainDpo(beta, pairs), trainPpoOnPairs(beta, pairs, seed), trainPpoOnTruth(beta, seed)];
		const shown = texts('.figure-readouts dd').map((text) => text.split(' | ').map(Number));
		learned.forEach((path, way) => {
			const [kl, reward] = path.at(-1)!;
			expect(shown[way]![0]).toBeCloseTo(reward, 1);
			expect(shown[way]![1]).toBeCloseTo(kl, 1);
		});
		expect(shown[3]![0]).toBeCloseTo(expectedReward(optimalDistribution(referencePolicy, beta)), 2);
	});

	it('draws numbers only', () => {
		expect(html).not.toMatch(/NaN|Infinity|undefined|\[object/);
	});

	it('speaks only the words of the page', () => {
		const words = new Set(html.replaceAll(/<[^>]*>/g, ' ').match(/\p{Letter}{2,}/gu));
		const names = new Set(['title', 'beta', 'pairs', 'seed', 'progress', 'dpoStep', 'ppoStep', 'dpo', 'model', 'truth', 'frontier', 'optimum', 'reward', 'kl', 'objective', 'caption']);
		expect([...words].filter((word) => !names.has(word)).sort()).toEqual(['DPO', 'KL', 'true']);
	});

	it('has a text alternative: the finding of each plot, and the values of every moment', () => {
		expect(page.querySelectorAll('[role=img]').map((plot) => plot.getAttribute('aria-label'))).toEqual([
			'reward E[r]. frontierDescription',
			'objective E[r] − β KL. objectiveDescription',
		]);
		expect(texts('caption')).toEqual(['title; β = 0.5; pairs 32; seed 1']);
		expect(page.querySelectorAll('tbody tr')).toHaveLength(dpoSteps.length);
	});

	it('has nothing that a strict CSP or a second figure on the page would break', () => {
		expect(html).not.toMatch(/<style|<script|\sstyle=|\sid=/);
	});
});

import { learnFromPairs } from '@examples/dpo';
import { createRandom } from '@examples/numerics';
import { referencePolicy, samplePreferencePairs } from '@examples/toy-preferences';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const pages = ['en', 'zh-cn'].map((language) => readFileSync(`src/content/docs/${language}/alignment/dpo.mdx`, 'utf8'));

/** The toy run of the page: the demo's pairs and learning rate unless given. */
function run(options: { count?: number; beta?: number; steps?: number; labelSmoothing?: number }) {
	const { count = 256, beta = 0.5, steps = 100, labelSmoothing = 0 } = options;
	const pairs = samplePreferencePairs(referencePolicy, { count, random: createRandom(1) });
	return learnFromPairs({ reference: referencePolicy, pairs, beta, labelSmoothing, learningRate: 10, steps }).history;
}

test.each([
	['the first setting', {}, (history: ReturnType<typeof run>) => [
		...[0, 2, 100].map((step) => history[step]!.chosenLogp),
		...[0, 100].map((step) => history[step]!.expectedReward),
		history[100]!.kl,
	]],
	['300 steps', { steps: 300 }, (history: ReturnType<typeof run>) => [history[300]!.kl]],
	['2000 pairs', { count: 2000, beta: 1, steps: 30 }, (history: ReturnType<typeof run>) => [history[30]!.expectedReward, history[30]!.kl]],
	['label smoothing', { labelSmoothing: 0.1 }, (history: ReturnType<typeof run>) => [history[100]!.kl]],
	['a smaller beta', { beta: 0.1 }, (history: ReturnType<typeof run>) => [history[100]!.kl]],
])('the page on DPO states what the toy task gives in %s', (_setting, options, measured) => {
	for (const value of measured(run(options))) {
		const stated = value.toFixed(2).replace('-', '−');
		for (const page of pages) expect(page).toContain(stated);
	}
});

import { learnFromPairs } from '@examples/dpo';
import { createRandom } from '@examples/numerics';
import { learnFromReward } from '@examples/ppo';
import { referencePolicy, samplePreferencePairs, trueReward } from '@examples/toy-preferences';
import { formatNumber } from '../../../../src/figures/parts/format.ts';
import { expect, test } from '../helpers.ts';
import { clipTitle, halves, learnedPairs } from './clip.ts';
import { after, expectShown, openFigure, type Figure } from './figure.ts';

const ppoTitle = 'PPO on the toy task: reward and KL over 30 steps';
const dpoTitle = 'DPO beside PPO on the toy task: reward and KL over 120 gradient steps';

/** The last run of these settings by the example; all else is as in its demo. */
function ppoHistory(changed: { responsesPerStep: number; epochs: number; beta: number; clipRange: number }) {
	const fixed = { gamma: 1, lambda: 0.95, learningRate: 10, valueLearningRate: 5, steps: 30 };
	return learnFromReward({ reference: referencePolicy, reward: trueReward, ...fixed, ...changed, random: createRandom(1) }).history;
}

/** Reward of the reader's policy, as the figure prints it before that of the optimum. */
const reward = (figure: Figure) => figure.readout('Mean true reward');
const progress = (figure: Figure) => figure.root.locator('progress');
const value = async (figure: Figure) => Number(await progress(figure).getAttribute('value'));

test('PPO learns in a worker, pauses, goes on, and ends where the example ends', async ({ page }) => {
	const figure = await openFigure(page, 'en/alignment/ppo/', ppoTitle);
	expect(page.workers(), 'before a click').toHaveLength(0);
	await figure.choose('Responses per step', '8');
	await figure.choose('KL coefficient β', '1');
	await figure.choose('Epochs', '1');
	await figure.choose('Clip range ε', '0.1');
	const history = ppoHistory({ responsesPerStep: 8, epochs: 1, beta: 1, clipRange: 0.1 });
	await expect(reward(figure)).toHaveText(new RegExp(`^${history[0]!.expectedReward.toFixed(3).replace('-', '−')} \\|`));
	expect(await value(figure)).toBe(0);

	await figure.push('Train');
	await expect.poll(() => value(figure)).toBeGreaterThan(2);
	await figure.push('Pause');
	// The snapshot that was asked for may still come.
	await page.waitForTimeout(500);
	const paused = await value(figure);
	await page.waitForTimeout(1000);
	expect(await value(figure), 'a paused training does not go on').toBe(paused);
	expect(paused).toBeLessThan(30);
	await expect(reward(figure)).toHaveText(new RegExp(`^${history[paused]!.expectedReward.toFixed(3).replace('-', '−')} \\|`));

	await figure.push('Train');
	await expect(progress(figure)).toHaveAttribute('value', '30');
	await expect(reward(figure)).toHaveText(new RegExp(`^${history[30]!.expectedReward.toFixed(3).replace('-', '−')} \\|`));
	await expect(figure.root.getByRole('status')).toContainText('Mean true reward');
	await expect.poll(() => page.workers().length, 'the worker is let go').toBe(0);

	const curves = () => figure.root.locator('.figure-line-1').evaluateAll((lines) => lines.map((line) => line.getAttribute('d')));
	const first = await curves();
	await figure.push('Reset');
	expect(await value(figure)).toBe(0);
	expect(await curves()).not.toEqual(first);
	await figure.push('Train');
	await expect(progress(figure)).toHaveAttribute('value', '30');
	expect(await curves(), 'the same seed gives the same curve').toEqual(first);
});

test('DPO and PPO learn from the same pairs', async ({ page }) => {
	const figure = await openFigure(page, 'en/alignment/dpo/', dpoTitle);
	await figure.choose('KL coefficient β', '1');
	await figure.choose('Preference pairs', '128');
	await figure.choose('Draw of the pairs', '2');
	const pairs = samplePreferencePairs(referencePolicy, { count: 128, random: createRandom(2) });
	// 120 steps; the learning rate is that of all figures of the toy task, 2.5/β².
	const { history } = learnFromPairs({ reference: referencePolicy, pairs, beta: 1, learningRate: 2.5, steps: 120 });
	const [start, end] = [history[0]!, history[120]!];
	await after(
		async () => {
			await figure.push('Train');
			await expect(progress(figure)).toHaveAttribute('value', '30');
		},
		[figure.readout('DPO on the pairs'), `${formatNumber(end.expectedReward)} | ${formatNumber(end.kl)}`],
		[figure.readout('Pairs ranked right'), `${formatNumber(start.rewardAccuracy)} → ${formatNumber(end.rewardAccuracy)}`],
		[figure.readout('Mean, rejected responses'), `${formatNumber(start.rejectedLogp)} → ${formatNumber(end.rejectedLogp)}`],
	);
});

test('CLIP learns four pairs in a worker, and every step can be looked at', async ({ page }) => {
	const figure = await openFigure(page, 'en/multimodal/clip/', clipTitle);
	const shows = (step: number) => halves(figure, learnedPairs(4, step));
	await after(() => figure.choose('Pairs in the batch, N', '4'), ...shows(0));
	expect(page.workers(), 'before a click').toHaveLength(0);

	await figure.push('Train');
	await expect.poll(() => value(figure)).toBeGreaterThan(2);
	await figure.push('Pause');
	// The snapshot that was asked for may still come.
	await page.waitForTimeout(500);
	const paused = await value(figure);
	expect(paused).toBeLessThan(100);
	await expectShown(...shows(paused));

	await after(async () => {
		await figure.push('Train');
		await expect(progress(figure)).toHaveAttribute('value', '100');
	}, ...shows(100));
	const [[, imageToText], [, textToImage]] = shows(100) as [readonly [unknown, string], readonly [unknown, string]];
	await expect(figure.root.getByRole('status')).toHaveText(`Image to text ${imageToText}; Text to image ${textToImage}`);
	await expect.poll(() => page.workers().length, 'the worker is let go').toBe(0);

	await after(() => figure.move('Training step', 37), ...shows(37));
	await after(() => figure.pick('Both halves of the loss', '75'), ...shows(75));
	await expect(figure.slider('Training step')).toHaveValue('75');
	await after(() => figure.push('Reset'), ...shows(0));
	expect(await value(figure)).toBe(0);
});

test('a worker that does not load is said, and may be tried again', async ({ page, problems }) => {
	problems.expect(/training-worker/);
	await page.route(/training-worker/, (route) => route.abort());
	const figure = await openFigure(page, 'en/alignment/ppo/', ppoTitle);
	await figure.push('Train');
	await expect(figure.root.getByRole('status')).toHaveText(/did not load/);
	await page.unroute(/training-worker/);
	await figure.push('Train');
	await expect(progress(figure)).toHaveAttribute('value', '30');
});

test.describe('with less motion', () => {
	test.use({ contextOptions: { reducedMotion: 'reduce' } });

	test('the picture changes once, at the end', async ({ page }) => {
		const figure = await openFigure(page, 'en/alignment/ppo/', ppoTitle);
		await figure.push('Reset');
		const start = await reward(figure).textContent();
		await figure.push('Train');
		await expect.poll(() => value(figure)).toBeGreaterThan(2);
		expect(await reward(figure).textContent()).toBe(start);
		await expect(progress(figure)).toHaveAttribute('value', '30');
		await expect(reward(figure)).not.toHaveText(start!);
	});
});

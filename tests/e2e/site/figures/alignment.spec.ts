import { dpoGradient, dpoLoss, learnFromPairs } from '@examples/dpo';
import { createRandom, logSumExp } from '@examples/numerics';
import { clippedPolicyGradient, clippedPolicyLoss, learnFromReward } from '@examples/ppo';
import { bradleyTerryLoss, learnRewardModel, linearReward } from '@examples/reward-model';
import { allSequences, expectedReward, klDivergence, optimalDistribution, policyLogps, preferenceProbability } from '@examples/toy-preferences';
import { referencePolicy, samplePreferencePairs, sequenceDistribution, trueReward, type Tokens } from '@examples/toy-preferences';
import { formatNumber } from '../../../../src/figures/parts/format.ts';
import { expect, test } from '../helpers.ts';
import { after, openFigure } from './figure.ts';

test('pipeline: the memory of every step, and its numbers of the toy task', async ({ page }) => {
	const figure = await openFigure(page, 'en/alignment/pipeline/', 'RLHF step by step: data, models and memory');
	const [total, toy] = [figure.root.locator('.pipeline-total b'), figure.root.locator('[aria-current="step"] .pipeline-toy dd')];
	const { sft, comparisons, rewardModel, ppo } = toyNumbers();
	await expect(toy).toHaveText(ppo);
	await after(() => figure.choose('Step', '1 SFT'), [total, gigabytes({ trained: 7, frozen: 0 })], [toy, sft]);
	await after(() => figure.choose('Step', '2 Comparisons'), [total, gigabytes({ trained: 0, frozen: 7 })], [toy, comparisons]);
	await after(() => figure.choose('Step', '3 Reward model'), [total, gigabytes({ trained: 7, frozen: 0 })], [toy, rewardModel]);
	await after(() => figure.choose('Step', '4 PPO with KL'), [total, gigabytes({ trained: 7 + 7, frozen: 7 + 7 })], [toy, ppo]);
	// The sizes are 1, 3, 6, 7, 13, 34, 70 and 175 billion.
	await after(() => figure.move('Parameters of policy and reference', 4), [total, gigabytes({ trained: 13 + 7, frozen: 13 + 7 })]);
	await after(() => figure.move('Parameters of reward and value model', 2), [total, gigabytes({ trained: 13 + 6, frozen: 13 + 6 })]);
});

test('PPO: objective and gradient of a token, better and worse than expected', async ({ page }) => {
	const figure = await openFigure(page, 'en/alignment/ppo/', 'PPO objective of one token over its importance ratio');
	/** What both panels show of a token. */
	const shows = (ratio: number, clipRange: number, size: number) =>
		[['Better than expected', size] as const, ['Worse than expected', -size] as const].flatMap(([name, advantage]) => {
			const token = { logProbs: [Math.log(ratio) - 5], oldLogProbs: [-5], advantages: [advantage], clipRange };
			const panel = figure.panel(name);
			return [
				[figure.readout('Objective', panel), formatNumber(-clippedPolicyLoss(token).policyLoss)] as const,
				[figure.readout('Gradient', panel), formatNumber(clippedPolicyGradient(token)[0]!)] as const,
			];
		});
	await after(() => figure.move('Importance ratio r', 13), ...shows(0.65, 0.2, 2));
	// Only the worse token was clipped, and only at the smaller range.
	await after(() => figure.move('Clip range ε', 15), ...shows(0.65, 0.375, 2).slice(2));
	await after(() => figure.move('Size of the advantage |A|', 6), ...shows(0.65, 0.375, 1.5));
	await after(() => figure.pick('Better than expected', '0.5'), ...shows(0.5, 0.375, 1.5));
	await after(() => figure.pick('Worse than expected', '1.5'), ...shows(1.5, 0.375, 1.5));
	await expect(figure.slider('Importance ratio r')).toHaveValue('30');
});

test('DPO: loss and gradient weight of a pair', async ({ page }) => {
	const figure = await openFigure(page, 'en/alignment/dpo/', 'DPO loss and gradient weight of one preference pair');
	const shows = (margin: number, beta: number) => {
		const pair = { chosenLogps: [margin - 50], rejectedLogps: [-50], refChosenLogps: [-50], refRejectedLogps: [-50], beta };
		return [
			[figure.readout('Loss'), formatNumber(dpoLoss(pair).loss)] as const,
			[figure.readout('Gradient weight'), formatNumber(-dpoGradient(pair).chosenLogps[0]!)] as const,
		];
	};
	// The slider over β is logarithmic, with two digits.
	await after(() => figure.move('KL coefficient β', 30), ...shows(-20, 0.32));
	await after(() => figure.move('Log-ratio margin h', 7), ...shows(7, 0.32));
	await after(() => figure.pick('Loss', '20'), ...shows(20, 0.32));
	await after(() => figure.pick('Gradient weight', '0'), ...shows(0, 0.32));
	await expect(figure.slider('Log-ratio margin h')).toHaveValue('0');
});

test('PPO or DPO: reward and KL of three ways to learn', async ({ page }) => {
	const figure = await openFigure(page, 'en/alignment/ppo-or-dpo/', 'DPO and PPO on one task: reward against distance from the reference');
	const shows = (beta: number, count: number, seed: number, steps: { dpo: number; ppo: number }) => {
		const pairs = samplePreferencePairs(referencePolicy, { count, random: createRandom(seed) });
		const { weights } = learnRewardModel({ pairs, learningRate: 3, steps: 60 });
		const dpo = learnFromPairs({ reference: referencePolicy, pairs, beta, learningRate: 2.5 / beta ** 2, steps: steps.dpo });
		return [
			[figure.readout('DPO on the pairs'), lastOf(dpo)] as const,
			[figure.readout('PPO, reward model from the same pairs'), trainedByPpo(beta, seed, steps.ppo, (tokens) => linearReward(weights, tokens))] as const,
			[figure.readout('PPO on the true reward'), trainedByPpo(beta, seed, steps.ppo, trueReward)] as const,
		];
	};
	const optimum = (beta: number) => {
		const distribution = optimalDistribution(referencePolicy, beta);
		return measured(klDivergence(distribution, sequenceDistribution(referencePolicy)), expectedReward(distribution));
	};
	const [early, later] = [{ dpo: 5, ppo: 3 }, { dpo: 10, ppo: 5 }];
	await after(() => figure.move('Moment of the training', 3), ...shows(0.5, 32, 1, early));
	await after(() => figure.choose('KL coefficient β', '0.2'), ...shows(0.2, 32, 1, early), [figure.readout('optimum at this β'), optimum(0.2)]);
	// No pair has a part in PPO on the true reward.
	await after(() => figure.choose('Preference pairs', '128'), ...shows(0.2, 128, 1, early).slice(0, 2));
	await after(() => figure.choose('Draw of the pairs', '3'), ...shows(0.2, 128, 3, early));
	await after(() => figure.pick('Reward less the price of KL', '4'), ...shows(0.2, 128, 3, later));
	await expect(figure.slider('Moment of the training')).toHaveValue('4');
});

/** With Adam in mixed precision a trained parameter takes 16 bytes and a frozen one 2; sizes are in billions. */
function gigabytes({ trained, frozen }: { trained: number; frozen: number }): string {
	return `${16 * trained + 2 * frozen} GB`;
}

/** What the steps print: a demonstration, the first of 1000 pairs, the reward model of all, and its best policy's favorite. */
function toyNumbers(): Record<'sft' | 'comparisons' | 'rewardModel' | 'ppo', string[]> {
	const [demonstration, response, beta] = [[0, 0, 1, 1], [0, 1, 2, 3], 0.5];
	const pairs = samplePreferencePairs(referencePolicy, { count: 1000, random: createRandom(1) });
	const { chosen, rejected } = pairs[0]!;
	const { weights } = learnRewardModel({ pairs, learningRate: 3, steps: 30 });
	const reward = (tokens: Tokens) => linearReward(weights, tokens);
	const loss = bradleyTerryLoss({ chosenRewards: [reward(chosen)], rejectedRewards: [reward(rejected)] });
	// Under the best policy, π_ref e^{r/β} / Z, r − β log π/π_ref of every response is β log Z.
	const objective = beta * logSumExp(policyLogps(referencePolicy, allSequences).map((logp, i) => logp + reward(allSequences[i]!) / beta));
	return {
		sft: [demonstration.join(' '), formatNumber(-policyLogps(referencePolicy, [demonstration])[0]!)],
		comparisons: [chosen.join(' '), rejected.join(' '), formatNumber(preferenceProbability(chosen, rejected))],
		rewardModel: [formatNumber(reward(chosen)), formatNumber(reward(rejected)), formatNumber(loss)],
		ppo: [response.join(' '), ...[reward(response), reward(response) - objective, objective].map((value) => formatNumber(value))],
	};
}

function trainedByPpo(beta: number, seed: number, steps: number, reward: (tokens: Tokens) => number): string {
	const ppo = { clipRange: 0.2, gamma: 1, lambda: 0.95, epochs: 4, learningRate: 10, valueLearningRate: 5, responsesPerStep: 64 };
	return lastOf(learnFromReward({ ...ppo, reference: referencePolicy, reward, beta, steps, random: createRandom(seed) }));
}

function lastOf({ history }: { history: readonly { kl: number; expectedReward: number }[] }): string {
	const { kl, expectedReward: reward } = history.at(-1)!;
	// Training takes too long for a page: it was done before, and three decimals of it were kept.
	return measured(Number(kl.toFixed(3)), Number(reward.toFixed(3)));
}

function measured(kl: number, reward: number): string {
	return `${formatNumber(reward)} | ${formatNumber(kl)}`;
}

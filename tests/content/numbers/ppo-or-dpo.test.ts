import { groupRelativeAdvantages, grpoGradient, grpoLoss, tokenWeights } from '@examples/grpo';
import { ipoGradient, ipoLoss, ktoGradient, ktoLoss, orpoGradient, orpoLoss, simpoLoss } from '@examples/preference-losses';
import { trainingMemory } from '@examples/transformer-arithmetic';
import { describe, expect, it } from 'vitest';
import { expectStated, question, section } from './page.ts';
import { fixed } from './toy-task.ts';

const page = (id: string) => section('alignment/ppo-or-dpo', id);
const answer = (id: string) => question('alignment', id);

it('counts memory and compute', () => {
	const gigabytes = (trained: number, frozen: number) => `${trainingMemory({ parameters: trained * 7e9, frozen: frozen * 7e9 }).total / 1e9} GB`;
	expectStated(page('three-minutes'), ...[[1, 1], [2, 2], [1, 2]].map(([trained, frozen]) => gigabytes(trained!, frozen!)));
	for (const [trained, frozen] of [[1, 1], [2, 2]] as const) expectStated(answer('choice-plan-a-project'), gigabytes(trained, frozen));
	expectStated(page('three-minutes'), `6 + 2 = ${6 + 2}`, String(5 * 2 + 6 + 6), String(6 + 6), String(2 + 2 + 2 + 6));
	expectStated(answer('choice-plan-a-project'), (1.96 * Math.sqrt(0.25 / 300)).toFixed(3));
});

it('compares prompts by difficulty', () => {
	const [plain, scaled] = [(p: number) => 2 * p * (1 - p), (p: number) => 2 * Math.sqrt(p * (1 - p))];
	expectStated(page('ppo-to-grpo'), (plain(0.1) / plain(0.5)).toFixed(2), (scaled(0.1) / scaled(0.5)).toFixed(1));
	expectStated(answer('grpo-length-and-difficulty'), ...fixed(2, plain(0.05) / plain(0.5), scaled(0.05) / scaled(0.5)));
});

it('counts groups that teach', () => {
	const mixed = [0.01, 0.1, 0.5].map((p) => 1 - p ** 8 - (1 - p) ** 8);
	expectStated(answer('choice-with-a-verifier'), ...fixed(2, ...mixed), `${(100 * (1 - 0.999 ** 8)).toFixed(1)}%`);
});

describe('IPO', () => {
	const pair = (beta: number) => ({ chosenLogps: [-10], rejectedLogps: [-12], refChosenLogps: [-11], refRejectedLogps: [-11], beta });

	it('has a target', () => {
		for (const beta of [0.1, 0.5]) {
			const [{ loss }, { chosenLogps }] = [ipoLoss(pair(beta)), ipoGradient(pair(beta))];
			expectStated(page('run-ipo'), ...fixed(0, 1 / (2 * beta), loss, chosenLogps[0]!));
		}
		const p = 0.8;
		expectStated(answer('preference-losses-what-each-drops'), ((2 * p - 1) / (2 * 0.1)).toFixed(0), (Math.log(p / (1 - p)) / 0.1).toFixed(1));
	});
});

describe('KTO', () => {
	const good = (r: number, referencePoint = 0) => ({ logps: [r - 100], refLogps: [-100], desirable: [true], referencePoint, beta: 0.1 });

	it('leaves the hopeless and the finished alone', () => {
		expectStated(page('run-kto'), ktoLoss(good(0)).loss.toFixed(1), ktoGradient(good(0))[0]!.toFixed(3));
		for (const r of [-5, 5, -50, 50]) expectStated(page('run-kto'), ktoGradient(good(r))[0]!.toFixed(4));
		expect(ktoLoss(good(5, 5)).loss).toBe(ktoLoss(good(0)).loss);
	});
});

describe('losses without a reference', () => {
	const pair = { chosenLogps: [-40], chosenLengths: [50], rejectedLogps: [-20], rejectedLengths: [20] };

	it('have SimPO divide by length', () => {
		const [plain, wide] = [0, 1].map((gamma) => simpoLoss({ ...pair, beta: 2, gamma }));
		for (const where of [page('run-simpo'), answer('preference-losses-without-a-reference')]) expectStated(where, ...fixed(1, -40 / 50), String(-20 / 20), String(-20 - -40));
		expectStated(page('run-simpo'), plain!.chosenRewards[0]!.toFixed(1), plain!.rejectedRewards[0]!.toFixed(0), plain!.loss.toFixed(3), wide!.loss.toFixed(4));
		expect([plain!.rewardAccuracy, wide!.rewardAccuracy]).toEqual([1, 1]);
	});

	it('have ORPO compare odds', () => {
		const { sftLoss, oddsRatioLoss, loss } = orpoLoss({ ...pair, lambda: 0.1 });
		expectStated(page('run-orpo'), sftLoss.toFixed(1), ...fixed(4, oddsRatioLoss, loss));
		expect(orpoGradient({ ...pair, lambda: 0 }).rejectedLogps[0]).toBe(0);
		const { chosenLogps, rejectedLogps } = orpoGradient({ ...pair, lambda: 1 });
		expectStated(page('run-orpo'), ...fixed(4, rejectedLogps[0]!, chosenLogps[0]!));
		const odds = (p: number, q: number) =>
			Math.exp(orpoLoss({ chosenLogps: [Math.log(p)], rejectedLogps: [Math.log(q)], chosenLengths: [1], rejectedLengths: [1], lambda: 1 }).logOddsRatios[0]!);
		expectStated(page('run-orpo'), odds(0.6, 0.2).toFixed(0), odds(0.06, 0.02).toFixed(2));
	});
});

describe('GRPO', () => {
	const advantages = (rewards: readonly number[], scaleRewards = true) => groupRelativeAdvantages(rewards, { groupSize: 4, scaleRewards });

	it('has these advantages', () => {
		const where = page('run-advantages');
		expectStated(where, advantages([1, 0, 0, 1])[0]!.toFixed(4), (0.5 / (0.5 + 1e-4)).toFixed(4));
		expectStated(where, ...fixed(4, ...advantages([1, 0, 0, 0])), ...fixed(4, advantages([10, 0, 0, 10])[0]!, advantages([0.9, 0.8, 0.8, 0.9])[0]!));
		expectStated(where, advantages([10, 0, 0, 10], false)[0]!.toFixed(0), advantages([0.9, 0.8, 0.8, 0.9], false)[0]!.toFixed(2));
		expect(advantages([1, 1, 1, 1])).toEqual([0, 0, 0, 0]);
		for (const size of [8, 2]) expectStated(answer('grpo-write-the-loss'), `${(100 * (Math.sqrt(size / (size - 1)) - 1)).toFixed(0)}%`);
	});

	it('has these weights', () => {
		const rows = [2, 8].map((length) => Array.from({ length }, () => -1));
		const fresh = { logProbs: rows, oldLogProbs: rows, advantages: [1, -1], clipRange: 0.2, maxLength: 10 };
		const [sequence, token, constant] = (['sequence', 'token', 'constant'] as const).map((normalization) => ({
			weights: tokenWeights([2, 8], { normalization, maxLength: 10 }),
			loss: Number(grpoLoss({ ...fresh, normalization }).loss.toFixed(1)) + 0,
		}));
		expectStated(page('run-weights'), ...[...sequence!.weights, token!.weights[0]!, constant!.weights[0]!].map(String));
		expect([new Set(token!.weights).size, new Set(constant!.weights).size]).toEqual([1, 1]);
		expectStated(page('run-weights'), ...[sequence!, token!, constant!].map(({ loss }) => String(loss)));
		const [short, long] = tokenWeights([1, 4], {});
		expectStated(answer('grpo-length-and-difficulty'), String(short! / long!));
	});

	it('has this penalty', () => {
		const token = (logProb: number, refLogProb: number) => {
			const input = { logProbs: [[logProb]], oldLogProbs: [[logProb]], refLogProbs: [[refLogProb]], advantages: [0], clipRange: 0.2, beta: 1 };
			return [grpoLoss(input).kl, grpoGradient(input)[0]![0]!] as const;
		};
		expectStated(page('run-grpo-loss'), ...fixed(4, ...token(-1, -2), ...token(-1, -0.5)), ...fixed(1, ...token(-4, -0.1)));
	});

	it('has this mean gradient of the penalty', () => {
		const [policy, other] = [[0.5, 0.3, 0.2], [0.2, 0.2, 0.6]];
		const [logProbs, refLogProbs] = [policy!, other!].map((probabilities) => [probabilities.map(Math.log)]);
		const slopes = grpoGradient({ logProbs: logProbs!, oldLogProbs: logProbs!, refLogProbs: refLogProbs!, advantages: [0], clipRange: 0.2, beta: 1 })[0]!;
		// Each token weighs 1/3 in the loss, and occurs with its probability.
		const expected = slopes.reduce((total, slope, v) => total + 3 * slope * policy![v]!, 0);
		policy!.forEach((probability, v) => expect(probability * (3 * slopes[v]! - expected)).toBeCloseTo(probability - other![v]!, 12));
		expectStated(answer('grpo-kl-in-the-loss'), ...[policy!, other!].map((probabilities) => `(${probabilities.join(',')})`));
	});

	it('lets a token of ratio 1.25 learn at a higher clip', () => {
		const slope = (clipRangeHigh: number) =>
			grpoGradient({ logProbs: [[-1]], oldLogProbs: [[-1 - Math.log(1.25)]], advantages: [1], clipRange: 0.2, clipRangeHigh })[0]![0]!;
		expect(slope(0.28)).toBeLessThan(0);
		expect(slope(0.2)).toBeCloseTo(0, 12);
		expectStated(answer('grpo-length-and-difficulty'), (0.01 * 1.2).toFixed(3));
	});
});

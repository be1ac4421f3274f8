import { mean } from '@examples/numerics';
import { clippedPolicyGradient, clippedPolicyLoss, clippedValueGradient, clippedValueLoss } from '@examples/ppo';
import { generalizedAdvantageEstimation, klPenalty, tokenRewards, whiten } from '@examples/ppo';
import type { KlEstimator } from '@examples/ppo';
import { optimalDistribution, referencePolicy } from '@examples/toy-preferences';
import { describe, expect, it } from 'vitest';
import { expectStated, question, section } from './page.ts';
import { cells, fixed, reference } from './toy-task.ts';

const page = (id: string) => section('alignment/ppo', id);
/** One token of this ratio, as the page takes it. */
const token = (advantage: number, ratio: number, clipRange = 0.2) =>
	({ logProbs: [Math.log(0.2 * ratio)], oldLogProbs: [Math.log(0.2)], advantages: [advantage], clipRange });
const loss = (...settings: Parameters<typeof token>) => clippedPolicyLoss(token(...settings)).policyLoss;
const slope = (...settings: Parameters<typeof token>) => clippedPolicyGradient(token(...settings))[0]!;
const deviation = (probabilities: readonly number[], values: readonly number[]) => {
	const expected = expectation(probabilities, values);
	return Math.sqrt(expectation(probabilities, values.map((value) => (value - expected) ** 2)));
};
const expectation = (probabilities: readonly number[], values: readonly number[]) =>
	probabilities.reduce((total, probability, i) => total + probability * values[i]!, 0);

describe('one token', () => {
	it('has the four cases', () => {
		for (const [advantage, ratio] of [[2, 1.5], [2, 0.5], [-2, 1.5], [-2, 0.5]] as const) {
			const clipped = Math.min(Math.max(ratio, 0.8), 1.2) * advantage;
			const row = cells(1, ratio, ratio * advantage, clipped, -loss(advantage, ratio));
			const ascent = 0 - slope(advantage, ratio);
			expectStated(page('three-minutes'), `${row} | ${ascent > 0 ? '+' : ''}${ascent === 0 ? 0 : ascent.toFixed(1)}`);
		}
	});

	it('has these losses', () => {
		expectStated(page('run-loss'), String(loss(2, 1)));
		expectStated(page('run-loss'), ...fixed(1, loss(2, 1.1), loss(2, 1.5)));
		expect(loss(2, 1.6)).toBe(loss(2, 1.5));
		expectStated(page('run-loss'), ...fixed(0, loss(-2, 1.5), loss(-2, 3)));
		expectStated(question('alignment', 'ppo-write-the-loss'), loss(2, 1.5).toFixed(1), loss(-2, 1.5).toFixed(0));
		for (const ratio of [1.5, 3]) expect(clippedPolicyLoss(token(-2, ratio)).clipFraction).toBe(1);
	});

	it('has these gradients', () => {
		expectStated(page('run-gradient'), ...[1, 1.1, 1.5, 0.5].map((ratio) => `${Number(slope(2, ratio).toFixed(1)) + 0}`));
		expectStated(page('run-gradient'), ...[1, 1.5, 0.5].map((ratio) => slope(-2, ratio).toFixed(0)));
		for (const [advantage, ratio] of [[2, 1.5], [-2, 0.5]] as const) expect(slope(advantage, ratio, 1e6)).not.toBeCloseTo(0);
		expectStated(page('step-gradient'), slope(-2, 3).toFixed(0));
		expectStated(question('alignment', 'ppo-gradient'), ...[1, 1.5, 3].map((ratio) => slope(-2, ratio).toFixed(0)));
	});

	it('loses its correction without the min, and its sign without the minus', () => {
		expectStated(page('pitfalls'), `${0.8}\\cdot2=${0.8 * 2}`, (-loss(2, 0.5)).toFixed(1));
		expectStated(page('pitfalls'), ...[1, 0.5].map((ratio) => (-loss(2, ratio)).toFixed(0)));
	});

	it('is in the table of the question why there is a min', () => {
		const ratios = [0.5, 1, 1.5];
		for (const advantage of [2, -2]) {
			const rows = [ratios, ratios.map((ratio) => Math.min(Math.max(ratio, 0.8), 1.2))].map((row) => row.map((ratio) => ratio * advantage));
			const [low, middle, high] = fixed(1, ...ratios.map((ratio) => -loss(advantage, ratio)));
			expectStated(question('alignment', 'ppo-why-the-min'), ...rows.map((row) => cells(1, ...row)), `**${low}** | ${middle} | **${high}**`);
		}
		expectStated(question('alignment', 'ppo-why-the-min'), (0.01 * 1.2).toFixed(3));
	});
});

it('multiplies a thousand ratios of 1.01, and λ over 400 tokens', () => {
	expectStated(page('step-ratio'), (1.01 ** 1000).toFixed(0));
	expectStated(question('alignment', 'ppo-on-or-off-policy'), (1.01 ** 1000).toFixed(0));
	const [digits, exponent] = (0.95 ** 399).toExponential(1).split('e');
	expectStated(page('step-gae'), `${digits}\\cdot10^{${exponent}}`);
	expectStated(question('alignment', 'ppo-derive-gae'), (0.95 ** 13).toFixed(2), (0.95 ** 100).toFixed(3), `${digits}\\cdot10^{${exponent}}`);
});

it('pays these token rewards', () => {
	const response = { score: 1, logProbs: [-1, -2, -0.5], refLogProbs: [-1.5, -1.5, -0.5], beta: 0.1 };
	const [first, second, third] = tokenRewards(response);
	expectStated(page('run-rewards'), ...fixed(2, first!, second!), third!.toFixed(0));
	expect(first! + second! + third!).toBeCloseTo(1, 12);
});

it('estimates these advantages', () => {
	const run = (lambda: number) =>
		generalizedAdvantageEstimation({ rewards: [0, 0, 0, 1], values: [0.2, 0.1, 0.5, 0.6], gamma: 1, lambda }).advantages;
	for (const lambda of [0, 0.5, 0.95, 1]) expectStated(page('run-advantages'), `${lambda} | ${cells(3, ...run(lambda))}`);
	const answer = question('alignment', 'ppo-derive-gae');
	for (const lambda of [0, 1]) expectStated(answer, ...fixed(1, ...run(lambda)));
	expectStated(answer, ...fixed(3, ...run(0.95)));
});

it('whitens', () => {
	for (const values of [[1, 2, 3], [0.1, 0.2, 0.3]]) {
		expectStated(page('run-advantages'), ...fixed(2, whiten(values)[0]!, whiten(values)[2]!));
		expect(whiten(values)[1]).toBeCloseTo(0, 12);
	}
	expect(whiten([5, 5, 5])).toEqual([0, 0, 0]);
});

it('clips the value loss', () => {
	const value = (target: number) => {
		const input = { values: [2], oldValues: [1], returns: [target], clipRange: 0.2 };
		return [clippedValueLoss(input).valueLoss, clippedValueGradient(input)[0]!] as const;
	};
	for (const where of [page('run-value-loss'), question('alignment', 'ppo-value-model')]) {
		expectStated(where, value(3)[0].toFixed(2), value(3)[1].toFixed(0), ...fixed(0, ...value(0)));
	}
});

describe('KL estimators', () => {
	const estimators = ['k1', 'k2', 'k3'] as const;

	it('are these for two tokens', () => {
		const [policy, other] = [[0.5, 0.5], [0.4, 0.6]].map((probabilities) => probabilities.map(Math.log));
		for (const estimator of estimators) {
			const estimates = klPenalty(policy!, other!, estimator);
			expectStated(page('run-kl'), ...fixed(4, ...estimates, mean(estimates), deviation([0.5, 0.5], estimates)));
		}
	});

	it('have this mean and deviation at the optimum of the toy task', () => {
		for (const beta of [4, 2, 1, 0.5]) {
			const policy = optimalDistribution(referencePolicy, beta);
			const [k1, k2, k3] = estimators.map((estimator) => klPenalty(policy.map(Math.log), reference.map(Math.log), estimator));
			const numbers = [expectation(policy, k1!), deviation(policy, k1!), expectation(policy, k2!), deviation(policy, k2!), deviation(policy, k3!)];
			expectStated(page('step-estimators'), `${beta} | ${cells(3, ...numbers)}`);
			if (beta === 0.5) expectStated(page('pitfalls'), ...fixed(1, deviation(policy, k3!), deviation(policy, k1!)));
		}
	});

	it('have these gradients, in the reward and in the loss', () => {
		const [policy, other] = [[0.7, 0.2, 0.1], [0.5, 0.3, 0.2]];
		const logits = policy!.map(Math.log);
		/** Σ π(a) f(a) ∇log π(a), by the logits. */
		const scored = (weights: readonly number[]) => {
			const center = expectation(policy!, weights);
			return policy!.map((probability, v) => probability * (weights[v]! - center));
		};
		const inReward = (estimator: KlEstimator) => scored(klPenalty(logits, other!.map(Math.log), estimator));
		const inLoss = (estimator: KlEstimator) => {
			const [above, below] = [1e-6, -1e-6].map((shift) => klPenalty(logits.map((logit) => logit + shift), other!.map(Math.log), estimator));
			return scored(above!.map((value, v) => (value - below![v]!) / 2e-6));
		};
		const triple = (values: readonly number[]) => `(${fixed(4, ...values).join(',')})`;
		expectStated(page('step-estimator-gradients'), triple(inReward('k1')), triple(inLoss('k3')), triple(inReward('k3')));
		expect(Math.max(...inLoss('k1').map(Math.abs))).toBeLessThan(1e-8);
		expect(triple(inLoss('k2'))).toBe(triple(inReward('k1')));
		const first = [inReward('k1'), inLoss('k2'), inLoss('k3'), inReward('k3')].map(([byFirst]) => byFirst!);
		expectStated(question('alignment', 'ppo-kl-in-reward-or-loss'), ...fixed(4, ...first));
	});
});

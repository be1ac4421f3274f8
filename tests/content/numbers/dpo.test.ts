import { dpoGradient, dpoLoss } from '@examples/dpo';
import { dot, logSigmoid, sigmoid, softmax } from '@examples/numerics';
import { trainingMemory } from '@examples/transformer-arithmetic';
import { describe, expect, it } from 'vitest';
import { expectStated, question, section } from './page.ts';
import { fixed } from './toy-task.ts';

const page = (id: string) => section('alignment/dpo', id);
const answer = (id: string) => question('alignment', `dpo-${id}`);
/** A pair whose log-ratios differ by this. */
const margin = (h: number, beta = 0.1) =>
	({ chosenLogps: [h / 2 - 5000], rejectedLogps: [-h / 2 - 5000], refChosenLogps: [-5000], refRejectedLogps: [-5000], beta });
const weight = (...settings: Parameters<typeof margin>) => dpoGradient(margin(...settings)).rejectedLogps[0]!;
/** The pair of the page: h = 2. */
const pair = { chosenLogps: [-10], rejectedLogps: [-12], refChosenLogps: [-11], refRejectedLogps: [-11], beta: 0.1 };
const logit = (p: number) => Math.log(p / (1 - p));
const divergence = (p: readonly number[], q: readonly number[]) => dot(p, p.map((value, i) => Math.log(value / q[i]!)));

describe('the loss', () => {
	it('of the pair is this', () => {
		const { loss, chosenRewards, rejectedRewards } = dpoLoss(pair);
		expectStated(page('run-loss'), loss.toFixed(4), ...fixed(1, chosenRewards[0]!, rejectedRewards[0]!));
		expectStated(page('run-loss'), dpoLoss({ ...pair, beta: 0.5 }).loss.toFixed(4), dpoLoss(margin(0)).loss.toFixed(4));
		expectStated(answer('write-the-loss'), ...fixed(4, loss, dpoLoss(margin(0)).loss));
		const swapped = dpoLoss({ ...pair, chosenLogps: pair.rejectedLogps, rejectedLogps: pair.chosenLogps });
		expectStated(page('pitfalls'), ...fixed(4, loss, swapped.loss), (swapped.loss - loss).toFixed(1));
	});

	it('has a floor with label smoothing', () => {
		const target = logit(1 - 0.1) / 0.1;
		const floor = dpoLoss({ ...margin(target), labelSmoothing: 0.1 });
		expectStated(page('run-loss'), dpoLoss({ ...pair, labelSmoothing: 0.1 }).loss.toFixed(4), floor.loss.toFixed(4), target.toFixed(2));
		expect(dpoGradient({ ...margin(target), labelSmoothing: 0.1 }).chosenLogps[0]).toBeCloseTo(0, 12);
		expectStated(answer('noisy-labels-and-ties'), target.toFixed(2), floor.loss.toFixed(3));
		expectStated(answer('deterministic-preferences-and-ipo'), target.toFixed(2), (1 / (2 * 0.1)).toFixed(0));
	});

	it('needs a stable log-sigmoid', () => {
		expectStated(page('run-loss'), String(logSigmoid(-800)));
		const single = 2 ** 128 * (1 - 2 ** -24);
		expectStated(page('run-loss'), ...[Number.MAX_VALUE, single].map((largest) => String(Math.floor(Math.log(largest)))));
		expectStated(question('alignment', 'ppo-gradient'), String(Math.floor(Math.log(single))));
		expectStated(answer('write-the-loss'), dpoLoss(margin(-8000)).loss.toFixed(0));
	});
});

describe('the gradient', () => {
	it('of the pair is this', () => {
		const { chosenLogps, rejectedLogps } = dpoGradient(pair);
		for (const where of [page('run-gradient'), answer('write-the-loss')]) expectStated(where, ...fixed(4, chosenLogps[0]!, rejectedLogps[0]!));
		const twice = dpoGradient({ chosenLogps: [-10, -10], rejectedLogps: [-12, -12], refChosenLogps: [-11, -11], refRejectedLogps: [-11, -11], beta: 0.1 });
		expect(twice.chosenLogps[0]).toBeCloseTo(chosenLogps[0]! / 2, 15);
	});

	it('reaches its ceiling and dies out', () => {
		expectStated(page('run-gradient'), ...fixed(4, weight(-50), weight(50)));
		expectStated(page('see-it'), weight(20, 0.1).toFixed(4), weight(20, 0.5).toFixed(5));
		const shares = [-50, -10, 0, 10].map((h) => Number((weight(h) / 0.1).toFixed(2)));
		expectStated(answer('gradient-weight'), ...shares.map(String), (weight(50) / 0.1).toFixed(3));
	});
});

it('aims at these margins', () => {
	const target = (beta: number) => logit(0.8) / beta;
	expectStated(page('step-likelihood'), target(0.1).toFixed(1), target(0.5).toFixed(2));
	expectStated(answer('what-beta-does'), ...fixed(1, ...[0.05, 0.1, 0.5].map(target)), sigmoid(1).toFixed(2));
	expectStated(answer('which-reward-is-learned'), sigmoid(1).toFixed(2));
	const third = sigmoid(2 * logit(0.8));
	const odds = [third, 0.99].map((p) => logit(Number(p.toFixed(2))));
	expectStated(answer('without-bradley-terry'), third.toFixed(2), ...fixed(2, ...odds), ...fixed(1, ...odds.map((value) => value / 0.1)));
});

describe('a pitfall', () => {
	it('shows a margin that grows while the chosen response fades', () => {
		const { loss, chosenRewards, rejectedRewards, rewardAccuracy } =
			dpoLoss({ chosenLogps: [-15], rejectedLogps: [-25], refChosenLogps: [-12], refRejectedLogps: [-14], beta: 0.1 });
		const reward = chosenRewards[0]! - rejectedRewards[0]!;
		expectStated(page('pitfalls'), `-3-(-11)=${(reward / 0.1).toFixed(0)}`, loss.toFixed(4), reward.toFixed(1), Math.exp(3).toFixed(0));
		expectStated(answer('chosen-log-probability-falls'), loss.toFixed(3), dpoLoss(margin(0)).loss.toFixed(3));
		expect(rewardAccuracy).toBe(1);
	});

	it('shows two policies that DPO cannot tell apart', () => {
		const start = [0.4, 0.4, 0.2];
		const policies = [[0.72, 0.08, 0.2], [0.09, 0.01, 0.9]];
		const kls = policies.map((policy) => divergence(policy, start));
		for (const policy of policies) {
			const [chosen, rejected] = policy.map(Math.log);
			const input = { chosenLogps: [chosen!], rejectedLogps: [rejected!], refChosenLogps: [Math.log(0.4)], refRejectedLogps: [Math.log(0.4)], beta: 0.1 };
			expectStated(page('pitfalls'), dpoLoss(input).loss.toFixed(4));
		}
		for (const where of [page('pitfalls'), answer('out-of-distribution')]) expectStated(where, ...fixed(2, ...kls));
		expectStated(section('alignment/ppo-or-dpo', 'pitfalls'), `0.1\\cdot(${fixed(2, ...kls.toReversed()).join('-')})=${(0.1 * (kls[1]! - kls[0]!)).toFixed(3)}`);
	});

	it('shows a long response without a reference', () => {
		const free = { chosenLogps: [-40], rejectedLogps: [-20], refChosenLogps: [0], refRejectedLogps: [0], beta: 0.1 };
		expectStated(page('pitfalls'), dpoLoss(free).loss.toFixed(4), (dpoGradient(free).rejectedLogps[0]! / 0.1).toFixed(2), `0.1\\cdot(-20)=${0.1 * -20}`);
	});

	it('shows what length does to a sum', () => {
		const [long, short] = [200, 50].map((tokens) => 0.02 * tokens);
		expectStated(page('pitfalls'), `h=${long}-${short}=${long! - short!}`);
		expectStated(answer('sum-or-mean'), String(long), String(short));
	});
});

it('makes the first of three responses rarer at the optimum', () => {
	const policy = softmax([0.3, 0.3, 0.4].map((probability, y) => Math.log(probability) + [1, 0, 3][y]!));
	expectStated(answer('chosen-log-probability-falls'), policy[0]!.toFixed(2));
});

it('weighs a response with 1 more reward so much at β = 0.1', () => {
	expectStated(answer('why-the-partition-function-cancels'), String(Number(Math.exp(1 / 0.1).toPrecision(2))));
});

it('takes this memory', () => {
	const gigabytes = (trained: number, frozen: number) => (trainingMemory({ parameters: trained * 7e9, frozen: frozen * 7e9 }).total / 1e9).toFixed(0);
	const [policy, copy] = [gigabytes(1, 0), (2 * 7).toFixed(0)];
	expectStated(page('three-minutes'), policy, `2 × ${policy} GB + 2 × ${copy} GB = ${gigabytes(2, 2)}`, `${policy} GB + ${copy} GB = ${gigabytes(1, 1)}`);
	expectStated(answer('reference-model'), `${policy} + ${copy} = ${gigabytes(1, 1)}`, `2 × ${policy} + 2 × ${copy} = ${gigabytes(2, 2)}`);
	expectStated(answer('reference-model'), ((150_000 * 2 * 4) / 1e6).toFixed(1));
});

import { dot, logSigmoid, sigmoid, softmax } from '@examples/numerics';
import { bestOfNKlBound } from '@examples/rejection-sampling';
import { bradleyTerryGradient, bradleyTerryLoss, learnRewardModel, linearReward, rewardFeatures } from '@examples/reward-model';
import { allSequences, optimalDistribution, policyLogps, referencePolicy, trueReward } from '@examples/toy-preferences';
import { trainingMemory } from '@examples/transformer-arithmetic';
import { describe, expect, it } from 'vitest';
import { expectStated, question, section } from './page.ts';
import { cells, drawPairs, fixed, optimum, overfittedReward, reference, truthOf } from './toy-task.ts';

const page = (id: string) => section('alignment/pipeline', id);
const answer = (id: string) => question('alignment', `pipeline-${id}`);
const rewards = (chosen: number, rejected: number) => ({ chosenRewards: [chosen], rejectedRewards: [rejected] });
const loss = (chosen: number, rejected: number) => bradleyTerryLoss(rewards(chosen, rejected));
const pull = (chosen: number, rejected: number) => bradleyTerryGradient(rewards(chosen, rejected)).rejectedRewards[0]!;

describe('bytes and counts', () => {
	/** Of models with these billions of parameters. */
	const gigabytes = (trained: number, frozen: number, devices = 1) =>
		trainingMemory({ parameters: trained * 1e9, frozen: frozen * 1e9, zeroStage: 3, devices }).total / 1e9;

	it('are these for the last stage', () => {
		const [trained, frozen] = [gigabytes(7, 0), 2 * 7];
		expectStated(page('three-minutes'), `16 | ${trained} GB`, `2 | ${frozen} GB`, `${gigabytes(14, 14)} GB`);
		expectStated(page('three-minutes'), `${gigabytes(175 + 6, 175 + 6)}`, `${gigabytes(350, 350)}`);
		expectStated(page('three-minutes'), `${((100 * (4.9 + 60)) / 3640).toFixed(1)}%`);
	});

	it('are these in the question on four models', () => {
		const small = trainingMemory({ parameters: 14e9, optimizer: 'adam, 8-bit states', frozen: 14e9 }).total / 1e9;
		expectStated(answer('four-models'), `112 + 112 + 14 + 14 = ${gigabytes(14, 14)} GB`, `112+16+14+14=${gigabytes(8, 14)}`, `${gigabytes(8, 14)} GB`);
		expectStated(answer('four-models'), `${gigabytes(7, 14)} GB`, `${small} GB`, `${gigabytes(14, 14, 8)} GB`, `${gigabytes(7, 7)} GB`, String(gigabytes(7, 0)));
	});

	it('are these for rankings', () => {
		for (const k of [4, 9]) expectStated(answer('k-wise-batches'), `${k} | ${(k * (k - 1)) / 2} | ${k} | ${k * (k - 1)}`);
		expectStated(page('step-k-wise'), '9', String(9 * 8), String((64 * 9 * 8) / 2));
	});

	it('are these for best-of-n', () => {
		expectStated(answer('overoptimization'), ...fixed(1, bestOfNKlBound(16), bestOfNKlBound(1000)));
		expectStated(answer('why-not-only-sft'), bestOfNKlBound(16).toFixed(2));
	});
});

describe('one pair', () => {
	it('has these losses', () => {
		expectStated(page('run-loss'), ...fixed(4, loss(1.2, 0.4), loss(0.4, 1.2), loss(12, 4)), (loss(0.4, 1.2) - loss(1.2, 0.4)).toFixed(1), loss(-800, 0).toFixed(0));
		expect(loss(101.2, 100.4)).toBeCloseTo(loss(1.2, 0.4), 12);
		expect(logSigmoid(-800)).toBe(-800);
	});

	it('has these gradients', () => {
		expectStated(page('run-gradient'), pull(1.2, 0.4).toFixed(4), ...fixed(5, pull(0, 10), pull(10, 0)));
		const both = bradleyTerryGradient({ chosenRewards: [1.2, 0], rejectedRewards: [0.4, 0] });
		expectStated(page('run-gradient'), both.rejectedRewards[0]!.toFixed(4), both.rejectedRewards[1]!.toFixed(2), both.chosenRewards[1]!.toFixed(2));
	});

	it('has both in the question on the derivation', () => {
		expectStated(answer('derive-the-reward-loss'), ...fixed(4, loss(0.8, 0), pull(0.8, 0), loss(0, 0)), pull(0, 0).toFixed(1), ...fixed(5, loss(0, 10), pull(0, 10)));
	});

	it('has a scale that agreement identifies', () => {
		expectStated(page('step-identify'), Math.log(0.73 / 0.27).toFixed(2));
		expect(sigmoid(Math.log(0.73 / 0.27))).toBeCloseTo(0.73, 12);
	});
});

describe('the task', () => {
	it('has one best response, and a worst that is the most probable', () => {
		expectStated(page('run-task'), String(trueReward([0, 1, 2, 3])), String(trueReward([0, 0, 0, 0])));
		expect(allSequences.filter((tokens) => trueReward(tokens) === 3)).toEqual([[0, 1, 2, 3]]);
		expect(allSequences[reference.indexOf(Math.max(...reference))]).toEqual([0, 0, 0, 0]);
	});

	it('has these optima', () => {
		for (const [name, beta] of [['', Infinity], ['4 | ', 4], ['1 | ', 1], ['0.5 | ', 0.5], ['0.1 | ', 0.1]] as const) {
			const distribution = beta === Infinity ? reference : optimalDistribution(referencePolicy, beta);
			const [reward, kl] = truthOf(distribution, 0);
			const highest = Math.max(...distribution);
			const response = allSequences[distribution.indexOf(highest)]!.join(' ');
			expectStated(page('run-optimum'), `${name}${reward.toFixed(3)} | ${beta === Infinity ? '0' : kl.toFixed(3)} | ${response}`, highest.toFixed(3));
		}
	});

	it('has the same optima in the question on the penalty', () => {
		const betas = [4, 1, 0.5, 0.1];
		const best = betas.map((beta) => optimalDistribution(referencePolicy, beta)[allSequences.findIndex((tokens) => trueReward(tokens) === 3)]!);
		expectStated(answer('why-a-kl-penalty'), cells(2, ...betas.map((beta) => optimum(beta)[0])), cells(2, ...betas.map((beta) => optimum(beta)[1])));
		expectStated(answer('why-a-kl-penalty'), `${best[0]!.toFixed(3)} | ${cells(2, ...best.slice(1))}`);
	});
});

describe('the reward model of 1000 pairs', () => {
	const pairs = drawPairs(1000);
	const { weights, history } = learnRewardModel({ pairs, learningRate: 3, steps: 30 });

	it('learns these weights', () => {
		expectStated(page('run-learn'), ...fixed(4, history[0]!.loss, history[30]!.loss), history[30]!.accuracy.toFixed(3));
		expect(history[0]!.accuracy).toBe(0);
		const others = weights.filter((_, k) => k !== 3 && k !== 4);
		expectStated(page('run-learn'), ...fixed(2, weights[4]!, weights[3]!, Math.min(...others), Math.max(...others)));
		expect(weights.reduce((left, right) => left + right)).toBeCloseTo(0, 12);
	});

	it('is compared with the truth', () => {
		const differences = pairs.map(({ chosen, rejected }) => trueReward(chosen) - trueReward(rejected));
		const truth = bradleyTerryLoss({ chosenRewards: differences, rejectedRewards: differences.map(() => 0) });
		const [right, ties, against] = [1, 0, -1].map((sign) => differences.filter((difference) => Math.sign(difference) === sign).length);
		expectStated(page('run-learn'), truth.toFixed(4), ...[right, ties, against].map(String));
		const share = (count: number, of = 1000) => `${Number(((100 * count) / of).toFixed(1))}%`;
		for (const where of [page('pitfalls'), answer('reward-accuracy')]) expectStated(where, share(right!), share(ties!), share(against!));
		expectStated(answer('reward-accuracy'), `${((100 * right!) / (right! + against!)).toFixed(0)}%`);
	});

	it('leads to these optima', () => {
		for (const beta of [0.5, 0.1]) expectStated(page('run-optimum'), truthOf(under(weights, beta), beta)[0].toFixed(2));
	});
});

describe('the reward model of 32 pairs', () => {
	const { weights, history } = overfittedReward();

	it('leads to these optima', () => {
		const learned = (distribution: readonly number[]) => dot(distribution, allSequences.map((tokens) => linearReward(weights, tokens)));
		expectStated(page('run-optimum'), `0 | ${truthOf(reference, 0)[0].toFixed(2)} | 0`);
		for (const beta of [4, 2, 1, 0.5, 0.25]) {
			const distribution = under(weights, beta);
			const [reward, kl] = truthOf(distribution, beta);
			expectStated(page('run-optimum'), `${beta} | ${cells(2, learned(distribution) - learned(reference), reward, kl)}`);
			if (beta === 1 || beta === 0.25) expectStated(page('pitfalls'), ...fixed(2, learned(distribution) - learned(reference), reward));
			if (beta === 0.25) expect(allSequences[distribution.indexOf(Math.max(...distribution))]).toEqual([0, 3, 0, 3]);
		}
	});

	it('is misled by two responses of 64, both chosen', () => {
		const pairs = drawPairs(32);
		const leaps = (side: 'chosen' | 'rejected') => pairs.filter((pair) => rewardFeatures(pair[side])[6]! > 0).length;
		expect([leaps('chosen'), leaps('rejected')]).toEqual([2, 0]);
		expect(Math.max(...weights)).toBe(weights[6]);
		expectStated(page('run-optimum'), weights[6]!.toFixed(2));
		expectStated(answer('reward-accuracy'), `${(100 * history.at(-1)!.accuracy).toFixed(0)}%`);
	});
});

/** π_ref e^{r/β}, normalized, for a learned reward. */
function under(weights: readonly number[], beta: number) {
	const logps = policyLogps(referencePolicy, allSequences);
	return softmax(logps.map((logp, y) => logp + linearReward(weights, allSequences[y]!) / beta));
}

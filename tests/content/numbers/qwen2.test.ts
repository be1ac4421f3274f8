import { describe, expect, it } from 'vitest';
import { keyValueCacheBytes, qwen2Models } from '@examples/grouped-query-attention';
import { createRandom, dot } from '@examples/numerics';
import {
	acceptanceProbabilities,
	acceptedDistribution,
	bestOfNDistribution,
	bestOfNKlBound,
	pickByVerifier,
	rejectionSamplingFineTuning,
} from '@examples/rejection-sampling';
import { inverseFrequencies, wavelengths } from '@examples/rope';
import { allSequences, expectedReward, klDivergence, optimalDistribution, referencePolicy, sequenceDistribution, trueReward } from '@examples/toy-preferences';
import { correctionRange, turnsWithin } from '@examples/yarn';
import { expectStated, question, section } from './page.ts';

const at = (id: string) => section('language-models/qwen2', id);
const asked = (id: string) => question('language-models', id);

const reference = sequenceDistribution(referencePolicy);
const rewards = allSequences.map(trueReward);

describe('positions', () => {
	it('states which pairs turn within the window', () => {
		for (const [base, window, digits] of [[1e4, 4096, 3], [1e4, 32_768, 2], [1e6, 32_768, 4]] as const) {
			const turns = turnsWithin(inverseFrequencies(128, base), window);
			expectStated(at('step-base'), String(turns.filter((count) => count >= 1).length - 1), turns[63]!.toFixed(digits));
		}
		const turns = turnsWithin(inverseFrequencies(128, 1e6), 32_768);
		const qwen2 = { headDim: 128, ropeTheta: 1e6, factor: 4, originalMaxPositionEmbeddings: 32_768 };
		const { low, high } = correctionRange(qwen2);
		expectStated(at('step-base'), String(turns.filter((count) => count < 1).length), turns[40]!.toFixed(2), String(low), String(high));
		expectStated(at('step-base'), (131_072 / wavelengths(inverseFrequencies(128, 1e6))[40]!).toFixed(2));
		expectStated(asked('qwen2-context-128k'), String(64 - low - 1));
	});

	it('states the cost of biases and of 131,072 tokens', () => {
		const large = qwen2Models.at(-1)!;
		expectStated(at('step-bias'), String(64 * 128 + 2 * 8 * 128), Math.sqrt(128).toFixed(1));
		const layer = 2 * 8192 * 128 * (64 + 8) + 3 * 8192 * 29_568;
		const { where, texts } = at('step-bias');
		expectStated({ where, texts: texts.slice(0, 1) }, (layer / 1e6).toFixed(0));
		const cache = keyValueCacheBytes({ ...large, sequenceLength: 131_072, batchSize: 1, bytesPerValue: 2 });
		expectStated(at('pitfalls'), `${cache / 2 ** 30} GiB`);
		const scores = (length: number) => 2 * length ** 2 * 8192 * 80;
		const weights = (length: number) => 2 * 70.2e9 * length;
		expectStated(asked('qwen2-context-128k'), (scores(131_072) / 1e16).toFixed(1), (weights(131_072) / 1e16).toFixed(1));
		expectStated(asked('qwen2-context-128k'), `${((100 * scores(32_768)) / weights(32_768)).toFixed(0)}%`);
	});
});

describe('rejection sampling', () => {
	const accepted = (beta: number) => acceptedDistribution(reference, acceptanceProbabilities(rewards, beta));

	it('states the share of prompts that contribute', () => {
		for (const p of [0.5, 0.1, 0.02]) {
			expectStated(at('step-rejection'), `${p} | ${[4, 16, 64].map((tries) => (1 - (1 - p) ** tries).toFixed(2)).join(' | ')}`);
		}
		const sound = (share: number) => `${((100 * share) / (share + (1 - share) * 0.25)).toFixed(0)}%`;
		expectStated(at('step-rejection'), sound(0.3), sound(0.05));
	});

	it('states the rates of acceptance', () => {
		const oneIn = [2, 0.5].map((beta) => (1 / accepted(beta).rate).toFixed(0)) as [string, string];
		expectStated(at('step-rejection'), ...oneIn);
		expectStated(asked('qwen2-rejection-sampling'), oneIn[1]);
		for (const [beta, digits] of [[0.5, 1], [0.25, 2]] as const) {
			const { distribution, rate } = accepted(beta);
			expectStated(at('run-rejection-sampling'), expectedReward(distribution).toFixed(3), `${(100 * rate).toFixed(digits)}%`);
		}
		const { rate } = acceptedDistribution(reference, rewards.map((reward) => Number(reward >= 2)));
		expectStated(at('run-rejection-sampling'), `${(100 * rate).toFixed(1)}%`, `-\\log${rate.toFixed(4)}=${(-Math.log(rate)).toFixed(2)}`);
	});

	it('states what fine-tuning on accepted samples learns', () => {
		const tune = (samples: number, bar = 2) =>
			rejectionSamplingFineTuning({
				policy: referencePolicy,
				accept: (response) => trueReward(response) >= bar,
				samples,
				rounds: 3,
				steps: 20,
				learningRate: 2,
				random: createRandom(1),
			}).history;
		const stated = at('run-rejection-sampling');
		const [few, usual, many] = [tune(64), tune(256), tune(1024)];
		expectStated(stated, String(usual[1]!.kept), ...usual.map(({ passRate }) => passRate.toFixed(3)), usual[0]!.entropy.toFixed(2), usual[3]!.entropy.toFixed(2));
		expectStated(stated, String(few[1]!.kept), ...[few, many].flatMap(([, , , last]) => [last!.passRate.toFixed(3), last!.entropy.toFixed(2)]));
		expectStated(asked('qwen2-best-of-n'), ...[few[3], many[3], usual[0]].map((round) => round!.entropy.toFixed(2)));
		const best = reference.filter((_, y) => rewards[y] === 3).reduce((sum, p) => sum + p);
		expectStated(stated, `${(100 * best).toFixed(2)}%`);
		expect(tune(256, 3).map(({ kept }) => kept)).toEqual([0, 0, 0, 0]);
		expectStated(at('pitfalls'), (1 / best).toFixed(0));
	});
});

describe('best-of-n', () => {
	it('states the bound and the exact KL', () => {
		expectStated(at('step-best-of-n'), ...[4, 16, 1024].map((n) => bestOfNKlBound(n).toFixed(2)));
		const sure = bestOfNDistribution([0.9, 0.1], [0, 1], 1000);
		const exact = dot(sure, [0, Math.log(sure[1]! / 0.1)]);
		for (const id of ['run-best-of-n', 'pitfalls']) expectStated(at(id), exact.toFixed(2), bestOfNKlBound(1000).toFixed(2));
	});

	it('compares with the optimum of the same KL', () => {
		/** The highest reward at this KL: β by bisection. */
		const optimum = (kl: number) => {
			let [low, high] = [0.05, 20];
			for (let i = 0; i < 60; i += 1) {
				const middle = (low + high) / 2;
				if (klDivergence(optimalDistribution(referencePolicy, middle), reference) > kl) low = middle;
				else high = middle;
			}
			return expectedReward(optimalDistribution(referencePolicy, low));
		};
		const [sixteen, more] = [pickByVerifier({ n: 16, errorRate: 0 }), pickByVerifier({ n: 64, errorRate: 0 })];
		const shown = [sixteen.kl, sixteen.expectedReward, optimum(sixteen.kl)].map((value) => value.toFixed(3));
		expectStated(at('step-best-of-n'), ...shown);
		expectStated(asked('qwen2-best-of-n'), ...shown, more.expectedReward.toFixed(3), optimum(more.kl).toFixed(3));
	});

	it('states the peak of a verifier that errs', () => {
		const reward = (n: number, errorRate: number) => pickByVerifier({ n, errorRate }).expectedReward;
		const peak = (errorRate: number) => {
			let n = 1;
			while (reward(n + 1, errorRate) > reward(n, errorRate)) n += 1;
			return n;
		};
		expectStated(at('see-it'), ...[0.001, 0.01, 0.05].map((errorRate) => String(peak(errorRate))));
		const shown = [peak(0.01), 256, 1024].map((n) => reward(n, 0.01).toFixed(2));
		expectStated(at('pitfalls'), String(peak(0.01)), ...shown, pickByVerifier({ n: 1024, errorRate: 0.01 }).expectedScore.toFixed(2));
		const p = 0.0023;
		expectStated(asked('qwen2-best-of-n'), shown[2]!, String(peak(0.01)), `${((100 * p) / (p + (1 - p) * 0.01)).toFixed(0)}%`);
	});
});

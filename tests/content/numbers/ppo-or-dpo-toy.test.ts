import { dpoGradient } from '@examples/dpo';
import { grpoStep, learnFromGroups } from '@examples/grpo';
import { createRandom } from '@examples/numerics';
import { ipoGradient, ktoGradient, ktoReferencePoint, orpoGradient, simpoGradient } from '@examples/preference-losses';
import { learnRewardModel, linearReward } from '@examples/reward-model';
import { allSequences, gradientStep, logitsGradient, policyLogps, referencePolicy, sampleSequence, sequenceDistribution, trueReward } from '@examples/toy-preferences';
import type { Policy, Tokens } from '@examples/toy-preferences';
import { describe, expect, it } from 'vitest';
import { expectStated, question, section } from './page.ts';
import { dpo, drawPairs, fixed, optimum, ppo, reference, truthOf } from './toy-task.ts';

const page = (id: string) => section('alignment/ppo-or-dpo', id);
const answer = (id: string) => question('alignment', id);
type Slopes = { chosenLogps: readonly number[]; rejectedLogps: readonly number[] };

describe('five losses on the same pairs', () => {
	const pairs = drawPairs(256);
	/** Each response once: what its many copies share need be computed only once. */
	const distinct = [...new Map(pairs.flatMap(({ chosen, rejected }) => [chosen, rejected]).map((tokens) => [tokens.join(), tokens])).values()];
	const placeOf = new Map(distinct.map((tokens, place) => [tokens.join(), place]));
	const [chosen, rejected] = (['chosen', 'rejected'] as const).map((side) => pairs.map((pair) => placeOf.get(pair[side].join())!)) as [number[], number[]];
	const logpsUnder = (policy: Policy) => {
		const logps = policyLogps(policy, distinct);
		return { chosenLogps: chosen.map((place) => logps[place]!), rejectedLogps: rejected.map((place) => logps[place]!) };
	};
	const { chosenLogps: refChosenLogps, rejectedLogps: refRejectedLogps } = logpsUnder(referencePolicy);
	const refs = { refChosenLogps, refRejectedLogps };
	const lengths = { chosenLengths: chosen.map(() => 4), rejectedLengths: chosen.map(() => 4) };
	const kto = ({ chosenLogps, rejectedLogps }: Slopes) => {
		const both = { logps: [...chosenLogps, ...rejectedLogps], refLogps: [...refs.refChosenLogps, ...refs.refRejectedLogps] };
		const desirable = both.logps.map((_, i) => i < pairs.length);
		const slopes = ktoGradient({ ...both, desirable, referencePoint: ktoReferencePoint(both), beta: 0.5 });
		return { chosenLogps: slopes.slice(0, pairs.length), rejectedLogps: slopes.slice(pairs.length) };
	};
	const ends = new Map<string, string[]>();

	it.each<[string, (logps: Slopes) => Slopes, number]>([
		['DPO', (logps) => dpoGradient({ ...logps, ...refs, beta: 0.5 }), 10],
		['IPO, β = 0.5', (logps) => ipoGradient({ ...logps, ...refs, beta: 0.5 }), 1],
		['IPO, β = 0.1', (logps) => ipoGradient({ ...logps, ...refs, beta: 0.1 }), 1],
		['KTO', kto, 20],
		['SimPO', (logps) => simpoGradient({ ...logps, ...lengths, beta: 2, gamma: 1 }), 10],
		['ORPO', (logps) => orpoGradient({ ...logps, ...lengths, lambda: 1 }), 10],
	])('are with %s where the table says', (name, slopesOf, learningRate) => {
		let policy: Policy = referencePolicy;
		const stops: string[] = [];
		for (let step = 1; step <= 500; step += 1) {
			const { chosenLogps, rejectedLogps } = slopesOf(logpsUnder(policy));
			const slopes = distinct.map(() => 0);
			chosen.forEach((place, i) => (slopes[place]! += chosenLogps[i]!));
			rejected.forEach((place, i) => (slopes[place]! += rejectedLogps[i]!));
			const perToken = slopes.map((slope) => [slope, slope, slope, slope]);
			policy = gradientStep(policy, logitsGradient(policy, distinct, perToken), learningRate);
			if (step === 100 || step === 500) stops.push(...fixed(3, ...truthOf(sequenceDistribution(policy), 0).slice(0, 2)));
		}
		ends.set(name, stops);
		expectStated(page('run-losses-on-toy'), stops[0]!, `${stops[1]} | ${stops[2]}`, stops[3]!);
	});

	it('are compared with the optimum', () => {
		expectStated(page('run-losses-on-toy'), ...fixed(3, ...optimum(0.5).slice(0, 2)));
	});

	it('are repeated elsewhere', () => {
		const [dpoEnds, simpo, orpo, ipo] = ['DPO', 'SimPO', 'ORPO', 'IPO, β = 0.5'].map((name) => ends.get(name)!.map((value) => Number(value).toFixed(2)));
		const drift = answer('preference-losses-without-a-reference');
		expectStated(drift, dpoEnds![1]!, dpoEnds![3]!, ...simpo!, orpo![1]!);
		expect(orpo![3]).toBe(orpo![1]);
		expectStated(page('pitfalls'), optimum(0.5)[1].toFixed(2), ipo![1]!);
	});
});

describe('GRPO on the toy task', () => {
	const options = { reference: referencePolicy, reward: trueReward, groupSize: 8, groupsPerStep: 8, beta: 0.5, clipRange: 0.2, epochs: 4, learningRate: 10 };
	const run = (changes: object, steps = 30) => learnFromGroups({ ...options, steps, ...changes, random: createRandom(1) }).history;

	it('ends here with the settings of the demo', () => {
		const { expectedReward, kl } = run({})[30]!;
		expectStated(page('run-grpo-loss'), ...fixed(3, expectedReward, kl, ...optimum(0.5).slice(0, 2)));
		expectStated(page('pitfalls'), kl.toFixed(1));
	});

	it('ends here unscaled after 300 steps', () => {
		const { expectedReward, kl } = run({ scaleRewards: false }, 300)[300]!;
		for (const where of [page('run-grpo-loss'), answer('grpo-kl-in-the-loss')]) expectStated(where, ...fixed(3, expectedReward, kl));
	});

	it('ends at the optimum with the penalty in the reward after 200 steps', () => {
		const random = createRandom(1);
		let policy: Policy = referencePolicy;
		for (let step = 0; step < 200; step += 1) {
			const responses = Array.from({ length: 64 }, () => sampleSequence(policy, random));
			const [logps, refLogps] = [policyLogps(policy, responses), policyLogps(referencePolicy, responses)];
			const totals = new Map(responses.map((tokens, i) => [tokens, trueReward(tokens) - 0.5 * (logps[i]! - refLogps[i]!)]));
			const reward = (tokens: Tokens) => totals.get(tokens)!;
			policy = grpoStep(policy, responses, { ...options, reward, beta: 0, scaleRewards: false });
		}
		const [reward, kl] = truthOf(sequenceDistribution(policy), 0);
		for (const where of [page('run-grpo-loss'), answer('grpo-kl-in-the-loss')]) expectStated(where, ...fixed(3, reward, kl));
		expect(fixed(3, reward, kl)).toEqual(fixed(3, ...optimum(0.5).slice(0, 2)));
	});

	it('learns from a verifier', () => {
		const passed = reference.reduce((total, probability, y) => total + (trueReward(allSequences[y]!) >= 2 ? probability : 0), 0);
		expectStated(page('run-grpo-loss'), `${(100 * passed).toFixed(1)}%`);
		const history = run({ reward: (tokens: Tokens) => Number(trueReward(tokens) >= 2) });
		expect(history.slice(1, 3).map(({ taught }) => taught)).toEqual([1 / 4, 1 / 4]);
		for (const { taught } of history.slice(20)) expect(taught).toBeGreaterThan(0.5);
	});
});

describe('DPO and PPO from the same 32 pairs', () => {
	/** With the settings of the figure. */
	function both(beta: number, seed: number) {
		const pairs = drawPairs(32, seed);
		const { weights } = learnRewardModel({ pairs, learningRate: 3, steps: 60 });
		const reward = (tokens: Tokens) => linearReward(weights, tokens);
		const ends = [dpo({ pairs, beta, learningRate: 2.5 / beta ** 2 }), ppo({ reward, beta, random: createRandom(seed) })];
		return ends.map(({ history }) => fixed(2, history.at(-1)!.expectedReward, history.at(-1)!.kl)) as [string[], string[]];
	}

	const draws = [1, 2, 3].map((seed) => both(0.5, seed));

	it('end here at β = 0.5', () => {
		expectStated(page('see-it'), ...draws[1]!.flat());
		expectStated(answer('choice-same-optimum-different-results'), ...draws.flatMap((ends) => ends.map(([reward]) => reward!)));
		expectStated(answer('choice-same-optimum-different-results'), ppo().history[30]!.kl.toFixed(2));
	});

	it('end here at β = 0.2', () => {
		const [, hacked] = both(0.2, 3);
		expectStated(page('see-it'), ...hacked);
		expectStated(answer('choice-reward-hacking'), ...hacked, ...fixed(2, ...optimum(0.2).slice(0, 2)));
	});

	it('are below the line of the best possible', () => {
		const kl = Number(draws[1]![0][1]);
		let [low, high] = [0.1, 4];
		for (let round = 0; round < 40; round += 1) {
			const middle = (low + high) / 2;
			if (optimum(middle)[1] > kl) low = middle;
			else high = middle;
		}
		expectStated(page('see-it'), optimum(low)[0].toFixed(1));
	});
});

import { describe, it } from 'vitest';
import { createRandom, mean } from '@examples/numerics';
import { learnInRounds } from '@examples/rejection-sampling';
import { referencePolicy } from '@examples/toy-preferences';
import { expectStated, question, section } from './page.ts';

const at = (id: string) => section('language-models/qwen2', id);

/** Means over the seeds 1 to 10 after 80 steps. */
function run(online: boolean, change: Partial<Parameters<typeof learnInRounds>[0]> = {}) {
	const options = { rounds: 8, pairsPerRound: 16, samplesPerPair: 4, stepsPerRound: 10, beta: 0.1, learningRate: 10, ...change };
	const last = Array.from({ length: 10 }, (_, seed) => {
		return learnInRounds({ reference: referencePolicy, online, ...options, random: createRandom(seed + 1) }).history.at(-1)!;
	});
	const over = (name: 'expectedReward' | 'kl' | 'unseen' | 'chosenGain') => mean(last.map((round) => round[name]));
	return { reward: over('expectedReward').toFixed(2), kl: over('kl').toFixed(2), unseen: over('unseen'), gain: over('chosenGain') };
}

describe.each([false, true])('DPO, online %s', (online) => {
	it('is stated with 4 samples per pair', () => {
		const { reward, kl, unseen, gain } = run(online);
		expectStated(at('step-offline'), [reward, kl, unseen.toFixed(2), `${gain > 0 ? '+' : ''}${gain.toFixed(2)}`].join(' | '));
		const asked = question('language-models', 'qwen2-offline-and-online-dpo');
		expectStated(asked, reward, kl, `${(100 * unseen).toFixed(0)}%`, Math.abs(gain).toFixed(1));
		if (!online) expectStated(at('step-offline'), Math.exp(-gain).toFixed(0));
	});

	it.each([2, 8])('is stated with %d samples per pair', (samplesPerPair) => {
		const { reward, unseen } = run(online, { samplesPerPair });
		expectStated(at('run-online'), reward, `${(100 * unseen).toFixed(unseen < 0.01 ? 1 : 0)}%`);
	});
});

describe('other settings of DPO', () => {
	it('states one round and sixteen rounds', () => {
		expectStated(at('run-online'), run(true, { rounds: 1, pairsPerRound: 128, stepsPerRound: 80 }).reward);
		expectStated(at('run-online'), run(true, { rounds: 16, pairsPerRound: 8, stepsPerRound: 5 }).reward);
	});

	it('states a larger β', () => {
		const { reward, gain } = run(false, { beta: 1 });
		expectStated(at('run-online'), reward, (-gain).toFixed(1));
	});

	it('states the gap between best and worst of normal rewards', () => {
		const step = 1e-3;
		const points = Array.from({ length: 16_001 }, (_, i) => -8 + i * step);
		let below = 0;
		const distribution = points.map((x) => (below += (Math.exp(-(x ** 2) / 2) * step) / Math.sqrt(2 * Math.PI)));
		// The expected range is the integral of 1 − F^K − (1 − F)^K.
		const range = (samples: number) => distribution.reduce((sum, f) => sum + (1 - f ** samples - (1 - f) ** samples) * step, 0);
		expectStated(at('step-online'), ...[2, 4, 8, 16].map((samples) => range(samples).toFixed(2)));
	});
});

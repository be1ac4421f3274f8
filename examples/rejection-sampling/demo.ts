import { createRandom, mean } from '@examples/numerics';
import { referencePolicy, trueReward } from '@examples/toy-preferences';
import { learnInRounds, pickByVerifier, rejectionSamplingFineTuning } from './index.ts';

const print = (cells: readonly (number | string)[], widths: readonly number[]) =>
	console.log(
		cells
			.map((cell, i) => (typeof cell === 'string' ? cell : cell.toFixed(Number.isInteger(cell) ? 0 : 3)).padStart(widths[i]!))
			.join(''),
	);

console.log('Best-of-n by a verifier that takes a share of responses for the best there is');
print(['', '-- no errors --', '', '-- 1% errors --', '', '', ''], [6, 19, 4, 23, 4, 4, 4]);
print(['n', 'E[reward]', 'KL', 'E[reward]', 'score', 'KL', 'bound'], [6, 13, 8, 13, 8, 8, 8]);
for (const n of [1, 4, 16, 32, 64, 256, 1024]) {
	const [exact, noisy] = [0, 0.01].map((errorRate) => pickByVerifier({ n, errorRate }));
	const numbers = [exact!.expectedReward, exact!.kl, noisy!.expectedReward, noisy!.expectedScore, noisy!.kl, noisy!.klBound];
	// Rounding may leave −1e-17 where the KL is 0.
	print([n, ...numbers.map((value) => (Math.abs(value) < 1e-9 ? 0 : value))], [6, 13, 8, 13, 8, 8, 8]);
}

console.log('\nRejection-sampling fine-tuning, a reward of 2 or more is right');
print(['samples', 'round', 'kept', 'distinct', 'pass@1', 'E[reward]', 'entropy', 'KL'], [7, 7, 6, 10, 8, 11, 9, 8]);
for (const samples of [64, 256]) {
	const { history } = rejectionSamplingFineTuning({
		policy: referencePolicy,
		accept: (response) => trueReward(response) >= 2,
		samples,
		rounds: 3,
		steps: 20,
		learningRate: 2,
		random: createRandom(1),
	});
	history.forEach(({ kept, distinct, passRate, expectedReward, entropy, kl }, round) =>
		print([samples, round, kept, distinct, passRate, expectedReward, entropy, kl], [7, 7, 6, 10, 8, 11, 9, 8]),
	);
}

console.log('\nDPO in 8 rounds of 16 pairs, best and worst of 4, beta = 0.1: means of 10 seeds');
print(['', 'E[reward]', 'KL', 'mass in no pair', 'log π(chosen)'], [8, 11, 8, 17, 15]);
for (const online of [false, true]) {
	const runs = Array.from({ length: 10 }, (_, seed) => {
		const options = { rounds: 8, pairsPerRound: 16, samplesPerPair: 4, stepsPerRound: 10, beta: 0.1, learningRate: 10 };
		return learnInRounds({ reference: referencePolicy, online, ...options, random: createRandom(seed + 1) }).history.at(-1)!;
	});
	const over = (name: 'expectedReward' | 'kl' | 'unseen' | 'chosenGain') => mean(runs.map((run) => run[name]));
	print([online ? 'online' : 'offline', over('expectedReward'), over('kl'), over('unseen'), over('chosenGain')], [8, 11, 8, 17, 15]);
}

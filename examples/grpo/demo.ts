import { createRandom } from '@examples/numerics';
import { expectedReward, klDivergence, optimalDistribution } from '@examples/toy-preferences';
import { referencePolicy, sequenceDistribution, trueReward } from '@examples/toy-preferences';
import type { Tokens } from '@examples/toy-preferences';
import { groupRelativeAdvantages, learnFromGroups, tokenWeights } from './index.ts';

console.log('advantages of a group of 8, by how many are right');
console.log('right   of a right one   of a wrong one   right, not scaled');
for (const right of [0, 1, 2, 4, 7, 8]) {
	const rewards = Array.from({ length: 8 }, (_, i) => Number(i < right));
	const scaled = groupRelativeAdvantages(rewards, { groupSize: 8 });
	const plain = groupRelativeAdvantages(rewards, { groupSize: 8, scaleRewards: false });
	const cells = [right > 0 ? scaled[0] : undefined, right < 8 ? scaled[7] : undefined, right > 0 ? plain[0] : undefined];
	console.log(String(right).padStart(5) + cells.map((cell, i) => (cell?.toFixed(3) ?? '-').padStart([17, 17, 20][i]!)).join(''));
}

console.log('\nwhat a token weighs in two responses of 10 and 90 tokens');
for (const normalization of ['sequence', 'token', 'constant'] as const) {
	const weights = tokenWeights([10, 90], { normalization, maxLength: 100 });
	console.log(normalization.padEnd(9) + weights.map((weight) => weight.toFixed(5).padStart(10)).join(''));
}

const beta = 0.5;
const options = {
	reference: referencePolicy, groupSize: 8, groupsPerStep: 8, beta, clipRange: 0.2,
	epochs: 4, learningRate: 10, steps: 30,
};
/** A verifier: right or wrong. Few responses of the reference pass. */
const counts = (tokens: Tokens): number => Number(trueReward(tokens) >= 2);
console.log('\n   step   E[reward]      KL   groups that teach     verifier: E[reward]      KL   groups that teach');
const [scored, checked] = [trueReward, counts].map((reward) =>
	learnFromGroups({ ...options, reward, random: createRandom(1) }).history,
);
for (const step of [0, 1, 2, 5, 10, 20, 30]) {
	const cells = [scored!, checked!].flatMap((history) => {
		const { expectedReward: mean, kl, taught } = history[step]!;
		return [mean, kl, taught].map((value) => value.toFixed(3));
	});
	console.log(String(step).padStart(7) + cells.map((cell, i) => cell.padStart([12, 8, 20, 24, 8, 20][i]!)).join(''));
}
const optimum = optimalDistribution(referencePolicy, beta);
const best = [expectedReward(optimum), klDivergence(optimum, sequenceDistribution(referencePolicy))];
console.log('optimum' + best.map((value, i) => value.toFixed(3).padStart([12, 8][i]!)).join(''));

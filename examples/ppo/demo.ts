import { createRandom } from '@examples/numerics';
import { expectedReward, klDivergence, optimalDistribution } from '@examples/toy-preferences';
import { referencePolicy, sequenceDistribution, trueReward } from '@examples/toy-preferences';
import { clippedPolicyGradient, clippedPolicyLoss, learnFromReward } from './index.ts';

console.log('advantage   ratio   policyLoss   gradient');
for (const [advantage, ratio] of [[1, 0.5], [1, 1], [1, 1.5], [-1, 0.5], [-1, 1], [-1, 1.5]] as const) {
	const token = {
		logProbs: [Math.log(0.4 * ratio)],
		oldLogProbs: [Math.log(0.4)],
		advantages: [advantage],
		clipRange: 0.2,
	};
	const [derivative] = clippedPolicyGradient(token);
	const numbers = [clippedPolicyLoss(token).policyLoss.toFixed(2), derivative!.toFixed(2)];
	const cells = [String(advantage), ratio.toFixed(1), ...numbers];
	console.log(cells.map((cell, column) => cell.padStart([9, 8, 13, 11][column]!)).join(''));
}

const beta = 0.5;
const { history } = learnFromReward({
	reference: referencePolicy,
	reward: trueReward,
	beta,
	clipRange: 0.2,
	gamma: 1,
	lambda: 0.95,
	epochs: 4,
	learningRate: 10,
	valueLearningRate: 5,
	steps: 30,
	responsesPerStep: 64,
	random: createRandom(1),
});
const optimum = optimalDistribution(referencePolicy, beta);
const best = {
	expectedReward: expectedReward(optimum),
	kl: klDivergence(optimum, sequenceDistribution(referencePolicy)),
};

console.log('\n   step   E[reward]      KL   E[reward] - 0.5 KL   clip fraction   KL of the step');
for (const row of history.filter(({ step }) => [0, 1, 2, 3, 5, 10, 20, 30].includes(step))) {
	const moved = [row.clipFraction.toFixed(3).padStart(16), row.approximateKl.toFixed(4).padStart(17)];
	console.log(String(row.step).padStart(7) + truth(row) + moved.join(''));
}
console.log('optimum' + truth(best));

function truth({ expectedReward: reward, kl }: { expectedReward: number; kl: number }): string {
	const numbers = [reward, kl, reward - beta * kl].map((value) => value.toFixed(3));
	return numbers.map((number, column) => number.padStart([12, 8, 21][column]!)).join('');
}

import { createRandom } from '@examples/numerics';
import {
	allSequences,
	expectedReward,
	klDivergence,
	optimalDistribution,
	preferenceProbability,
	referencePolicy,
	samplePreferencePairs,
	sequenceDistribution,
	trueReward,
} from './index.ts';

const reference = sequenceDistribution(referencePolicy);
const policies = [
	{ name: 'reference', distribution: reference },
	...[4, 2, 1, 0.5, 0.25, 0.1].map((beta) => ({
		name: `beta = ${beta}`,
		distribution: optimalDistribution(referencePolicy, beta),
	})),
];

console.log('optimum for     E[reward]   KL(nats)   likeliest   probability');
for (const { name, distribution } of policies) {
	const likeliest = distribution.indexOf(Math.max(...distribution));
	const cells = [
		expectedReward(distribution).toFixed(3).padStart(11),
		klDivergence(distribution, reference).toFixed(3).padStart(11),
		allSequences[likeliest]!.join(' ').padStart(12),
		distribution[likeliest]!.toFixed(3).padStart(14),
	];
	console.log(name.padEnd(14) + cells.join(''));
}

console.log('\nchosen    reward   rejected   reward   P(this choice)');
for (const pair of samplePreferencePairs(referencePolicy, { count: 6, random: createRandom(1) })) {
	const cells = [
		pair.chosen.join(' ').padEnd(10),
		String(trueReward(pair.chosen)).padStart(6),
		pair.rejected.join(' ').padStart(11),
		String(trueReward(pair.rejected)).padStart(9),
		preferenceProbability(pair.chosen, pair.rejected).toFixed(3).padStart(17),
	];
	console.log(cells.join(''));
}

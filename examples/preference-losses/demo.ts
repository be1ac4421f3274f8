import { dpoGradient } from '@examples/dpo';
import { createRandom } from '@examples/numerics';
import {
	expectedReward,
	gradientStep,
	klDivergence,
	logitsGradient,
	optimalDistribution,
	policyLogps,
	referencePolicy,
	samplePreferencePairs,
	sequenceDistribution,
} from '@examples/toy-preferences';
import type { Policy } from '@examples/toy-preferences';
import { ipoGradient, ktoGradient, ktoReferencePoint, orpoGradient, simpoGradient } from './index.ts';

const beta = 0.5;
const row = (cells: readonly (string | number)[], widths: readonly number[]) =>
	console.log(cells.map((cell, i) => (typeof cell === 'number' ? cell.toFixed(3) : cell).padStart(widths[i]!)).join(''));

console.log(`how hard each loss pulls the chosen response up, beta ${beta}; below 0: it pulls back`);
row(['margin h', 'DPO', 'IPO', 'KTO (r = h)'], [9, 9, 9, 13]);
for (const margin of [-40, -10, -1, 0, 1, 3, 10, 40]) {
	const pair = { chosenLogps: [margin - 50], refChosenLogps: [-50], rejectedLogps: [-50], refRejectedLogps: [-50], beta };
	const single = { logps: [margin - 50], refLogps: [-50], desirable: [true], referencePoint: 0, beta };
	const pulls = [dpoGradient(pair).chosenLogps, ipoGradient(pair).chosenLogps, ktoGradient(single)];
	row([String(margin), ...pulls.map(([slope]) => 0 - slope!)], [9, 9, 9, 13]);
}

const pairs = samplePreferencePairs(referencePolicy, { count: 256, random: createRandom(1) });
const chosen = pairs.map((pair) => pair.chosen);
const rejected = pairs.map((pair) => pair.rejected);
const refs = { refChosenLogps: policyLogps(referencePolicy, chosen), refRejectedLogps: policyLogps(referencePolicy, rejected) };
const lengths = { chosenLengths: chosen.map(() => 4), rejectedLengths: chosen.map(() => 4) };
const start = sequenceDistribution(referencePolicy);

console.log('\nthe toy task from the same 256 pairs');
row(['loss', 'steps', 'E[reward]', 'KL'], [26, 7, 11, 8]);
for (const [name, gradientOf, learningRate] of methods()) {
	let policy: Policy = referencePolicy;
	for (let step = 1; step <= 500; step += 1) {
		policy = descend(policy, gradientOf, learningRate);
		if (step !== 100 && step !== 500) continue;
		const distribution = sequenceDistribution(policy);
		row([name, String(step), expectedReward(distribution), klDivergence(distribution, start)], [26, 7, 11, 8]);
	}
}
const optimum = optimalDistribution(referencePolicy, beta);
row(['optimum at beta 0.5', '', expectedReward(optimum), klDivergence(optimum, start)], [26, 7, 11, 8]);

type Logps = { chosenLogps: readonly number[]; rejectedLogps: readonly number[] };

function methods(): [string, (logps: Logps) => Logps, number][] {
	return [
		['DPO, beta 0.5', (logps) => dpoGradient({ ...logps, ...refs, beta }), 10],
		['IPO, beta 0.5', (logps) => ipoGradient({ ...logps, ...refs, beta }), 1],
		['IPO, beta 0.1', (logps) => ipoGradient({ ...logps, ...refs, beta: 0.1 }), 1],
		['KTO, beta 0.5', ktoOnPairs, 20],
		['SimPO, beta 2, gamma 1', (logps) => simpoGradient({ ...logps, ...lengths, beta: 2, gamma: 1 }), 10],
		['ORPO, lambda 1', (logps) => orpoGradient({ ...logps, ...lengths, lambda: 1 }), 10],
	];
}

/** The pairs taken apart: 256 good responses, 256 bad ones. */
function ktoOnPairs({ chosenLogps, rejectedLogps }: Logps): Logps {
	const desirable = [...chosenLogps.map(() => true), ...rejectedLogps.map(() => false)];
	const both = { logps: [...chosenLogps, ...rejectedLogps], refLogps: [...refs.refChosenLogps, ...refs.refRejectedLogps] };
	// There is one prompt, so every response is a completion for it.
	const slopes = ktoGradient({ ...both, desirable, referencePoint: ktoReferencePoint(both), beta });
	return { chosenLogps: slopes.slice(0, pairs.length), rejectedLogps: slopes.slice(pairs.length) };
}

function descend(policy: Policy, gradientOf: (logps: Logps) => Logps, learningRate: number): Policy {
	const logps = { chosenLogps: policyLogps(policy, chosen), rejectedLogps: policyLogps(policy, rejected) };
	const { chosenLogps, rejectedLogps } = gradientOf(logps);
	// log π(y) is a sum, so each of its four tokens gets the whole derivative.
	const perToken = [...chosenLogps, ...rejectedLogps].map((slope) => [slope, slope, slope, slope]);
	return gradientStep(policy, logitsGradient(policy, [...chosen, ...rejected], perToken), learningRate);
}

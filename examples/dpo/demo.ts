import { createRandom } from '@examples/numerics';
import {
	expectedReward,
	klDivergence,
	optimalDistribution,
	referencePolicy,
	samplePreferencePairs,
	sequenceDistribution,
} from '@examples/toy-preferences';
import { learnFromPairs } from './index.ts';

const beta = 0.5;
const pairs = samplePreferencePairs(referencePolicy, { count: 256, random: createRandom(1) });
const { history } = learnFromPairs({ reference: referencePolicy, pairs, beta, learningRate: 10, steps: 100 });

const columns = ['step', 'loss', 'accuracy', 'margin', 'log π(chosen)', 'log π(rejected)', 'E[reward]', 'KL'];
const widths = [4, 7, 10, 8, 15, 17, 11, 7];
const print = (cells: readonly string[]) =>
	console.log(cells.map((cell, column) => cell.padStart(widths[column]!)).join(''));

print(columns);
for (const row of history.filter(({ step }) => [0, 1, 2, 5, 10, 20, 50, 100].includes(step))) {
	const overPairs = [row.loss, row.rewardAccuracy, row.rewardMargin, row.chosenLogp, row.rejectedLogp];
	const numbers = [...overPairs, row.expectedReward, row.kl].map((value) => value.toFixed(3));
	print([String(row.step), ...numbers]);
}

const optimum = optimalDistribution(referencePolicy, beta);
const optimumKl = klDivergence(optimum, sequenceDistribution(referencePolicy));
print(['π*', '', '', '', '', '', expectedReward(optimum).toFixed(3), optimumKl.toFixed(3)]);

const [first, last] = [history[0]!, history.at(-1)!];
const rejectedFall = first.rejectedLogp - last.rejectedLogp;
const chosenFall = first.chosenLogp - last.chosenLogp;
console.log(`
ln 2 = ${first.loss.toFixed(3)} at step 0: the policy is the reference, every pair a tie
log π falls by ${rejectedFall.toFixed(1)} nats for rejected, by ${chosenFall.toFixed(1)} for chosen too: likelihood displacement
${pairs.length} pairs: KL ${(last.kl - optimumKl).toFixed(2)} beyond the optimum's, reward below it: overfitting`);

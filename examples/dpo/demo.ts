import { createRandom } from '@examples/numerics';
import { expectedReward, klDivergence, optimalDistribution } from '@examples/toy-preferences';
import { referencePolicy, samplePreferencePairs, sequenceDistribution } from '@examples/toy-preferences';
import { learnFromPairs } from './index.ts';

const beta = 0.5;
const pairs = samplePreferencePairs(referencePolicy, { count: 256, random: createRandom(1) });
const { history } = learnFromPairs({ reference: referencePolicy, pairs, beta, learningRate: 10, steps: 100 });

const columns = ['step', 'loss', 'accuracy', 'margin', 'log π(chosen)', 'log π(rejected)', 'E[reward]', 'KL'];
const cell = (text: string, column: number): string => text.padStart(columns[column]!.length + 1);

console.log(columns.map(cell).join(' '));
for (const row of history.filter(({ step }) => [0, 1, 2, 5, 10, 20, 50, 100].includes(step))) {
	const values = [row.loss, row.rewardAccuracy, row.rewardMargin, row.chosenLogp, row.rejectedLogp];
	const numbers = [...values, row.expectedReward, row.kl].map((value) => value.toFixed(3));
	console.log([String(row.step), ...numbers].map(cell).join(' '));
}

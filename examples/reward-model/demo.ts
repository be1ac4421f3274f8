import { createRandom } from '@examples/numerics';
import { referencePolicy, samplePreferencePairs, trueReward } from '@examples/toy-preferences';
import { learnRewardModel, linearReward } from './index.ts';

const pairs = samplePreferencePairs(referencePolicy, { count: 1000, random: createRandom(1) });
const { weights, history } = learnRewardModel({ pairs, learningRate: 3, steps: 30 });

console.log('step    loss   accuracy');
for (const { step, loss, accuracy } of history.filter((row) => [0, 1, 2, 5, 10, 30].includes(row.step))) {
	console.log(String(step).padStart(4) + loss.toFixed(4).padStart(8) + accuracy.toFixed(3).padStart(11));
}

console.log('\nstep from token to token' + ['-3', '-2', '-1', '0', '+1', '+2', '+3'].map(right).join(''));
console.log('learnt weight           ' + weights.map((weight) => right(weight.toFixed(2))).join(''));
console.log('true weight             ' + [0, 0, 0, -1, 1, 0, 0].map((weight) => right(weight.toFixed(2))).join(''));

console.log('\nresponse   learnt reward   true reward');
for (const tokens of [[0, 1, 2, 3], [1, 2, 3, 3], [0, 1, 3, 2], [3, 1, 0, 2], [2, 2, 1, 0], [0, 0, 0, 0]]) {
	const cells = [linearReward(weights, tokens).toFixed(2).padStart(17), String(trueReward(tokens)).padStart(14)];
	console.log(tokens.join(' ') + cells.join(''));
}

function right(text: string): string {
	return text.padStart(7);
}

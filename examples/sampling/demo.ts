import { createRandom } from '@examples/numerics';
import {
	acceptanceRate,
	beamSearch,
	forkingModel,
	minP,
	nextTokenDistribution,
	sampleToken,
	shortcutModel,
	temperatureSoftmax,
	topK,
	topP,
} from './index.ts';

const logits = [3, 2, 1, 0, -1, -2];
const print = (name: string, probabilities: readonly number[]) =>
	console.log(name.padEnd(22) + probabilities.map((p) => p.toFixed(3).padStart(7)).join(''));

console.log('logits'.padEnd(22) + logits.map((logit) => String(logit).padStart(7)).join(''));
for (const temperature of [0.1, 0.6, 1, 2]) {
	print(`T = ${temperature}`, temperatureSoftmax(logits, temperature));
}
const [sharp, flat] = [temperatureSoftmax(logits, 0.6), temperatureSoftmax(logits, 2)];
print('T = 0.6, top-k 3', topK(sharp, 3));
print('T = 0.6, top-p 0.95', topP(sharp, 0.95));
print('T = 2,   top-p 0.95', topP(flat, 0.95));
print('T = 2,   min-p 0.2', minP(flat, 0.2));

const random = createRandom(1);
const settings = { temperature: 0.6, topK: 20, topP: 0.95 };
const drawn = Array.from({ length: 20 }, () => sampleToken(nextTokenDistribution(logits, settings), random));
console.log(`\n20 draws at T = 0.6, top-k 20, top-p 0.95: ${drawn.join(' ')}`);

console.log('\nmodel     beams  length penalty  tokens           log p   score');
for (const [name, model] of [['forking', forkingModel], ['shortcut', shortcutModel]] as const) {
	for (const [numBeams, lengthPenalty] of [[1, 0], [2, 0], [3, 0], [3, 1]] as const) {
		const [best] = beamSearch(model, { numBeams, maxLength: 8, endToken: 0, lengthPenalty });
		const { tokens, logp, score } = best!;
		const cells = [name.padEnd(10), String(numBeams).padStart(5), String(lengthPenalty).padStart(16)];
		console.log(`${cells.join('')}  ${tokens.join(' ').padEnd(15)} ${logp.toFixed(3).padStart(7)} ${score.toFixed(3).padStart(7)}`);
	}
}

const draft = temperatureSoftmax([2.5, 2.5, 0, 0, -1, -3], 1);
const acceptance = acceptanceRate(temperatureSoftmax(logits, 1), draft);
const tokens = (1 - acceptance ** 5) / (1 - acceptance);
console.log(`\nspeculative decoding: ${acceptance.toFixed(3)} of drafts kept, ${tokens.toFixed(2)} tokens for one pass over 4`);

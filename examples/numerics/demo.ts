import { createRandom, logSigmoid, sigmoid, softmax } from './index.ts';

console.log('     x   sigmoid(x)   log(sigmoid(x))   logSigmoid(x)');
for (const x of [-800, -40, -1, 0, 1, 40]) {
	const plain = Math.log(sigmoid(x));
	const cells = [x, sigmoid(x).toPrecision(4), plain.toPrecision(4), logSigmoid(x).toPrecision(4)];
	console.log(cells.map((cell, column) => String(cell).padStart([6, 13, 18, 16][column]!)).join(''));
}

console.log('\ntemperature   softmax([2, 1, 0] / temperature)');
for (const temperature of [0.1, 1, 10]) {
	const probabilities = softmax([2, 1, 0].map((logit) => logit / temperature));
	console.log(String(temperature).padStart(11), ' ', probabilities.map((p) => p.toFixed(4)).join('  '));
}

const random = createRandom(7);
const drawn = [random.uniform().toFixed(4), random.normal().toFixed(4), random.integer(100)];
console.log('\nseed 7 always draws', ...drawn);

import { createRandom } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { alignment, negativesPerAnchor, ntXentGradient, ntXentLoss, uniformity } from './index.ts';

console.log('images   negatives per view   loss of guessing');
for (const batchSize of [2, 256, 4096]) {
	const guess = Math.log(1 + negativesPerAnchor(batchSize));
	console.log(String(batchSize).padStart(6) + String(negativesPerAnchor(batchSize)).padStart(21) + guess.toFixed(4).padStart(19));
}

// Eight images, two views each, as free points that begin close together.
const random = createRandom(5);
const begin = (): Matrix => Array.from({ length: 8 }, () => [1, 0, 0].map((value) => value + 0.2 * random.normal()));
let firstViews = begin();
let secondViews = begin();

console.log('\nstep   NT-Xent   alignment   uniformity   (τ = 0.5)');
for (let step = 0; step <= 300; step += 1) {
	const batch = { firstViews, secondViews, temperature: 0.5 };
	if ([0, 10, 30, 100, 300].includes(step)) {
		const cells = [ntXentLoss(batch), alignment(firstViews, secondViews), uniformity([...firstViews, ...secondViews])];
		console.log(String(step).padStart(4) + cells.map((cell, i) => cell.toFixed(4).padStart([10, 12, 13][i]!)).join(''));
	}
	const gradient = ntXentGradient(batch);
	firstViews = descend(firstViews, gradient.firstViews);
	secondViews = descend(secondViews, gradient.secondViews);
}

function descend(rows: Matrix, gradient: Matrix): Matrix {
	return rows.map((row, i) => row.map((value, d) => value - gradient[i]![d]!));
}

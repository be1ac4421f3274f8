import { createRandom, matmul, mean } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { keptShare, keyAge, keyAgreement, learnMoco } from './index.ts';
import type { ViewBatch } from './index.ts';

const oldest = keyAge({ position: 65_535, batchSize: 256 });
console.log(`queue 65,536, batch 256: the oldest key is ${oldest} updates old`);
console.log('momentum   left of the encoder that made it');
for (const momentum of [0.9, 0.99, 0.999, 0.9999]) {
	console.log(String(momentum).padStart(8) + keptShare({ age: oldest, momentum }).toFixed(4).padStart(35));
}

// Images are 4 hidden numbers; two noisy views of each are 8 features.
console.log('\ntoy: batch 8, queue 64, 16 steps; cosine of a key in the queue and the same view encoded now');
console.log('momentum   newest batch   oldest batch   loss of the last 4 steps');
for (const momentum of [0, 0.5, 0.9, 0.99, 0.999]) {
	const { newest, last, loss } = train(momentum);
	const cells = [newest, last, loss].map((cell, i) => cell.toFixed(3).padStart([15, 15, 27][i]!));
	console.log(String(momentum).padStart(8) + cells.join(''));
}

function train(momentum: number) {
	const random = createRandom(1);
	const draw = (rows: number, columns: number, scale = 1): Matrix =>
		Array.from({ length: rows }, () => Array.from({ length: columns }, () => scale * random.normal()));
	const camera = draw(4, 8);
	const batches = Array.from({ length: 16 }, (): ViewBatch => {
		const images = matmul(draw(8, 4), camera);
		const view = () => images.map((row) => row.map((value) => value + 0.3 * random.normal()));
		return { queryViews: view(), keyViews: view() };
	});
	const encoder = draw(8, 3, Math.sqrt(1 / 8));
	const { keyEncoder, queue, losses } = learnMoco({
		encoder, batches, queue: draw(64, 3), momentum, temperature: 0.2, learningRate: 2,
	});
	const views = batches.slice(-8).flatMap(({ keyViews }) => keyViews).reverse();
	const agreement = keyAgreement({ queue, views, keyEncoder });
	return { newest: mean(agreement.slice(0, 8)), last: mean(agreement.slice(-8)), loss: mean(losses.slice(-4)) };
}

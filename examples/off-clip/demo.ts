import { clipLoss } from '@examples/clip';
import { createRandom, mean } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { offClipGradient, offClipLoss } from './index.ts';

// Six patients, the first three healthy: their images and reports begin close together.
const isNormal = [true, true, true, false, false, false];
const nobody = isNormal.map(() => false);
const random = createRandom(2);
const near = (spread: number): Matrix =>
	isNormal.map((normal, i) => [0, 1, 2, 3].map((d) => Number(d === (normal ? 0 : i - 2)) + spread * random.normal()));
const start = { imageEmbeds: near(0.15), textEmbeds: near(0.15), temperature: 0.1 };

console.log('cosines of normal images with normal reports, least to most, and the losses');
print('at the start', start);
print('CLIP, 300 steps', train(nobody));
print('OFF-CLIP, 300 steps', train(isNormal));

function train(kinds: readonly boolean[]): typeof start {
	let pairs = start;
	for (let step = 0; step < 300; step += 1) {
		const slope = offClipGradient({ ...pairs, isNormal: kinds });
		const imageEmbeds = descend(pairs.imageEmbeds, slope.imageEmbeds);
		pairs = { ...pairs, imageEmbeds, textEmbeds: descend(pairs.textEmbeds, slope.textEmbeds) };
	}
	return pairs;
}

function descend(rows: Matrix, slope: Matrix): Matrix {
	return rows.map((row, i) => row.map((value, d) => value - 0.2 * slope[i]![d]!));
}

function print(when: string, pairs: typeof start): void {
	const cosines = clipLoss({ ...pairs, temperature: 1 }).logitsPerImage.slice(0, 3).flatMap((row) => row.slice(0, 3));
	const range = [Math.min(...cosines), mean(cosines), Math.max(...cosines)].map((value) => value.toFixed(3).padStart(8));
	const { normalLoss, abnormalLoss } = offClipLoss({ ...pairs, isNormal });
	const losses = `normal ${normalLoss.toFixed(3)}, abnormal ${abnormalLoss.toFixed(3)}, CLIP ${clipLoss(pairs).loss.toFixed(3)}`;
	console.log(`${when.padEnd(20)}${range.join('')}   ${losses}`);
}

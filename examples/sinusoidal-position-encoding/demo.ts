import { createRandom, dot } from '@examples/numerics';
import { scoreTerms, sinusoidalPositionEncoding } from './index.ts';

const [dModel, distance] = [512, 5];
const encoding = sinusoidalPositionEncoding(1024, dModel);

console.log('distance   p_m · p_n at m = 0, 50, 200');
for (const apart of [0, 1, 5, 20, 100, 500]) {
	const products = [0, 50, 200].map((start) => dot(encoding[start]!, encoding[start + apart]!));
	console.log(String(apart).padStart(8), ' ', products.map((product) => product.toFixed(1)).join('  '));
}

const random = createRandom(5);
const headDim = 64;
// Entries of variance 1/dModel, as at initialization.
const draw = () =>
	Array.from({ length: dModel }, () => Array.from({ length: headDim }, () => random.normal() / Math.sqrt(dModel)));
const [wQuery, wKey] = [draw(), draw()];
const none = Array.from({ length: dModel }, () => 0);

console.log(`\nposition-position term at distance ${distance}, random W_Q and W_K`);
console.log(' start   term');
for (const start of [0, 50, 200, 500]) {
	const { positionPosition } = scoreTerms({
		queryContent: none,
		queryPosition: encoding[start + distance]!,
		keyContent: none,
		keyPosition: encoding[start]!,
		wQuery,
		wKey,
	});
	console.log(String(start).padStart(6), positionPosition.toFixed(2).padStart(6));
}

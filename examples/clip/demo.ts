import { createRandom } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { clipLoss, createTower, createToyWorld, embed, learnTowers, zeroShotClassify } from './index.ts';

const random = createRandom(1);
const world = createToyWorld({ things: 8, noise: 0.1, random });
const imageFeatures = world.imageFeatures();
const textFeatures = world.textFeatures();
const fresh = {
	imageTower: createTower({ features: 6, embedDim: 4, random }),
	textTower: createTower({ features: 5, embedDim: 4, random }),
};
const learnt = learnTowers({ ...fresh, imageFeatures, textFeatures, learningRate: 0.05, steps: 100 });

console.log(`step    loss   temperature   (ln 8 = ${Math.log(8).toFixed(4)})`);
for (const { step, loss, temperature } of learnt.history.filter((row) => [0, 1, 5, 10, 20, 50, 100].includes(row.step))) {
	console.log(String(step).padStart(4) + loss.toFixed(4).padStart(8) + temperature.toFixed(4).padStart(14));
}

printCosines('before', fresh);
printCosines('after', learnt);

const { labels } = zeroShotClassify({
	imageEmbeds: embed(learnt.imageTower, world.imageFeatures()),
	classEmbeds: embed(learnt.textTower, textFeatures),
	temperature: learnt.temperature,
});
console.log(`\nnew images of things 0 to 7, classified by the texts: ${labels.join(' ')}`);

function printCosines(when: string, { imageTower, textTower }: typeof fresh): void {
	const cosines: Matrix = clipLoss({
		imageEmbeds: embed(imageTower, imageFeatures),
		textEmbeds: embed(textTower, textFeatures),
		temperature: 1,
	}).logitsPerImage;
	console.log(`\ncosines ${when}: row = image, column = text`);
	for (const row of cosines) console.log(row.map((cosine) => cosine.toFixed(2).padStart(6)).join(''));
}

import { clipLoss, createTower, createToyWorld, embed, learnTowers, zeroShotClassify, type ClipInput } from '@examples/clip';
import { createRandom } from '@examples/numerics';
import { formatNumber } from '../../../../src/figures/parts/format.ts';
import type { Change, Figure } from './figure.ts';

export const clipTitle = 'Similarities of images and texts, and both halves of the loss, while two towers learn';

/**
 * What two towers make of a batch of pairs after some steps of the figure's training, and the τ they learned with them.
 * Of a training that was prepared the page keeps six decimals; this one is computed anew.
 */
export function learnedPairs(pairs: number, steps: number): ClipInput {
	const random = createRandom(1);
	const world = createToyWorld({ things: pairs, noise: 0.1, random });
	const features = { imageFeatures: world.imageFeatures(), textFeatures: world.textFeatures() };
	const imageTower = createTower({ features: 6, embedDim: 4, random });
	const textTower = createTower({ features: 5, embedDim: 4, random });
	const start = { ...features, imageTower, textTower, temperature: 0.07 };
	const learned = steps > 0 ? learnTowers({ ...start, learningRate: 0.05, steps }) : start;
	return {
		imageEmbeds: embed(learned.imageTower, features.imageFeatures),
		textEmbeds: embed(learned.textTower, features.textFeatures),
		temperature: learned.temperature,
	};
}

/** Both halves of the loss, as the figure shows them. */
export function halves(figure: Figure, batch: ClipInput): Change[] {
	const { imageToTextLoss, textToImageLoss } = clipLoss(batch);
	return [
		[figure.readout('Image to text'), formatNumber(imageToTextLoss)],
		[figure.readout('Text to image'), formatNumber(textToImageLoss)],
	];
}

/** The numbers of a pair, counted from 1: its cosine, and what the softmaxes along its row and its column give it. */
export function pairShows(figure: Figure, batch: ClipInput, image: number, text: number): Change[] {
	const [row, column] = [softmaxes(batch)[image - 1]!, softmaxes(turned(batch))[text - 1]!];
	return [
		[figure.readout('Cosine'), formatNumber(cosines(batch)[image - 1]![text - 1]!)],
		[figure.readout('Share in its row'), formatNumber(row[text - 1]!)],
		[figure.readout('Share in its column'), formatNumber(column[image - 1]!)],
	];
}

/** What is written over the bars of a row or a column. */
export function bars(figure: Figure, along: 'Row' | 'Column', batch: ClipInput, index: number): Change {
	const probabilities = softmaxes(along === 'Row' ? batch : turned(batch))[index - 1]!;
	return [figure.drawing(`${along}: which`).locator('.figure-note'), probabilities.map(written)];
}

/** The numbers of the matrix, τ, and how many rows and columns their true pair leads. */
export function matrixShows(figure: Figure, batch: ClipInput): Change[] {
	const led = [batch, turned(batch)].map((each) => `${zeroShot(each).labels.filter((label, i) => label === i).length} / ${each.imageEmbeds.length}`);
	return [
		[figure.drawing('Training step').locator('.clip-number'), cosines(batch).flat().map(written)],
		[figure.readout('Learned temperature'), String(Number(batch.temperature.toPrecision(3)))],
		[figure.root.locator('.clip-won'), `Rows led by their true pair: ${led[0]!} Columns led by theirs: ${led[1]!}`],
	];
}

/** For each image, how probable each text is. */
function softmaxes(batch: ClipInput) {
	return zeroShot(batch).probabilities;
}

function zeroShot({ imageEmbeds, textEmbeds, temperature }: ClipInput) {
	return zeroShotClassify({ imageEmbeds, classEmbeds: textEmbeds, temperature });
}

/** Texts as images, and images as texts. */
function turned({ imageEmbeds, textEmbeds, temperature }: ClipInput): ClipInput {
	return { imageEmbeds: textEmbeds, textEmbeds: imageEmbeds, temperature };
}

function cosines(batch: ClipInput) {
	return clipLoss({ ...batch, temperature: 1 }).logitsPerImage;
}

/** Two decimals, with a real minus sign where there is something to the left of 0. */
function written(value: number): string {
	return value.toFixed(2).replace('-0.00', '0.00').replace('-', '−');
}

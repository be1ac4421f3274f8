import { clipGradient, clipLoss, createTower, createToyWorld, embed, infoNceGradient, infoNceLoss, learnTowers, zeroShotClassify } from '@examples/clip';
import { createRandom, mean, softmax, transpose, type Matrix } from '@examples/numerics';
import { describe, expect, it } from 'vitest';
import { expectStated, question, section } from './page.ts';

const part = (id: string) => section('multimodal/clip', id);
const ask = (id: string) => question('multimodal', `clip-${id}`);
const digits = (places: number) => (value: number) => value.toFixed(places);

/** The three pairs of the page. */
const three = {
	imageEmbeds: [[1.2, -0.4, 0.7], [0.3, 2.1, -0.9], [-1.5, 0.6, 0.8]],
	textEmbeds: [[0.9, 0.1, 0.4], [-0.2, 1.7, -1.1], [-0.3, -0.8, 2.2]],
};
const [a, b] = [three.textEmbeds[0]!, three.textEmbeds[1]!];

/** The loss of N candidates with the cosine 1 for the partner and 0 for all others. */
const perfectRow = (candidates: number, temperature: number) => Math.log(1 + (candidates - 1) * Math.exp(-1 / temperature));

/** The demo, with other settings where given. */
function train(options: { things?: number; noise?: number; learningRate?: number; steps?: number } = {}) {
	const { things = 8, noise = 0.1, learningRate = 0.05, steps = 100 } = options;
	const random = createRandom(1);
	const world = createToyWorld({ things, noise, random });
	const [imageFeatures, textFeatures] = [world.imageFeatures(), world.textFeatures()];
	const fresh = { imageTower: createTower({ features: 6, embedDim: 4, random }), textTower: createTower({ features: 5, embedDim: 4, random }) };
	const learned = learnTowers({ ...fresh, imageFeatures, textFeatures, learningRate, steps });
	const cosines = ({ imageTower, textTower } = fresh) =>
		clipLoss({ imageEmbeds: embed(imageTower, imageFeatures), textEmbeds: embed(textTower, textFeatures), temperature: 1 }).logitsPerImage;
	const { labels } = zeroShotClassify({
		imageEmbeds: embed(learned.imageTower, world.imageFeatures()),
		classEmbeds: embed(learned.textTower, textFeatures),
		temperature: learned.temperature,
	});
	return { ...learned, labels, right: labels.filter((label, i) => label === i).length, atStart: cosines() };
}

describe('the page on CLIP states', () => {
	it('the loss of guessing, and what scattered cosines add', () => {
		expectStated(part('step-start'), ...[32_768, 8].map((n) => Math.log(n).toFixed(2)), (1 / Math.sqrt(512)).toFixed(3), (1 / 512 / (2 * 0.07 ** 2)).toFixed(2));
		expectStated(ask('write-the-loss'), Math.log(256).toFixed(2), (0.067 ** 2 / (2 * 0.07 ** 2)).toFixed(2));
		expectStated(part('pitfalls'), ...[4096, 32_768].map((n) => Math.log(n).toFixed(2)), (1 / 0.07).toFixed(1));
	});

	it('the least loss at two temperatures', () => {
		const costs = [perfectRow(32_768, 1), Math.log(32_768), perfectRow(32_768, 0.07)].map(digits(2));
		expectStated(part('step-gradient-temperature'), ...costs);
		expectStated(ask('temperature'), ...costs, Math.log(1 / 0.07).toFixed(3));
	});

	it('the cosines of the three pairs', () => {
		const { logitsPerImage } = clipLoss({ ...three, temperature: 1 });
		expectStated(part('run-loss'), ...logitsPerImage.flat().map(digits(3)));
		expect(transpose(logitsPerImage)[2]!.indexOf(Math.max(...transpose(logitsPerImage)[2]!))).toBe(0);
	});

	it('the halves of their loss', () => {
		const [sharp, soft] = [0.07, 0.5].map((temperature) => clipLoss({ ...three, temperature }));
		const halves = ({ imageToTextLoss, textToImageLoss }: typeof sharp & object) => [imageToTextLoss, textToImageLoss].map(digits(4));
		for (const where of [part('run-loss'), part('pitfalls'), ask('derive-the-loss')]) expectStated(where, ...halves(sharp!));
		expectStated(part('run-loss'), ...halves(soft!), soft!.loss.toFixed(4), Math.log(3).toFixed(4));
		expectStated(part('pitfalls'), ...halves(soft!));
		const swapped = { ...three, textEmbeds: [b, a, three.textEmbeds[2]!] };
		expectStated(part('run-loss'), clipLoss({ ...swapped, temperature: 0.5 }).loss.toFixed(4));
	});

	it('the floor under two equal pairs', () => {
		const rows = [[1, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1]];
		const { loss } = clipLoss({ imageEmbeds: rows, textEmbeds: rows, temperature: 0.01 });
		for (const where of [part('run-loss'), ask('false-negatives')]) expectStated(where, loss.toFixed(4));
		expect(loss).toBeCloseTo(Math.log(2) / 2, 12);
	});

	it('that a negative raises the loss', () => {
		const row = [1, 0.9, -2, 0.1];
		const cost = (logits: number[]) => -Math.log(softmax(logits)[0]!);
		expect(cost(row.filter((logit) => logit !== 0.9))).toBeLessThan(cost(row));
		const square: Matrix = [row, row, row, row];
		expect(infoNceLoss(square.map((logits, i) => logits.map((logit) => logit + (i === 0 ? 6 : 0))))).toBeCloseTo(infoNceLoss(square), 12);
		expect(infoNceLoss(square.map((logits) => logits.map((logit, j) => logit + (j === 0 ? 6 : 0))))).not.toBeCloseTo(infoNceLoss(square), 2);
	});

	it('the gradient of one row', () => {
		const square = [[1, 0.9, -2, 0.1], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]];
		const gradient = infoNceGradient(square)[0]!.map((value) => value * 4);
		expectStated(part('run-gradient'), ...gradient.map(digits(4)));
		expectStated(ask('gradient'), ...gradient.map(digits(3)), `${((-100 * gradient[1]!) / gradient[0]!).toFixed(0)}%`);
	});

	it('the push of negatives at three temperatures', () => {
		const shares = (temperature: number) => softmax([0.3, 0.28, 0.1, 0.05].map((cosine) => cosine / temperature)).slice(1);
		expectStated(part('run-gradient'), ...[1, 0.07, 0.01].flatMap((temperature) => shares(temperature).map(digits(3))));
		const [first = 0, ...others] = shares(0.07);
		expectStated(ask('temperature'), `${((100 * first) / (first + others[0]! + others[1]!)).toFixed(0)}%`);
	});

	it('the derivative by the log-scale', () => {
		expectStated(part('run-gradient'), ...[0.5, 0.07].map((temperature) => clipGradient({ ...three, temperature }).logScale.toFixed(3)));
		const two = [[1, 0], [0, 1]];
		expect(clipGradient({ imageEmbeds: two, textEmbeds: two, temperature: 1 }).logScale).toBeCloseTo(-1 / (1 + Math.E), 12);
	});

	it('the run of the demo', () => {
		const { history, atStart, labels } = train();
		const highest = Math.max(...history.map(({ temperature }) => temperature));
		expectStated(part('run-learn'), history[0]!.loss.toFixed(4), Math.log(8).toFixed(4), history[100]!.loss.toFixed(4), ...[highest, history[100]!.temperature].map(digits(3)));
		expectStated(ask('temperature'), highest.toFixed(3));
		expectStated(ask('gradient'), ...[0, 1, 5].map((step) => history[step]!.loss.toFixed(4)));
		for (const where of [part('run-learn'), ask('modality-gap')]) expectStated(where, mean(atStart.flat()).toFixed(2));
		expectStated(ask('modality-gap'), history[0]!.loss.toFixed(4));
		expect(labels).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
	});

	it('the run after 3,000 steps', () => {
		const { history, temperature } = train({ steps: 3000 });
		expectStated(part('run-learn'), temperature.toFixed(3));
		expect(temperature).toBeLessThan(history[2990]!.temperature);
	});

	it('the clamp with 32 things', () => {
		const { temperature } = train({ things: 32, steps: 1000 });
		for (const where of [part('run-learn'), ask('temperature')]) expectStated(where, temperature.toFixed(4));
	});

	it('the run with much noise', () => {
		const { history, right } = train({ noise: 1 });
		expectStated(part('run-learn'), history[100]!.loss.toFixed(4), String(right));
		expectStated(question('multimodal', 'contrastive-mutual-information'), history[100]!.loss.toFixed(4));
		expect(right).toBe(8 / 2);
	});

	it('the run at a high learning rate', () => {
		const { history } = train({ learningRate: 0.5 });
		const temperatures = history.map(({ temperature }) => temperature);
		expectStated(part('run-learn'), Math.max(...temperatures).toFixed(2), history[100]!.loss.toFixed(2));
		expect(Math.min(...temperatures)).toBeCloseTo(0.01, 12);
	});

	it('the probabilities of three classes', () => {
		const angles = [0.27, 0.22, 0.19].map((cosine) => [cosine, Math.sqrt(1 - cosine ** 2)]);
		const classify = (temperature: number) => zeroShotClassify({ imageEmbeds: [[1, 0]], classEmbeds: angles, temperature }).probabilities[0]!;
		expectStated(part('run-zero-shot'), ...classify(1).map(digits(2)), ...classify(0.01).map(digits(3)));
	});
});

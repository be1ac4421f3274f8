import { describe, expect, it } from 'vitest';
import { createRandom, softmax, sum, transpose } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { clipGradient, clipLoss, createTower, createToyWorld, embed, ensemblePrompts } from './index.ts';
import { infoNceGradient, infoNceLoss, learnTowers, zeroShotClassify } from './index.ts';
import type { ClipInput } from './index.ts';
import reference from './reference.json' with { type: 'json' };

const batch: ClipInput = {
	imageEmbeds: [[1.2, -0.4, 0.7], [0.3, 2.1, -0.9], [-1.5, 0.6, 0.8]],
	textEmbeds: [[0.9, 0.1, 0.4], [-0.2, 1.7, -1.1], [-0.3, -0.8, 2.2]],
	temperature: 0.5,
};
const broken = [
	{ change: { imageEmbeds: [] }, message: 'imageEmbeds must have at least one row, got none.' },
	{ change: { imageEmbeds: [[1, 2], [NaN, 3]] }, message: 'imageEmbeds[1][0] must be a finite number, got NaN.' },
	{ change: { imageEmbeds: [[1, 2], [3]] }, message: 'imageEmbeds[1] must have 2 entries, as the rows before it, got 1.' },
	{ change: { textEmbeds: [[1, 2]] }, message: 'textEmbeds[0] must have 3 entries, as the rows before it, got 2.' },
	{ change: { textEmbeds: [[1, 2, 3]] }, message: 'textEmbeds must have as many entries as imageEmbeds (3), got 1.' },
	{ change: { textEmbeds: [[0, 0, 0]] }, message: 'textEmbeds[0] must not be all zeros: it has no direction.' },
	{ change: { temperature: 0 }, message: 'temperature must be a finite number above 0, got 0.' },
];

// #region loss
describe('CLIP loss', () => {
	it('does not change when the towers are swapped; its halves change places', () => {
		const there = clipLoss(batch);
		const back = clipLoss({ ...batch, imageEmbeds: batch.textEmbeds, textEmbeds: batch.imageEmbeds });
		expect(back.loss).toBeCloseTo(there.loss, 14);
		expect(back.imageToTextLoss).toBeCloseTo(there.textToImageLoss, 14);
		expect(back.textToImageLoss).toBeCloseTo(there.imageToTextLoss, 14);
		expect(there.imageToTextLoss).not.toBeCloseTo(there.textToImageLoss, 2);
		expectMatrix(back.logitsPerImage, transpose(there.logitsPerImage));
	});

	it('is ln N when all embeddings are the same', () => {
		const same = [[1, 2], [2, 4], [0.5, 1], [3, 6]];
		const { loss, imageToTextLoss, textToImageLoss } = clipLoss({ imageEmbeds: same, textEmbeds: same, temperature: 0.07 });
		for (const value of [loss, imageToTextLoss, textToImageLoss]) expect(value).toBeCloseTo(Math.log(4), 12);
	});

	it('is the mean of its two halves', () => {
		const { loss, imageToTextLoss, textToImageLoss } = clipLoss(batch);
		expect(loss).toBeCloseTo((imageToTextLoss + textToImageLoss) / 2, 15);
	});

	it('asks each image over its row of texts, each text over its column of images', () => {
		const { logitsPerImage, imageToTextLoss, textToImageLoss } = clipLoss(batch);
		expect(imageToTextLoss).toBeCloseTo(infoNceLoss(logitsPerImage), 14);
		expect(textToImageLoss).toBeCloseTo(infoNceLoss(transpose(logitsPerImage)), 14);
	});

	it('is log(1 + e⁻¹) for two pairs at right angles and a temperature of 1', () => {
		const result = clipLoss({ imageEmbeds: [[1, 0], [0, 2]], textEmbeds: [[3, 0], [0, 1]], temperature: 1 });
		expect(result.loss).toBeCloseTo(Math.log(1 + Math.exp(-1)), 14);
		expect(result.logitsPerImage).toEqual([[1, 0], [0, 1]]);
	});

	it('does not change with the length of any embedding', () => {
		const longer = batch.imageEmbeds.map((row, i) => row.map((value) => value * (i + 2)));
		expect(clipLoss({ ...batch, imageEmbeds: longer }).loss).toBeCloseTo(clipLoss(batch).loss, 14);
	});

	it('has logits of at most 1/τ: cosines divided by the temperature', () => {
		const { logitsPerImage } = clipLoss({ ...batch, textEmbeds: batch.imageEmbeds, temperature: 0.01 });
		logitsPerImage.forEach((row, i) => expect(row[i]).toBeCloseTo(100, 10));
		expect(Math.max(...logitsPerImage.flat())).toBeLessThan(100.000001);
	});

	it('is 0 for a single pair: there is nothing to mistake it for', () => {
		expect(clipLoss({ imageEmbeds: [[1, 2]], textEmbeds: [[-3, 1]], temperature: 0.07 }).loss).toBeCloseTo(0, 15);
	});

	it.each(reference.clip)('agrees with PyTorch on $name', ({ input, ...expected }) => {
		const { logitsPerImage, ...losses } = clipLoss(input);
		expect(losses.loss).toBeCloseTo(expected.loss, 12);
		expect(losses.imageToTextLoss).toBeCloseTo(expected.imageToTextLoss, 12);
		expect(losses.textToImageLoss).toBeCloseTo(expected.textToImageLoss, 12);
		expectMatrix(logitsPerImage, expected.logitsPerImage);
	});
});

describe('bad input to the CLIP loss', () => {
	it.each(broken)('throws: $message', ({ change, message }) => {
		for (const call of [clipLoss, clipGradient]) {
			expect(() => call({ ...batch, ...change })).toThrow(RangeError);
			expect(() => call({ ...batch, ...change })).toThrow(message);
		}
	});

	it('throws a TypeError when a list is missing', () => {
		const missing = { ...batch, textEmbeds: undefined } as unknown as ClipInput;
		expect(() => clipLoss(missing)).toThrow(TypeError);
		expect(() => clipLoss(missing)).toThrow('textEmbeds must be an array of rows, got undefined.');
	});
});
// #endregion

// #region info-nce
describe('InfoNCE', () => {
	it('is ln of the number of candidates when all score the same', () => {
		expect(infoNceLoss([[5, 5, 5], [2, 2, 2]])).toBeCloseTo(Math.log(3), 14);
	});

	it('is −log of the probability given to the partner, 3/4 at log-odds of ln 3', () => {
		expect(infoNceLoss([[Math.log(3), 0], [0, Math.log(3)]])).toBeCloseTo(Math.log(4 / 3), 14);
	});

	it('does not change when a constant is added to a row', () => {
		const moved = infoNceLoss([[1.5, 0.2, -1], [7.3, 9.1, 6.8]]);
		expect(moved).toBeCloseTo(infoNceLoss([[1.5, 0.2, -1], [0.3, 2.1, -0.2]]), 14);
	});

	it('grows with every negative', () => {
		expect(infoNceLoss([[2, 0.5, -3]])).toBeGreaterThan(infoNceLoss([[2, 0.5]]));
	});

	it.each(reference.infoNce)('agrees with PyTorch on $name', ({ logits, loss }) => {
		expect(infoNceLoss(logits)).toBeCloseTo(loss, 12);
	});

	it.each([
		{ logits: [], message: 'logits must have at least one row, got none.' },
		{ logits: [[1, 2], [3]], message: 'logits[1] must be as long as logits[0] (2), got 1.' },
		{ logits: [[1], [2]], message: 'logits must have a candidate for each of 2 rows, got 1 columns.' },
		{ logits: [[1, Infinity]], message: 'logits[0][1] must be a finite number, got Infinity.' },
	])('refuses: $message', ({ logits, message }) => {
		for (const call of [infoNceLoss, infoNceGradient]) {
			expect(() => call(logits)).toThrow(RangeError);
			expect(() => call(logits)).toThrow(message);
		}
	});
});
// #endregion

// #region gradient
describe('gradient', () => {
	it('of InfoNCE is softmax minus one-hot, by the number of anchors', () => {
		const logits = [[1, -0.5, 2], [0.3, 0.8, -1]];
		const [first, second] = logits.map((row) => softmax(row));
		const [p, q] = [first!, second!];
		expectMatrix(infoNceGradient(logits), [
			[(p[0]! - 1) / 2, p[1]! / 2, p[2]! / 2],
			[q[0]! / 2, (q[1]! - 1) / 2, q[2]! / 2],
		]);
		expectMatrix(infoNceGradient([[Math.log(3), 0], [0, Math.log(3)]]), [[-0.125, 0.125], [0.125, -0.125]]);
	});

	it('of InfoNCE adds up to 0 in each row, and is largest for the hardest negative', () => {
		const [row] = infoNceGradient([[1, 0.9, -2, 0.1]]);
		expect(sum(row!)).toBeCloseTo(0, 15);
		expect(Math.max(...row!)).toBe(row![1]);
	});

	it.each(reference.infoNce)("of InfoNCE agrees with finite differences and autograd on $name", ({ logits, gradient }) => {
		expectMatrix(infoNceGradient(logits), gradient);
		expectMatrix(infoNceGradient(logits), slopes(infoNceLoss, logits), 1e-7);
	});

	it('of CLIP turns an embedding and does not lengthen it', () => {
		const { imageEmbeds } = clipGradient(batch);
		imageEmbeds.forEach((row, i) => {
			const along = sum(row.map((value, d) => value * batch.imageEmbeds[i]![d]!));
			expect(along).toBeCloseTo(0, 14);
			expect(Math.hypot(...row)).toBeGreaterThan(0.01);
		});
	});

	it('of CLIP wants a sharper scale while the pairs are told apart, a softer one while they are not', () => {
		const square = { imageEmbeds: [[1, 0], [0, 1]], temperature: 1 };
		expect(clipGradient({ ...square, textEmbeds: [[1, 0], [0, 1]] }).logScale).toBeCloseTo(-1 / (1 + Math.E), 14);
		expect(clipGradient({ ...square, textEmbeds: [[0, 1], [1, 0]] }).logScale).toBeGreaterThan(0.5);
	});

	it.each(reference.clip)("of CLIP agrees with PyTorch's autograd on $name", ({ input, gradient }) => {
		const { imageEmbeds, textEmbeds, logScale } = clipGradient(input);
		expectMatrix(imageEmbeds, gradient.imageEmbeds);
		expectMatrix(textEmbeds, gradient.textEmbeds);
		expect(logScale).toBeCloseTo(gradient.logScale, 11);
	});

	it('of CLIP agrees with finite differences', () => {
		const { imageEmbeds, textEmbeds, logScale } = clipGradient(batch);
		expectMatrix(imageEmbeds, slopes((rows) => clipLoss({ ...batch, imageEmbeds: rows }).loss, batch.imageEmbeds), 1e-8);
		expectMatrix(textEmbeds, slopes((rows) => clipLoss({ ...batch, textEmbeds: rows }).loss, batch.textEmbeds), 1e-8);
		const scaled = (by: number) => clipLoss({ ...batch, temperature: 0.5 * Math.exp(-by) }).loss;
		expect(logScale).toBeCloseTo((scaled(1e-5) - scaled(-1e-5)) / 2e-5, 8);
	});
});
// #endregion

// #region zero-shot
describe('zero-shot classification', () => {
	const classEmbeds = [[0, 1], [1, 0]];

	it('takes the class of the highest cosine, whatever the lengths', () => {
		const { labels } = zeroShotClassify({ imageEmbeds: [[2, 1], [0.1, 0.3]], classEmbeds: [[0, 9], [0.5, 0]], temperature: 0.01 });
		expect(labels).toEqual([1, 0]);
	});

	it('gives probabilities by a softmax over the classes', () => {
		const { probabilities } = zeroShotClassify({ imageEmbeds: [[3, 4]], classEmbeds, temperature: 0.5 });
		expectMatrix(probabilities, [softmax([1.6, 1.2])]);
	});

	it('is surer at a lower temperature, of the same labels', () => {
		const at = (temperature: number) => zeroShotClassify({ imageEmbeds: [[2, 1]], classEmbeds, temperature });
		expect(at(0.1).labels).toEqual(at(1).labels);
		expect(at(0.1).probabilities[0]![1]).toBeGreaterThan(at(1).probabilities[0]![1]! + 0.2);
	});

	it('takes the first of equally good classes', () => {
		expect(zeroShotClassify({ imageEmbeds: [[1, 1]], classEmbeds: [[1, 0], [0, 1]], temperature: 1 }).labels).toEqual([0]);
	});

	it('averages prompts as directions, not as lengths', () => {
		expectMatrix([ensemblePrompts([[5, 0], [0, 1]])], [[Math.SQRT1_2, Math.SQRT1_2]]);
		expectMatrix([ensemblePrompts([[3, 4]])], [[0.6, 0.8]]);
		expect(() => ensemblePrompts([[1, 2], [-2, -4]])).toThrow(RangeError);
		expect(() => ensemblePrompts([])).toThrow('promptEmbeds must have at least one row, got none.');
	});

	it('agrees with PyTorch', () => {
		const { input, labels, probabilities, promptEmbeds, ensemble } = reference.zeroShot;
		const result = zeroShotClassify(input);
		expect(result.labels).toEqual(labels);
		expectMatrix(result.probabilities, probabilities);
		expectMatrix([ensemblePrompts(promptEmbeds)], [ensemble]);
	});

	it.each([
		{ change: { classEmbeds: [[1, 2, 3]] }, message: 'classEmbeds[0] must have 2 entries, as the rows before it, got 3.' },
		{ change: { imageEmbeds: [[0, 0]] }, message: 'imageEmbeds[0] must not be all zeros: it has no direction.' },
		{ change: { temperature: -1 }, message: 'temperature must be a finite number above 0, got -1.' },
	])('cannot do without: $message', ({ change, message }) => {
		const call = () => zeroShotClassify({ imageEmbeds: [[1, 2]], classEmbeds, temperature: 1, ...change });
		expect(call).toThrow(RangeError);
		expect(call).toThrow(message);
	});
});
// #endregion

// #region towers
const random = createRandom(1);
const world = createToyWorld({ things: 8, noise: 0.1, random });
const features = { imageFeatures: world.imageFeatures(), textFeatures: world.textFeatures() };
const fresh = {
	imageTower: createTower({ features: 6, embedDim: 4, random }),
	textTower: createTower({ features: 5, embedDim: 4, random }),
};
const pace = { learningRate: 0.05, steps: 100 };

describe('two towers', () => {
	let learned: ReturnType<typeof learnTowers> | undefined;
	// Within a test, so that a loss that throws fails the tests and not the file.
	const learn = () => (learned ??= learnTowers({ ...fresh, ...features, ...pace }));

	it('see a world of features that images and texts do not share', () => {
		expect(features.imageFeatures.map((row) => row.length)).toEqual([6, 6, 6, 6, 6, 6, 6, 6]);
		expect(features.textFeatures.map((row) => row.length)).toEqual([5, 5, 5, 5, 5, 5, 5, 5]);
		const gaps = world.imageFeatures().flat().map((value, i) => value - features.imageFeatures.flat()[i]!);
		const deviation = Math.sqrt(sum(gaps.map((gap) => gap ** 2)) / gaps.length);
		expect(deviation).toBeGreaterThan(0.11);
		expect(deviation).toBeLessThan(0.18);
	});

	it('see the same world for the same seed: its first image is a product plus noise', () => {
		const again = createToyWorld({ things: 1, noise: 0.5, random: createRandom(4) });
		const normals = createRandom(4);
		const draw = (count: number) => Array.from({ length: count }, () => normals.normal());
		const hidden = draw(4);
		const camera = draw(24);
		draw(20);
		const first = sum(hidden.map((value, k) => value * camera[6 * k]!));
		expect(again.imageFeatures()[0]![0]).toBeCloseTo(first + 0.5 * normals.normal(), 14);
	});

	it('begin at about ln N, with everything in one direction', () => {
		const { history } = learn();
		expect(history[0]!.loss).toBeCloseTo(Math.log(8), 1);
		expect(history[0]!.temperature).toBeCloseTo(0.07, 15);
		expect(fresh.imageTower.weights.map((row) => row.length)).toEqual([4, 4, 4, 4, 4, 4]);
		expect(Math.max(...fresh.imageTower.weights.flat().map(Math.abs))).toBeLessThan(0.04);
		expect(Math.hypot(...fresh.imageTower.bias)).toBeGreaterThan(0.5);
	});

	it('learn to tell all pairs apart', () => {
		const { history, temperature } = learn();
		expect(history.map(({ step }) => step)).toEqual(Array.from({ length: 101 }, (_, step) => step));
		expect(history.at(-1)!.loss).toBeLessThan(0.03);
		expect(temperature).toBe(history.at(-1)!.temperature);
	});

	it('turn the similarity matrix diagonal', () => {
		const { imageTower, textTower } = learn();
		const cosinesOf = (image: Matrix, text: Matrix) =>
			clipLoss({ imageEmbeds: image, textEmbeds: text, temperature: 1 }).logitsPerImage;
		const before = cosinesOf(embed(fresh.imageTower, features.imageFeatures), embed(fresh.textTower, features.textFeatures));
		const after = cosinesOf(embed(imageTower, features.imageFeatures), embed(textTower, features.textFeatures));
		expect(Math.max(...before.flat()) - Math.min(...before.flat())).toBeLessThan(0.1);
		after.forEach((row, i) => {
			expect(row[i]).toBe(Math.max(...row));
			expect(row[i]).toBeGreaterThan(0.8);
		});
	});

	it('classify new images of the same things by their texts', () => {
		const { imageTower, textTower, temperature } = learn();
		const imageEmbeds = embed(imageTower, world.imageFeatures());
		const classEmbeds = embed(textTower, world.textFeatures());
		expect(zeroShotClassify({ imageEmbeds, classEmbeds, temperature }).labels).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
	});

	it('never scale the logits by more than 100', () => {
		const eager = learnTowers({ ...fresh, ...features, learningRate: 0.3, steps: 110 });
		expect(eager.temperature).toBeCloseTo(0.01, 12);
		for (const { temperature: tau } of eager.history) expect(tau).toBeGreaterThan(0.01 - 1e-12);
	});

	it('learn in two halves what they learn at once', () => {
		const [once, half] = [10, 5].map((steps) => learnTowers({ ...fresh, ...features, ...pace, steps }));
		const rest = learnTowers({ ...half!, ...features, ...pace, steps: 5 });
		const valuesOf = ({ imageTower, textTower, temperature }: typeof rest) =>
			[...imageTower.weights, imageTower.bias, ...textTower.weights, textTower.bias, [temperature]];
		expect(half!.temperature).not.toBeCloseTo(0.07, 3);
		expectMatrix(valuesOf(rest), valuesOf(once!), 1e-12);
		expectMatrix([rest.history.map(({ loss }) => loss)], [once!.history.slice(5).map(({ loss }) => loss)], 1e-12);
	});

	it('agree with PyTorch on every loss, every temperature and where they end', () => {
		const { options, losses, temperatures, ...expected } = reference.towers;
		const result = learnTowers(options);
		expectMatrix([result.history.map(({ loss }) => loss)], [losses], 1e-10);
		expectMatrix([result.history.map(({ temperature: tau }) => tau)], [temperatures], 1e-10);
		expectMatrix(result.imageTower.weights, expected.imageTower.weights, 1e-10);
		expectMatrix([result.textTower.bias], [expected.textTower.bias], 1e-10);
	});

	it('embed by a matrix and a bias', () => {
		expect(embed({ weights: [[1, 0], [0, 2]], bias: [10, 20] }, [[3, 4]])).toEqual([[13, 28]]);
	});
});

describe('bad input to the towers', () => {
	it('throws', () => {
		const learnWith = (change: object) => () => learnTowers({ ...fresh, ...features, ...pace, ...change });
		expect(learnWith({ steps: 0 })).toThrow('steps must be a whole number above 0, got 0.');
		expect(learnWith({ learningRate: NaN })).toThrow('learningRate must be a finite number above 0, got NaN.');
		expect(learnWith({ temperature: -1 })).toThrow('temperature must be a finite number above 0, got -1.');
		expect(learnWith({ textFeatures: features.textFeatures.slice(1) })).toThrow('textEmbeds must have as many entries');
		expect(() => createTower({ features: 2, embedDim: 0, random })).toThrow('embedDim must be a whole number above 0, got 0.');
		expect(() => createTower({ features: 0, embedDim: 2, random })).toThrow('features must be a whole number above 0, got 0.');
		expect(() => embed({ weights: [[1, 2]], bias: [1] }, [[3]])).toThrow('bias must have as many entries as weights[0] (2), got 1.');
		expect(() => createToyWorld({ things: 1, noise: NaN, random })).toThrow('noise must be at least 0, got NaN.');
		expect(createToyWorld({ things: 1, noise: 0, random }).textFeatures()).toHaveLength(1);
		expect(() => createToyWorld({ things: 0, noise: 1, random })).toThrow('things must be a whole number above 0, got 0.');
	});
});
// #endregion

/** Equal entry by entry, but for rounding. */
function expectMatrix(actual: Matrix, expected: Matrix, tolerance = 1e-12): void {
	expect(actual.map((row) => row.length)).toEqual(expected.map((row) => row.length));
	const gaps = actual.flatMap((row, i) => row.map((value, j) => Math.abs(value - expected[i]![j]!)));
	expect(Math.max(...gaps)).toBeLessThan(tolerance);
}

/** Central differences of a function by each entry of a matrix. */
function slopes(f: (rows: Matrix) => number, rows: Matrix): Matrix {
	const moved = (i: number, j: number, by: number) =>
		f(rows.map((row, a): Vector => row.map((value, b) => (a === i && b === j ? value + by : value))));
	return rows.map((row, i) => row.map((_, j) => (moved(i, j, 1e-5) - moved(i, j, -1e-5)) / 2e-5));
}

import { clipLoss, embed, learnTowers } from '@examples/clip';
import { softmax } from '@examples/numerics';
import { describe, expect, it } from 'vitest';
import { batchSizes, clipPicture, cosineRanges, embedBatch, fillOf, fills, guessingLoss, lastTauPosition, learnedAt, tauAt, tauPosition } from './model.ts';
import { prepared } from './prepared.ts';
import { firstSnapshot, startOfTraining, steps, trainingSteps } from './training.ts';

const start = startOfTraining(8);
const { imageFeatures, textFeatures, imageTower, textTower } = start;
const { snapshots } = prepared;
const shownAt = (step: number, tau: number) => {
	const batch = embedBatch(start, learnedAt(start, snapshots, step));
	return { ...batch, ...clipPicture(batch, tau) };
};

describe('learnedAt', () => {
	const { history } = learnTowers({ imageFeatures, textFeatures, imageTower, textTower, learningRate: 0.05, steps });

	it('gives each step of the prepared run the τ and the loss of the example', () => {
		for (const { step, loss, temperature } of history) {
			expect(learnedAt(start, snapshots, step).temperature, `step ${step}`).toBeCloseTo(temperature, 5);
			const shown = shownAt(step, temperature).loss;
			expect(Math.abs(shown / loss - 1), `step ${step}`).toBeLessThan(0.001);
			expect((snapshots[step]!.imageToTextLoss + snapshots[step]!.textToImageLoss) / 2 / loss, `step ${step}`).toBeCloseTo(1, 2);
		}
	});

	it('gives a snapshot’s own towers where it has some', () => {
		expect(learnedAt(start, snapshots, 40)).toBe(snapshots[40]!.learned);
		expect(snapshots[41]!.learned).toBeUndefined();
	});
});

describe('clipPicture', () => {
	it('shows what the example computes', () => {
		const learned = learnTowers({ imageFeatures, textFeatures, imageTower, textTower, learningRate: 0.05, steps: 20 });
		const embeddings = { imageEmbeds: embed(learned.imageTower, imageFeatures), textEmbeds: embed(learned.textTower, textFeatures) };
		const exact = clipLoss({ ...embeddings, temperature: 0.2 });
		const picture = shownAt(20, 0.2);
		expect(picture.imageToTextLoss).toBeCloseTo(exact.imageToTextLoss, 4);
		expect(picture.textToImageLoss).toBeCloseTo(exact.textToImageLoss, 4);
		exact.logitsPerImage.forEach((row, i) => {
			softmax(row).forEach((probability, j) => expect(picture.rows[i]![j]).toBeCloseTo(probability, 4));
			row.forEach((logit, j) => expect(picture.cosines[i]![j]).toBeCloseTo(logit * 0.2, 4));
		});
	});

	it('is a softmax along rows and along columns, whose diagonals are the two losses', () => {
		const { rows, columns, imageToTextLoss, textToImageLoss } = shownAt(steps, 0.1);
		for (const [lists, loss] of [[rows, imageToTextLoss], [columns, textToImageLoss]] as const) {
			for (const list of lists) expect(list.reduce((total, value) => total + value, 0)).toBeCloseTo(1, 12);
			const logs = lists.map((list, index) => -Math.log(list[index]!));
			expect(logs.reduce((total, value) => total + value, 0) / logs.length).toBeCloseTo(loss, 10);
		}
	});
});

describe('embedBatch', () => {
	it('goes from cosines that are all about equal to a diagonal that is the largest of its rows and columns', () => {
		const before = shownAt(0, 1).cosines.flat();
		expect(Math.max(...before) - Math.min(...before)).toBeLessThan(0.06);
		const { cosines, rowsWon, columnsWon } = shownAt(steps, 1);
		cosines.forEach((row, i) => {
			expect(Math.max(...row)).toBe(row[i]);
			expect(Math.max(...cosines.map((other) => other[i]!))).toBe(row[i]);
		});
		expect([rowsWon, columnsWon]).toEqual([8, 8]);
	});

	it('counts the rows and the columns in which the true pair is the largest', () => {
		const { cosines, rowsWon, columnsWon } = shownAt(7, 1);
		const leads = (among: (i: number) => number[]) => cosines.filter((row, i) => Math.max(...among(i)) === row[i]).length;
		expect(rowsWon).toBe(leads((i) => [...cosines[i]!]));
		expect(columnsWon).toBe(leads((i) => cosines.map((row) => row[i]!)));
		expect(rowsWon).not.toBe(columnsWon);
	});
});

it.each(batchSizes)('%d pairs begin at about the loss of guessing, and no training is off the axes', (pairs) => {
	const first = firstSnapshot({ pairs });
	expect(guessingLoss(pairs)).toBeCloseTo(Math.log(pairs), 12);
	for (const { imageToTextLoss, textToImageLoss } of [first, ...trainingSteps({ pairs })]) {
		for (const loss of [imageToTextLoss, textToImageLoss]) {
			expect(loss).toBeGreaterThan(0.003);
			expect(loss).toBeLessThan(15);
		}
	}
	expect(Math.abs(first.imageToTextLoss - Math.log(pairs))).toBeLessThan(0.06);
});

it('tells the cosines of true pairs from the others', () => {
	expect(cosineRanges([[0.9, -0.6], [0.8, 0.7]])).toEqual({ truePairs: [0.7, 0.9], others: [-0.6, 0.8] });
});

it.each([
	[-1, 0],
	[-1.0000001, 0],
	[0, 4],
	[0.99, fills - 1],
	[1.0000001, fills - 1],
])('fills cosine %d with step %d', (cosine, fill) => {
	expect(fillOf(cosine)).toBe(fill);
});

it('finds the position of each temperature of the slider, and one for each that is learned', () => {
	for (let position = 0; position <= lastTauPosition; position += 1) expect(tauPosition(tauAt(position))).toBe(position);
	for (const pairs of batchSizes) {
		for (const { learned } of trainingSteps({ pairs })) {
			expect(tauPosition(learned!.temperature)).toBeGreaterThan(0);
			expect(tauPosition(learned!.temperature)).toBeLessThan(lastTauPosition);
		}
	}
});

import { clipLoss, embed } from '@examples/clip';
import { softmax } from '@examples/numerics';
import { describe, expect, it } from 'vitest';
import { clipPicture, fillOf, fills, guessingLoss, lastMoment, lastTauPosition, moments, pairs, tauAt, tauPosition } from './model.ts';
import { startOfTraining, train } from './training.ts';

const { history } = train(100);

describe('clipPicture', () => {
	it('shows at each moment, at the temperature learned, the loss of the training', () => {
		for (const [moment, { step, temperature }] of moments.entries()) {
			expect(clipPicture(moment, temperature).loss, `step ${step}`).toBeCloseTo(history[step]!.loss, 4);
		}
	});

	it('shows what the example computes', () => {
		const { imageFeatures, textFeatures } = startOfTraining();
		const { imageTower, textTower } = train(20);
		const moment = moments.findIndex(({ step }) => step === 20);
		const batch = { imageEmbeds: embed(imageTower, imageFeatures), textEmbeds: embed(textTower, textFeatures), temperature: 0.2 };
		const exact = clipLoss(batch);
		const picture = clipPicture(moment, 0.2);
		expect(picture.imageToTextLoss).toBeCloseTo(exact.imageToTextLoss, 4);
		expect(picture.textToImageLoss).toBeCloseTo(exact.textToImageLoss, 4);
		exact.logitsPerImage.forEach((row, i) => {
			softmax(row).forEach((probability, j) => expect(picture.rows[i]![j]).toBeCloseTo(probability, 4));
			row.forEach((logit, j) => expect(picture.cosines[i]![j]).toBeCloseTo(logit * 0.2, 4));
		});
	});

	it('is a softmax along rows and along columns, whose diagonals are the two losses', () => {
		const { rows, columns, imageToTextLoss, textToImageLoss } = clipPicture(lastMoment, 0.1);
		for (const [lists, loss] of [[rows, imageToTextLoss], [columns, textToImageLoss]] as const) {
			for (const list of lists) expect(list.reduce((total, value) => total + value, 0)).toBeCloseTo(1, 12);
			const logs = lists.map((list, index) => -Math.log(list[index]!));
			expect(logs.reduce((total, value) => total + value, 0) / pairs).toBeCloseTo(loss, 10);
		}
	});

	it('goes from cosines that are all about equal to a diagonal that is the largest of its rows and columns', () => {
		const start = clipPicture(0, 1).cosines.flat();
		expect(Math.max(...start) - Math.min(...start)).toBeLessThan(0.06);
		const { cosines } = clipPicture(lastMoment, 1);
		cosines.forEach((row, i) => {
			expect(Math.max(...row)).toBe(row[i]);
			expect(Math.max(...cosines.map((other) => other[i]!))).toBe(row[i]);
		});
	});

	it('begins at the loss of guessing, ln 8', () => {
		expect(guessingLoss).toBeCloseTo(Math.log(8), 12);
		expect(clipPicture(0, 0.07).loss).toBeCloseTo(guessingLoss, 1);
	});
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

it('finds the position of each temperature of the slider, and one for each that was learned', () => {
	for (let position = 0; position <= lastTauPosition; position += 1) expect(tauPosition(tauAt(position))).toBe(position);
	for (const { temperature } of moments) {
		expect(tauPosition(temperature)).toBeGreaterThanOrEqual(0);
		expect(tauPosition(temperature)).toBeLessThanOrEqual(lastTauPosition);
	}
});

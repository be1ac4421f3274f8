import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clipPicture, embedBatch, type ClipPicture } from './model.ts';
import { firstSnapshot, startOfTraining, trainingSteps } from './training.ts';

/** The part of each page that says what to try in the figure. */
const advice = ['en', 'zh-cn'].map((language) => {
	const page = readFileSync(`src/content/docs/${language}/multimodal/clip.mdx`, 'utf8');
	return page.slice(page.indexOf('\\{#see-it}'), page.indexOf('\\{#follow-ups}'));
});

/** What the figure shows at a step, at the τ learned by then or another. */
function shownAt(pairs: number, step: number, tau?: number) {
	const { learned } = [firstSnapshot({ pairs }), ...trainingSteps({ pairs })][step]!;
	const batch = embedBatch(startOfTraining(pairs), learned!);
	return { ...batch, ...clipPicture(batch, tau ?? learned!.temperature) };
}

describe('what the page says of the figure', () => {
	it.each([
		['the loss of 8 pairs before its jump, in it and after it', [32, 36, 40].map((step) => shownAt(8, step).loss.toFixed(2))],
		['the halves of 16 pairs after two steps', halvesOf(shownAt(16, 2)).map((half) => half.toFixed(2))],
		['the loss of 4 pairs in the end', [shownAt(4, 100).loss.toFixed(4)]],
		['the halves at τ = 0.01 within the jump', halvesOf(shownAt(8, 36, 0.01)).map((half) => half.toFixed(0))],
		['how many rows and columns of 16 pairs are led', [`${shownAt(16, 100).rowsWon} `, `${shownAt(16, 100).columnsWon} `]],
	])('states %s', (_what, values) => {
		for (const text of advice) for (const value of values) expect(text).toContain(value);
	});

	it('is so: which pairs lead, and where', () => {
		expect(shownAt(8, 20)).toMatchObject({ rowsWon: 8, columnsWon: 8 });
		expect(shownAt(8, 36).rowsWon).toBe(8 - 5);
		expect(Math.max(...shownAt(4, 100).cosines.flat())).toBeLessThan(0);
	});

	it('is so: two steps into 16 pairs all rows prefer one text, and no column tells its images apart', () => {
		const { cosines } = shownAt(16, 2);
		expect(new Set(cosines.map((row) => row.indexOf(Math.max(...row)))).size).toBe(1);
		for (const column of cosines[0]!.keys()) {
			const values = cosines.map((row) => row[column]!);
			expect(Math.max(...values) - Math.min(...values)).toBeLessThan(0.25);
		}
	});

	it('is so: at τ = 0.01 both halves of 8 pairs end below 10⁻⁵', () => {
		expect(Math.max(...halvesOf(shownAt(8, 100, 0.01)))).toBeLessThan(1e-5);
	});
});

function halvesOf({ imageToTextLoss, textToImageLoss }: ClipPicture): number[] {
	return [imageToTextLoss, textToImageLoss];
}

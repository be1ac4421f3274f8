import { createRandom, type Matrix, type Vector } from '@examples/numerics';
import { scaledDotProductAttention, simulateScaling, type ScoreStatistics } from '@examples/scaled-dot-product-attention';
import { formatNumber } from '../../../../src/figures/parts/format.ts';
import { expect, test } from '../helpers.ts';
import { after, openFigure, type Figure } from './figure.ts';

const keyLength = 16;

test('scaling: means over 200 queries, and one row of weights', async ({ page }) => {
	const figure = await openFigure(page, 'en/transformer/scaling/', 'What dividing by √d_k does to scores, softmax and Jacobian');
	const winners = figure.drawing('Softmax of these scores').locator('.figure-note[text-anchor="end"]');
	await after(() => figure.move('Head size dk', 3), ...means(figure, 8), [winners, largestWeights(1, 8)]);
	for (const [plot, headDim] of [['Jacobian norm', 16], ['Entropy', 256], ['Largest weight', 16]] as const) {
		await after(() => figure.pick(plot, String(headDim)), ...means(figure, headDim), [winners, largestWeights(1, headDim)]);
	}
	await expect(figure.slider('Head size dk')).toHaveValue('4');
	await after(() => figure.push('Draw another query and keys'), [winners, largestWeights(2, 16)]);
});

/** What the table shows: plain, then scaled. */
function means(figure: Figure, headDim: number) {
	const { unscaled, scaled } = simulateScaling({ headDim, keyLength, trials: 200, random: createRandom(1) });
	const row = (name: string, of: (statistics: ScoreStatistics) => number) =>
		[figure.row(name), [unscaled, scaled].map((each) => formatNumber(of(each)))] as const;
	return [
		row('Standard deviation of the scores', ({ scoreVariance }) => Math.sqrt(scoreVariance)),
		row('Entropy H', ({ entropy }) => entropy),
		row('Largest weight', ({ largestWeight }) => largestWeight),
		row('Jacobian norm ‖J‖F', ({ gradientNorm }) => gradientNorm),
	];
}

/** What is written over the bars: the key with the largest weight and that weight, plain and scaled. */
function largestWeights(seed: number, headDim: number): string[] {
	const { query, keys } = drawRow(seed, headDim);
	return [1, 1 / Math.sqrt(headDim)].map((scale) => {
		const [weights] = scaledDotProductAttention([query], keys, keys, { scale }).attentionWeights as [Vector];
		const largest = Math.max(...weights);
		return `key ${weights.indexOf(largest) + 1}: ${largest.toFixed(2)}`;
	});
}

/** The figure's query and keys: with every doubling of the head size further components of the query, then of each key. */
function drawRow(seed: number, headDim: number): { query: Vector; keys: Matrix } {
	const random = createRandom(seed);
	const query: number[] = [];
	const keys = Array.from({ length: keyLength }, (): number[] => []);
	while (query.length < headDim) {
		const more = query.length || 1;
		for (const vector of [query, ...keys]) vector.push(...Array.from({ length: more }, () => random.normal()));
	}
	return { query, keys };
}

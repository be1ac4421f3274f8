import { causalMask, combineMasks, documentMask, paddingMask, prefixLmMask, slidingWindowMask, type AttentionMask } from '@examples/attention-mask';
import { createRandom, type Matrix, type Vector } from '@examples/numerics';
import { scaledDotProductAttention, simulateScaling, type ScoreStatistics } from '@examples/scaled-dot-product-attention';
import { formatNumber } from '../../../../src/figures/parts/format.ts';
import { expect, test } from '../helpers.ts';
import { after, expectShown, openFigure, type Change, type Figure } from './figure.ts';

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

test('attention masks: the weights of a query in each attention, and the outputs that a changed token moves', async ({ page }) => {
	const figure = await openFigure(page, 'en/transformer/attention/', 'Masks and weights of the three attentions');
	const causal = causalMask({ queryLength: 8 });
	let settings: Settings = { mask: causal, padding: 2, source: 4, target: 4, changed: 5, seed: 1 };
	/** What the figure shows once some of its settings are these. */
	const shows = (set: Partial<Settings>) => attentionShows(figure, (settings = { ...settings, ...set }));
	const masked = (variant: string, mask: AttentionMask) => {
		const { decoder, outputs } = shows({ mask });
		return after(() => figure.choose('Mask of decoder self-attention', variant), decoder, ...outputs);
	};
	await after(() => figure.move('Source query', 2), shows({ source: 2 }).encoder);
	const padded = shows({ padding: 1 });
	await after(() => figure.move('Padding in the source', 1), padded.encoder, padded.cross);
	const sixth = shows({ target: 6 });
	await after(() => figure.move('Target query', 6), sixth.decoder, sixth.cross);
	await masked('Sliding window w = 3', slidingWindowMask({ length: 8, windowSize: 3 }));
	await after(() => figure.move('Changed target token', 3), ...shows({ changed: 3 }).outputs);
	await masked('Prefix p = 3', prefixLmMask({ prefixLength: 3, length: 8 }));
	await masked('Packed documents 3 + 3 + 2', combineMasks(causal, documentMask([1, 1, 1, 2, 2, 2, 3, 3])));
	await masked('Causal with KV cache p = 5', causalMask({ queryLength: 3, pastLength: 5 }));
	const redrawn = shows({ seed: 2 });
	await after(() => figure.push('Draw other vectors'), redrawn.encoder, redrawn.decoder, redrawn.cross, ...redrawn.outputs);
	// With five tokens cached, the grids of the target begin at its sixth query.
	const seventh = shows({ target: 7 });
	await after(() => pickRow(figure, 'Decoder self-attention', 7), seventh.decoder, seventh.cross);
	const uncached = shows({ mask: causal });
	await after(() => figure.choose('Mask of decoder self-attention', 'Causal'), ...uncached.outputs);
	// A cached row comes out the same.
	await expectShown(uncached.decoder);
	const third = shows({ target: 3 });
	await after(() => pickRow(figure, 'Cross-attention', 3), third.decoder, third.cross);
	await expect(figure.slider('Target query')).toHaveValue('3');
	await after(() => pickRow(figure, 'Encoder self-attention', 5), shows({ source: 5 }).encoder);
	await expect(figure.slider('Source query')).toHaveValue('5');
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

/** What is set in the figure of the masks; queries and tokens count from 1. */
interface Settings {
	mask: AttentionMask;
	padding: number;
	source: number;
	target: number;
	changed: number;
	seed: number;
}

/** The numbers over the bars of each attention, and how far the outputs move: in the table all of them, in the squares those that do. */
function attentionShows(figure: Figure, { mask, padding, source, target, changed, seed }: Settings) {
	const { encoder, decoder, cross, other } = drawTokens(seed);
	const replaced = mapTokens(decoder, (rows, name) => rows.with(changed - 1, other[name][0]!));
	const [isToken] = paddingMask({ queryLength: 1, keyIsToken: [1, 2, 3, 4, 5, 6].map((key) => key <= 6 - padding) });
	const bars = (panel: string, query: Vector, key: Matrix, visible: readonly boolean[]): Change => {
		const [weights] = scaledDotProductAttention([query], key, key, { mask: [visible] }).attentionWeights;
		const numbers = figure.root.locator('.attention-panel', { hasText: panel }).locator('.attention-number');
		return [numbers, weights!.map((weight, index) => (visible[index] ? weight.toFixed(2) : '0'))];
	};
	// Of the target only the last queries are computed, as many as the mask has rows.
	const [withMask, without] = [mask, undefined].map((chosen) => {
		const outputs = ({ query, key, value }: Tokens) => scaledDotProductAttention(query.slice(-mask.length), key, value, { mask: chosen }).output;
		const moved = outputs(replaced);
		return outputs(decoder).map((before, row) => shownMove(Math.hypot(...before.map((entry, d) => entry - moved[row]![d]!))));
	});
	const outputs: Change[] = [
		[figure.root.locator('.attention-outputs td'), withMask!.flatMap((move, row) => [move, without![row]!])],
		[figure.root.locator('.attention-move'), [...withMask!, ...without!].filter((move) => move !== '0')],
	];
	return {
		encoder: bars('Encoder self-attention', encoder.query[source - 1]!, encoder.key, isToken!),
		decoder: bars('Decoder self-attention', replaced.query[target - 1]!, replaced.key, mask.at(target - 1 - 8)!),
		cross: bars('Cross-attention', cross.query[target - 1]!, cross.key, isToken!),
		outputs,
	};
}

/** [tokens][8] each. */
type Tokens = Record<'query' | 'key' | 'value', Matrix>;

/** The figure's six source tokens and eight target tokens, and one more to replace one of these, in the order of its draws. */
function drawTokens(seed: number) {
	const random = createRandom(seed);
	const draw = (tokens: number): Matrix => Array.from({ length: tokens }, () => Array.from({ length: 8 }, () => random.normal()));
	const encoder = { query: draw(6), key: draw(6) };
	const decoder = { query: draw(8), key: draw(8) };
	const cross = { query: draw(8), key: draw(6) };
	return { encoder, cross, decoder: { ...decoder, value: draw(8) }, other: { query: draw(1), key: draw(1), value: draw(1) } };
}

function mapTokens({ query, key, value }: Tokens, map: (rows: Matrix, name: keyof Tokens) => Matrix): Tokens {
	return { query: map(query, 'query'), key: map(key, 'key'), value: map(value, 'value') };
}

/** Two decimals, but never 0.00 for what moved. */
function shownMove(distance: number): string {
	if (distance === 0) return '0';
	return distance < 0.005 ? '<.01' : distance.toFixed(2);
}

/** Clicks into a grid, beside the number of a row. */
async function pickRow(figure: Figure, grid: string, query: number): Promise<void> {
	const drawing = figure.drawing(grid);
	const number = await drawing.locator('.figure-tick[text-anchor="end"]', { hasText: String(query) }).boundingBox();
	const area = await drawing.boundingBox();
	await drawing.click({ position: { x: area!.width / 2, y: number!.y + number!.height / 2 - area!.y } });
}

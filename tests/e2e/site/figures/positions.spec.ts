import { createRandom, dot, matmul, sum, type Matrix, type Vector } from '@examples/numerics';
import { applyRotaryPositionEmbedding, inverseFrequencies, pairColumns, scoreAtDistance, wavelengths, type RotaryLayout } from '@examples/rope';
import { scoreTerms, sinusoidalPositionEncoding } from '@examples/sinusoidal-position-encoding';
import { angleDivisors, turnsWithin, yarnAttentionFactor, yarnInverseFrequencies } from '@examples/yarn';
import { formatNumber } from '../../../../src/figures/parts/format.ts';
import { expect, test } from '../helpers.ts';
import { after, openFigure } from './figure.ts';

const path = 'en/language-models/positions/';

test('positions: scores with rotary and with added positions, and the share of a pair', async ({ page }) => {
	const figure = await openFigure(page, path, 'Rotary positions: pairs of coordinates turn, and the score depends on the distance');
	const [rotary, added] = [figure.readout('Score with RoPE'), figure.readout('Score with added sinusoids')];
	const [share, wavelength] = [figure.readout('Share of this pair'), figure.readout('Wavelength of this pair')];
	const score = (distance: number, ropeTheta: number) =>
		formatNumber(scoreAtDistance(head.query, head.key, distance, { layout: 'interleaved', ropeTheta }));
	const length = (pair: number, base: number) => `${formatLength(wavelengths(inverseFrequencies(16, base))[pair]!)} positions`;
	await after(() => figure.choose('Layout', 'interleaved'), [rotary, score(6, 10_000)], [share, shareOf(2, 26, 20, 10_000)]);
	await after(() => figure.choose('Base b', '100'), [rotary, score(6, 100)], [share, shareOf(2, 26, 20, 100)], [wavelength, length(2, 100)]);
	// Of the two scores only that of added positions depends on where the pair of tokens stands.
	await after(() => figure.move('Position of the key n', 33), [added, addedScore(39, 33)]);
	await expect(rotary).toHaveText(score(6, 100));
	await after(() => figure.move('Distance m − n', 14), [rotary, score(14, 100)], [added, addedScore(47, 33)]);
	await after(() => figure.move('Pair i', 5), [share, shareOf(5, 47, 33, 100)], [wavelength, length(5, 100)]);
	await after(() => figure.pick('Score with RoPE', '30'), [rotary, score(30, 100)], [added, addedScore(63, 33)]);
	await after(() => figure.pick('Score with added sinusoids', '10'), [rotary, score(10, 100)], [added, addedScore(43, 33)]);
	await expect(figure.slider('Distance m − n')).toHaveValue('10');
	const dial = figure.root.locator('.positions-dial', { hasText: '6, 7' });
	await after(() => dial.click(), [share, shareOf(3, 43, 33, 100)], [wavelength, length(3, 100)]);
	await after(() => figure.choose('Layout', 'mixed: query interleaved, key half-split'), [rotary, mixedScore(43, 33, 100)]);
});

test('YaRN: what it does to a pair', async ({ page }) => {
	const figure = await openFigure(page, path, 'What YaRN, position interpolation and NTK-aware scaling do to each pair of RoPE');
	const shows = (factor: number, window: number, base: number, pair: number) => {
		const original = inverseFrequencies(128, base);
		const scaled = yarnInverseFrequencies({ headDim: 128, ropeTheta: base, factor, originalMaxPositionEmbeddings: window }).inverseFrequencies;
		return {
			turns: [figure.readout('Turns within the trained length'), formatNumber(turnsWithin(original, window)[pair]!)],
			lengths: [figure.readout('Wavelength, positions'), [original, scaled].map((each) => formatLength(wavelengths(each)[pair]!)).join(' → ')],
			divisor: [figure.readout('Angle divided by'), angleDivisors(original, scaled)[pair]!.toFixed(2)],
			logits: [figure.readout('Logits multiplied by'), `× ${(yarnAttentionFactor(factor) ** 2).toFixed(3)}`],
		} as const;
	};
	const otherBase = shows(4, 32_768, 500_000, 32);
	await after(() => figure.choose('Base b', '500,000'), otherBase.turns, otherBase.lengths, otherBase.divisor);
	// The slider's factors are 2, 4, 8, 16 and 32, its lengths the powers of two from 2,048.
	const further = shows(16, 32_768, 500_000, 32);
	await after(() => figure.move('Factor s', 3), further.lengths, further.divisor, further.logits);
	const shorter = shows(16, 8192, 500_000, 32);
	await after(() => figure.move('Trained length L', 2), shorter.turns, shorter.lengths, shorter.divisor);
	const faster = shows(16, 8192, 500_000, 24);
	await after(() => figure.move('Pair i', 24), faster.turns, faster.lengths, faster.divisor);
	const slow = shows(16, 8192, 500_000, 48);
	await after(() => figure.pick('Angle divided by', '48'), slow.turns, slow.lengths, slow.divisor);
	const fast = shows(16, 8192, 500_000, 16);
	await after(() => figure.pick('Wavelength, positions', '16'), fast.turns, fast.lengths, fast.divisor);
	await expect(figure.slider('Pair i')).toHaveValue('16');
});

/** The figure's pair of tokens and its head of size 16, drawn once. */
const head = drawHead();

function drawHead() {
	const random = createRandom(4);
	const vector = (): Vector => Array.from({ length: 16 }, () => random.normal());
	const weights = (): Matrix => Array.from({ length: 16 }, () => vector().map((entry) => entry / 4));
	const [queryContent, keyContent, wQuery, wKey] = [vector(), vector(), weights(), weights()];
	return { queryContent, keyContent, wQuery, wKey, query: matmul([queryContent], wQuery)[0]!, key: matmul([keyContent], wKey)[0]! };
}

/** The query at m and the key at n, with positions added before the projection. */
function addedScore(m: number, n: number): string {
	const positions = sinusoidalPositionEncoding(101, 16);
	return formatNumber(scoreTerms({ ...head, queryPosition: positions[m]!, keyPosition: positions[n]! }).score);
}

function turned(state: Vector, position: number, layout: RotaryLayout, ropeTheta: number): Vector {
	return applyRotaryPositionEmbedding([state], [position], { layout, ropeTheta })[0]!;
}

/** What a pair adds to the score when coordinates are paired as neighbors. */
function shareOf(pair: number, m: number, n: number, base: number): string {
	const [query, key] = [turned(head.query, m, 'interleaved', base), turned(head.key, n, 'interleaved', base)];
	return formatNumber(sum(pairColumns(pair, 16, 'interleaved').map((column) => query[column]! * key[column]!)));
}

function mixedScore(m: number, n: number, base: number): string {
	return formatNumber(dot(turned(head.query, m, 'interleaved', base), turned(head.key, n, 'half-split', base)));
}

/** One decimal below a hundred, whole positions above. */
function formatLength(positions: number): string {
	return positions < 100 ? positions.toFixed(1) : Math.round(positions).toLocaleString('en');
}

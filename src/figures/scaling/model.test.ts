import { simulateScaling, type ScoreStatistics } from '@examples/scaled-dot-product-attention';
import { expect, it } from 'vitest';
import { drawScores, headDims, keyLength, scaledScores, simulationAt, softmaxRow, statistics } from './model.ts';

const places = 1e5;

it('shows what the example measures', async () => {
	const measured = headDims.map((_, position) => {
		const { unscaled, scaled } = simulateScaling(simulationAt(position));
		return { unscaled: rounded(unscaled), scaled: rounded(scaled) };
	});
	// `vitest -u` writes the file anew.
	await expect(`${JSON.stringify(measured, null, '\t')}\n`).toMatchFileSnapshot('./measured.json');
});

it('has one measurement for every d_k that can be chosen', () => {
	expect(statistics).toHaveLength(headDims.length);
	expect(headDims).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096]);
});

it('has scores whose spread grows with the root of d_k, and the scaled ones do not', () => {
	for (const [position, headDim] of headDims.entries()) {
		const { unscaled, scaled } = statistics[position]!;
		expect(unscaled.scoreVariance / headDim).toBeCloseTo(scaled.scoreVariance, 3);
		expect(Math.abs(scaled.scoreVariance - 1)).toBeLessThan(0.2);
	}
});

it('saturates without the root alone', () => {
	expect(statistics.at(-1)!.unscaled.largestWeight).toBeGreaterThan(0.95);
	for (const { scaled } of statistics) expect(scaled.largestWeight).toBeLessThan(0.3);
});

it('draws the same row for the same seed, and another one for another', () => {
	expect(drawScores(3)).toEqual(drawScores(3));
	expect(drawScores(3)).not.toEqual(drawScores(4));
	for (const scores of drawScores(3)) expect(scores).toHaveLength(keyLength);
});

it('draws rows with the spread that the statistics have', () => {
	const draws = Array.from({ length: 10 }, (_, seed) => drawScores(seed)[6]!).flat();
	const variance = draws.reduce((total, score) => total + score * score, 0) / draws.length;
	expect(variance).toBeGreaterThan(40);
	expect(variance).toBeLessThan(90);
});

it('leaves the order of the keys as it is', () => {
	const scores = drawScores(1)[6]!;
	expect(softmaxRow(scaledScores(scores, 64)).winner).toBe(softmaxRow(scores).winner);
});

it('has the entropy and the norm of a uniform row', () => {
	const { entropy, gradientNorm } = softmaxRow(Array.from({ length: keyLength }, () => 5));
	expect(entropy).toBeCloseTo(Math.log(keyLength), 12);
	expect(gradientNorm).toBeCloseTo(Math.sqrt(keyLength - 1) / keyLength, 12);
});

function rounded(measured: ScoreStatistics): ScoreStatistics {
	const { scoreVariance, entropy, largestWeight, gradientNorm } = measured;
	const round = (value: number) => Math.round(value * places) / places;
	return { scoreVariance: round(scoreVariance), entropy: round(entropy), largestWeight: round(largestWeight), gradientNorm: round(gradientNorm) };
}

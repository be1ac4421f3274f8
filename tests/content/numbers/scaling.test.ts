import { createRandom, dot, logSoftmax, mean, sigmoid, softmax } from '@examples/numerics';
import { scaledDotProductAttention, simulateScaling, softmaxJacobian } from '@examples/scaled-dot-product-attention';
import { describe, expect, it } from 'vitest';
import { headDims, statistics } from '../../../src/figures/scaling/model.ts';
import { expectStated, question, section } from './page.ts';

const part = (id: string) => section('transformer/scaling', id);
const ask = (id: string) => question('transformer', `scaling-${id}`);
const digits = (places: number) => (value: number) => value.toFixed(places);

/** The page's simulation; at most 2 seconds, so without d_k = 512 and the Jacobian of 256 keys. */
function simulate(headDim: number, keyLength = 32) {
	return simulateScaling({ headDim, keyLength, trials: 400, random: createRandom(1) });
}

describe('the page on scaling states', () => {
	it.each([16, 64, 128])('the row of the first table for a head of %i', (headDim) => {
		const { unscaled, scaled } = simulate(headDim);
		const row = [unscaled.scoreVariance.toFixed(1), unscaled.largestWeight.toFixed(2), Math.exp(unscaled.entropy).toFixed(1), unscaled.gradientNorm.toFixed(3)];
		const triple = [scaled.largestWeight.toFixed(2), Math.exp(scaled.entropy).toFixed(1), scaled.gradientNorm.toFixed(3)];
		expectStated(part('three-minutes'), `${headDim} | ${row.join(' | ')}`, ...triple);
		if (headDim !== 64) return;
		const both = [unscaled, scaled];
		expectStated(part('run-variance'), row[0]!, scaled.scoreVariance.toFixed(2), ...both.flatMap(({ entropy, largestWeight }) => [entropy, largestWeight].map(digits(2))), Math.log(32).toFixed(2));
		expectStated(ask('derive-the-variance'), row[0]!);
		expectStated(ask('why-sqrt-dk'), row[1]!, triple[0]!);
		const deviations = [scaled, unscaled].map(({ scoreVariance }) => Math.sqrt(scoreVariance).toFixed(1));
		expectStated(ask('what-happens-without'), deviations.join(' | '), `${triple[0]} | ${row[1]}`, `${Number(triple[1]).toFixed(0)} | ${row[2]}`);
	});

	it('the runs with other sizes', () => {
		const [one, four, few] = [simulate(1), simulate(4), simulate(64, 4)];
		expect(one.unscaled).toEqual(one.scaled);
		expectStated(part('run-variance'), one.scaled.scoreVariance.toFixed(2), ...[four.unscaled, four.scaled].map(({ entropy }) => entropy.toFixed(2)), few.scaled.largestWeight.toFixed(3));
	});

	it('the arithmetic of initialization', () => {
		const variance = 768 * 0.02 ** 2;
		expectStated(part('step-initialization'), variance.toFixed(3), (variance ** 2).toFixed(3));
		expectStated(ask('what-happens-without'), (variance ** 2).toFixed(3), (64 * variance ** 2).toFixed(1), ...[64, 256].map((d) => Math.sqrt(d * variance ** 2).toFixed(1)), Math.sqrt(2 * Math.log(32)).toFixed(1));
	});

	it('two keys: how large the larger weight is, and how often the product is small', () => {
		const edge = 2 * Math.acosh(0.5 / Math.sqrt(0.01));
		const [plain, scaled] = [Math.sqrt(2 * 64), Math.sqrt(2)];
		expectStated(part('step-saturation'), plain.toFixed(1), scaled.toFixed(2), edge.toFixed(2));
		const beyond = (deviation: number) => expected((z) => Number(Math.abs(z * deviation) > edge));
		const larger = (deviation: number) => expected((z) => sigmoid(Math.abs(z * deviation)));
		expectStated(part('step-saturation'), ...[plain, scaled].map((deviation) => larger(deviation).toFixed(2)), beyond(plain).toFixed(2), beyond(scaled).toFixed(3));
	});

	it('where saturation begins', () => {
		expectStated(part('step-saturation'), ...[32, 1024, 32_768].map((n) => (2 * Math.log(n)).toFixed(0)), Math.exp(-0.5).toFixed(2));
		expectStated(part('run-variance'), (2 * Math.log(32)).toFixed(0));
	});

	it('the weights of one query at other scales', () => {
		const keys = [[2, 2, 2, 2], [1, 1, 1, 1], [0, 0, 0, 0]];
		const weights = (scale?: number) => scaledDotProductAttention([keys[0]!], keys, keys, { scale }).attentionWeights[0]!;
		expectStated(part('run-attention'), ...weights().map(digits(4)), ...weights(1).slice(0, 2).map(digits(4)), ...[0.25, 0.01].flatMap((scale) => weights(scale).map(digits(3))));
		expect(Math.round(Math.log10(weights(1)[2]!))).toBe(-7);
		expectStated(part('pitfalls'), ...weights(1).slice(0, 2).map(digits(4)));
		const equal = [keys[1]!, keys[1]!, keys[1]!];
		for (const scale of [0.01, 3]) expect(scaledDotProductAttention([keys[0]!], equal, keys, { scale }).attentionWeights[0]![0]).toBeCloseTo(1 / 3, 12);
	});

	it('entries and norms of the Jacobian', () => {
		const corner = (...weights: number[]) => softmaxJacobian(weights)[0]![0]!;
		expectStated(part('run-jacobian'), corner(0.5, 0.5).toFixed(2), corner(0.25, 0.75).toFixed(4), corner(0.99, 0.01).toFixed(4));
		const gap = (scores: number) => corner(...softmax([scores, 0]));
		expectStated(part('run-jacobian'), gap(5).toFixed(4), gap(10).toFixed(6), `${(gap(20) * 1e9).toFixed(0)}\\cdot10^{-9}`);
		expectStated(ask('softmax-jacobian'), (gap(10) * 1e5).toFixed(1));
		const norm = (weights: number[]) => Math.hypot(...softmaxJacobian(weights).flat());
		const uniform = norm(Array.from({ length: 32 }, () => 1 / 32));
		expectStated(part('run-jacobian'), uniform.toFixed(3));
		expect(norm([0.7, 0.2, 0.1])).toBeGreaterThan(uniform);
		expectStated(part('step-jacobian'), (2 * corner(0.99, 0.01)).toFixed(4));
	});

	it('the mean score of correlated vectors', () => {
		const rooted = [64, 128, 512].map((d) => ((0.1 * d) / Math.sqrt(d)).toFixed(1));
		for (const where of [part('step-why-the-root'), ask('why-not-divide-by-dk')]) expectStated(where, ...rooted, (1 / Math.sqrt(64)).toFixed(3));
	});

	it('the score that holds half of the weight, and where exponentials overflow', () => {
		const halves = [1024, 32_768, 131_072].map((n) => (Math.log(n) + 0.5).toFixed(1));
		expectStated(part('step-temperature'), ...halves.slice(0, 2), ((0.1 * Math.log(4) + 1) ** 2).toFixed(2));
		expectStated(ask('longer-sequences'), ...halves);
		const limits = [(2 - 2 ** -23) * 2 ** 127, 65_504].map((largest) => Math.log(largest).toFixed(1));
		expectStated(part('step-temperature'), ...limits);
		expectStated(ask('stable-softmax'), Math.log(Number.MAX_VALUE).toFixed(1), ...limits, String(128 * 23 ** 2), ((128 * 23 ** 2) / Math.sqrt(128)).toFixed(0));
	});

	it('the softmax of large scores', () => {
		for (const where of [part('run-softmax'), ask('stable-softmax')]) expectStated(where, ...softmax([10_000, 9999]).map(digits(4)));
		expect(softmax([0, -Infinity])).toEqual([1, 0]);
		expectStated(part('pitfalls'), Math.sqrt(512).toFixed(1), (1 / 32).toFixed(3));
		expectStated(ask('qk-norm'), Math.sqrt(128).toFixed(1));
		expectStated(ask('head-or-model-size'), `${(100 * (Math.sqrt(144 / 128) - 1)).toFixed(0)}%`);
	});

	it('what the figure shows', () => {
		const at = (headDim: number) => statistics[headDims.indexOf(headDim)]!;
		const [first, usual, last] = [at(1), at(64), at(4096)];
		expectStated(part('see-it'), first.unscaled.entropy.toFixed(1), first.unscaled.largestWeight.toFixed(1), usual.unscaled.largestWeight.toFixed(2), last.unscaled.largestWeight.toFixed(2));
		expectStated(part('see-it'), at(4).unscaled.gradientNorm.toFixed(2), last.unscaled.gradientNorm.toFixed(2));
		expect(last.unscaled.entropy).toBeLessThan(0.1);
		for (const { unscaled, scaled } of [at(2), at(4), at(8)]) expect(unscaled.gradientNorm).toBeGreaterThan(scaled.gradientNorm);
	});

	it.each([[1024, 400, 3], [32_768, 5, 4], [131_072, 2, 4]])('the dilution over %i keys', (keys, trials, places) => {
		const random = createRandom(1);
		const rows = Array.from({ length: trials }, () => {
			const scores = Array.from({ length: keys }, () => random.normal());
			const weights = softmax(scores);
			return { entropy: -dot(weights, logSoftmax(scores)), largest: weights.reduce((a, b) => Math.max(a, b)) };
		});
		const [entropy, largest] = [mean(rows.map((row) => row.entropy)), mean(rows.map((row) => row.largest))];
		expectStated(ask('longer-sequences'), `${entropy.toFixed(2)} | ${largest.toFixed(places)}`);
	});

	it('what a margin of 9 holds', () => {
		const share = (n: number) => Math.exp(9) / (Math.exp(9) + n * Math.exp(0.5));
		expectStated(ask('longer-sequences'), ...[1024, 32_768].map((n) => share(n).toFixed(2)), Math.exp(9).toFixed(0), (32_768 * Math.exp(0.5)).toFixed(0));
	});
});

/** The mean of a function of a normal number. */
function expected(of: (z: number) => number): number {
	const step = 1e-3;
	const points = Array.from({ length: 16_000 }, (_, i) => (i + 0.5) * step - 8);
	return points.reduce((sum, z) => sum + of(z) * Math.exp((-z * z) / 2), 0) * (step / Math.sqrt(2 * Math.PI));
}

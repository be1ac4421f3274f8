import { createRandom, dot, mean, softmax, type Vector } from '@examples/numerics';
import { softmaxJacobian } from '@examples/scaled-dot-product-attention';
import { describe, expect, it } from 'vitest';
import { expectStated, question, section } from './page.ts';

const [keys, queries] = [32, 4000];
const part = (id: string) => section('transformer/scaling', id);
const ask = (id: string) => question('transformer', `scaling-${id}`);

/**
 * Random queries, keys and gradients g of the weights. A score q·k is ‖q‖ times a normal number, and what the keys hold
 * at right angles to q adds up to ‖∂L/∂s‖ times the root of a χ² of d_k − 1 degrees: no vector has to be drawn.
 */
function draw(headDim: number) {
	const random = createRandom(1);
	const normals = () => Array.from({ length: keys }, () => random.normal());
	const chiSquared = (degrees: number) => {
		let sum = degrees % 2 ? random.normal() ** 2 : 0;
		for (let pair = 0; pair < Math.floor(degrees / 2); pair += 1) sum -= 2 * Math.log(1 - random.uniform());
		return sum;
	};
	return Array.from({ length: queries }, () => ({ length: Math.sqrt(chiSquared(headDim)), along: normals(), slope: normals(), across: chiSquared(headDim - 1) }));
}

function measure(drawn: ReturnType<typeof draw>, scale: number) {
	const rows = drawn.map(({ length, along, slope, across }) => {
		const weights = softmax(along.map((z) => scale * length * z));
		const average = dot(weights, slope);
		const byScore = weights.map((weight, j) => weight * (slope[j]! - average));
		const norm = Math.hypot(...byScore);
		const sizes = byScore.map(Math.abs);
		const largest = Math.max(...weights);
		const first = weights.indexOf(largest);
		const second = weights.indexOf(Math.max(...weights.filter((_weight, j) => j !== first)));
		return {
			norm,
			topTwo: (sizes[first]! + sizes[second]!) / sizes.reduce((a, b) => a + b),
			byQuery: scale * Math.hypot(dot(byScore, along), norm * Math.sqrt(across)),
			largest,
			entropy: -dot(weights, weights.map((weight) => (weight > 0 ? Math.log(weight) : 0))),
			byScore,
			weights,
			slope,
		};
	});
	const percent = (is: (row: (typeof rows)[number]) => boolean) => `${((100 * rows.filter(is).length) / queries).toFixed(0)}%`;
	const norms = rows.map((row) => row.norm);
	return {
		rows,
		mean: mean(norms).toFixed(3),
		median: median(norms),
		tiny: percent(({ norm }) => norm < 0.001),
		topTwo: `${(100 * mean(rows.map((row) => row.topTwo))).toFixed(0)}%`,
		byQuery: mean(rows.map((row) => row.byQuery)),
		medianByQuery: median(rows.map((row) => row.byQuery)),
		decided: percent(({ largest }) => largest > 0.99),
		largest: mean(rows.map((row) => row.largest)).toFixed(3),
		entropy: mean(rows.map((row) => row.entropy)).toFixed(2),
	};
}

function median(values: Vector): number {
	const sorted = [...values].sort((a, b) => a - b);
	return (sorted[values.length / 2 - 1]! + sorted[values.length / 2]!) / 2;
}

describe('the page on scaling states of gradients', () => {
	const usual = draw(64);
	const [plain, scaled] = [measure(usual, 1), measure(usual, 1 / 8)];
	const row = ({ mean, median, tiny, topTwo }: typeof plain, places = 3) => [mean, median.toFixed(places), tiny, topTwo].join(' | ');

	it('the rows of 64 without and with the factor', () => {
		for (const where of [part('step-gradients'), ask('which-gradient-vanishes')]) expectStated(where, row(plain), row(scaled));
		expectStated(ask('what-happens-without'), `${scaled.median.toFixed(3)} | ${plain.median.toFixed(3)}`, `${scaled.decided} | ${plain.decided}`);
		const { weights, slope, byScore } = plain.rows[0]!;
		softmaxJacobian(weights).forEach((line, j) => expect(dot(line, slope)).toBeCloseTo(byScore[j]!, 12));
	});

	it.each([[16, 3], [128, 3], [512, 4]])('the row of %i', (headDim, places) => {
		const drawn = draw(headDim);
		const [without, along] = [measure(drawn, 1), measure(drawn, 1 / Math.sqrt(headDim))];
		expectStated(part('step-gradients'), `${headDim} | ${row(without, places)}`);
		expect(Math.abs(Number(along.mean) - Number(scaled.mean))).toBeLessThan(0.002);
		if (headDim < 512) return;
		expectStated(ask('which-gradient-vanishes'), row(without, places), without.medianByQuery.toFixed(3), without.byQuery.toFixed(1));
	});

	it('the gradient of a query', () => {
		const norms = [plain, scaled].map(({ byQuery }) => byQuery.toFixed(2));
		for (const where of [part('step-gradients'), part('pitfalls'), ask('which-gradient-vanishes')]) expectStated(where, ...norms);
	});

	it('other factors', () => {
		const [byHead, byModel] = [measure(usual, 1 / 64), measure(usual, 1 / Math.sqrt(8 * 64))];
		expectStated(ask('why-not-divide-by-dk'), byHead.largest, scaled.largest, byHead.byQuery.toFixed(3), scaled.byQuery.toFixed(2));
		expectStated(part('pitfalls'), byModel.entropy, measure(draw(128), 1 / 128).largest);
		expectStated(ask('head-or-model-size'), byModel.entropy, scaled.entropy);
	});
});

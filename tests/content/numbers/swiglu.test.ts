import { describe, expect, it } from 'vitest';
import { layerNorm, postNormResidual, preNormResidual, rmsNorm } from '@examples/normalization';
import type { Layer } from '@examples/normalization';
import { createRandom, matmul, mean, sigmoid } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { feedForward, feedForwardParameters, gatedFeedForward, gatedWidth, gelu, relu, silu, siluDerivative, swiglu, swigluGradient } from '@examples/swiglu';
import { attentionParameters, models } from '@examples/transformer-arithmetic';
import { swiglu as activationOnBoth } from '../../../examples/swiglu/wrong/activation-on-both.ts';
import { swiglu as swapped } from '../../../examples/swiglu/wrong/gate-and-up-swapped.ts';
import { swiglu as added } from '../../../examples/swiglu/wrong/sum-instead-of-product.ts';
import { expectStated, question, section } from './page.ts';

const at = (id: string) => section('language-models/swiglu', id);
const asked = (id: string) => question('language-models', `swiglu-${id}`);
const four = (row: readonly number[]) => row.map((x) => x.toFixed(4)).join(', ');
const three = (row: readonly number[]) => row.map((x) => x.toFixed(3)).join(', ');
const mega = (count: number) => (count / 1e6).toFixed(1);

const x = [[1, -2]];
const weights = {
	wGate: [[1, 0, 2], [0.5, 1, -1]],
	wUp: [[2, 1, 0], [0, -1, 1]],
	wDown: [[1, 0], [0, 1], [1, -1]],
};
const scaled = (factor: number) => x.map((row) => row.map((value) => factor * value));
const identity = (a: number) => a;

describe('one token through three units', () => {
	it('states the output and those of typical mistakes', () => {
		const wrong = [swapped, added, activationOnBoth].map((compute) => four(compute(x, weights)[0]!));
		expectStated(at('run-swiglu'), four(swiglu(x, weights)[0]!), ...wrong, four(gatedFeedForward(x, weights, sigmoid)[0]!));
		expectStated(at('pitfalls'), three(swiglu(x, weights)[0]!), three(swapped(x, weights)[0]!));
		const hidden = [0, -2, 4].map((a, unit) => silu(a) * [2, 3, -2][unit]!).slice(1);
		expectStated(asked('write-it'), four(hidden), four(swiglu(x, weights)[0]!), wrong[0]!);
	});

	it('states the output of scaled inputs', () => {
		const large = swiglu(scaled(10), weights)[0]!.map((value) => value.toFixed(0)).join(', ');
		expectStated(at('run-swiglu'), large);
		const small = swiglu(scaled(1e-3), weights)[0]!.map((value) => (1e6 * value).toFixed(3));
		const bilinear = gatedFeedForward(scaled(1e-3), weights, identity)[0]!.map((value) => (1e6 * value).toFixed(0));
		expectStated(at('run-swiglu'), ...small, ...bilinear);
		expectStated(at('run-swiglu'), four(swiglu(scaled(-1), weights)[0]!), gatedFeedForward(x, weights, identity)[0]!.join(', '));
	});

	it('states the outputs of the family', () => {
		const exact = [identity, relu].map((activation) => gatedFeedForward(x, weights, activation)[0]!.join(', '));
		const rounded = [gelu, sigmoid].map((activation) => four(gatedFeedForward(x, weights, activation)[0]!));
		expectStated(at('run-family'), ...exact, ...rounded);
	});

	it('states a gate of 4 on a value of 3', () => {
		const one = { wGate: [[4]], wUp: [[3]], wDown: [[1]] };
		expectStated(at('pitfalls'), swiglu([[1]], one)[0]![0]!.toFixed(3), gatedFeedForward([[1]], one, sigmoid)[0]![0]!.toFixed(3));
		expectStated(at('pitfalls'), silu(4).toFixed(2), silu(-1).toFixed(2));
	});
});

describe('SiLU', () => {
	/** Where a function that rises and falls once between the ends is highest. */
	const highest = (f: (a: number) => number, from: number, to: number) => {
		let [low, high] = [from, to];
		while (high - low > 1e-9) {
			const [left, right] = [low + (high - low) / 3, high - (high - low) / 3];
			if (f(left) < f(right)) low = left;
			else high = right;
		}
		return low;
	};

	it('states values and slopes', () => {
		expectStated(at('run-activation'), ...[-4, -1, 1, 4].map((a) => silu(a).toFixed(4)), ...[-4, -1, 1, 4].map((a) => siluDerivative(a).toFixed(4)));
		expectStated(at('run-activation'), sigmoid(1).toFixed(4));
		expectStated(asked('gradient'), siluDerivative(-2).toFixed(3));
	});

	it('states where it is lowest and steepest', () => {
		const bottom = highest((a) => -silu(a), -4, 0);
		const steepest = highest(siluDerivative, 0, 4);
		expectStated(at('step-gate'), silu(bottom).toFixed(3), bottom.toFixed(3));
		expectStated(at('run-activation'), (-bottom).toFixed(3), steepest.toFixed(3), siluDerivative(steepest).toFixed(4));
		expectStated(asked('gradient'), silu(bottom).toFixed(3), bottom.toFixed(3), siluDerivative(steepest).toFixed(4));
		const lowestGelu = highest((a) => -gelu(a), -4, 0);
		expectStated(asked('gelu-or-silu'), gelu(lowestGelu).toFixed(4), lowestGelu.toFixed(3), silu(bottom).toFixed(4));
		const between = highest((a) => gelu(a) - silu(a), 0, 6);
		expectStated(asked('gelu-or-silu'), between.toFixed(3), (gelu(between) - silu(between)).toFixed(3));
		for (const a of [-3, -1, 1]) expectStated(asked('gelu-or-silu'), `${gelu(a).toFixed(4)} | ${silu(a).toFixed(4)}`);
	});

	it('states where 1 − σ rounds away', () => {
		expect([36.7, 36.8].map((a) => 1 - sigmoid(a) > 0)).toEqual([true, false]);
		expectStated(at('run-activation'), '36.8');
	});

	it('states the growth of a unit', () => {
		const unit = (factor: number) => silu(2 * factor) * 1.5 * factor;
		expectStated(at('step-gate'), unit(1).toFixed(2), unit(2).toFixed(2), unit(8).toFixed(0));
		expectStated(asked('low-precision'), `${2 * 1} | ${unit(1).toFixed(2)}`, `${2 * 2} | ${unit(2).toFixed(1)}`, `${2 * 8} | ${unit(8).toFixed(0)}`);
	});

	it('states gradients of one unit', () => {
		const gradients = (a: number, b: number) => {
			const { wGate, wUp, x: input } = swigluGradient([[1]], { wGate: [[a]], wUp: [[b]], wDown: [[1]] }, [[1]]);
			return [wGate, wUp, input].map((matrix) => matrix[0]![0]!);
		};
		const stated = at('run-gradient');
		expectStated(stated, ...gradients(2, 1.5).slice(0, 2).map((value) => value.toFixed(4)), gradients(2, -1.5)[0]!.toFixed(4));
		expectStated(stated, ...gradients(-1.278, 1.5).slice(0, 2).map((value) => value.toFixed(4)));
		expectStated(stated, gradients(0, 1.5)[0]!.toFixed(2), ...gradients(20, 30).map((value) => value.toFixed(0)));
	});
});

describe('widths', () => {
	it('states the widths of d = 4096 and their weights', () => {
		const widths = [1, 64, 256, 1024].map((multipleOf) => gatedWidth({ dModel: 4096, multipleOf }));
		expectStated(at('run-two-thirds'), ...widths.map(String));
		const count = (dModel: number, dFf: number, gated: boolean) => feedForwardParameters({ dModel, dFf, gated });
		const [two, three, uncut] = [count(4096, 4 * 4096, false), count(4096, widths[2]!, true), count(4096, 4 * 4096, true)];
		const qwen = count(3584, 18_944, true);
		expectStated(at('run-two-thirds'), `${mega(three)}M`, `${mega(two)}M`, `${mega(qwen)}M`, (qwen / (8 * 3584 ** 2)).toFixed(2));
		expectStated(at('pitfalls'), `${mega(uncut)}M`, `${mega(two)}M`);
		expectStated(asked('two-thirds'), ...[three, count(4096, 14_336, true), qwen, count(8192, 29_568, true), uncut].map((weights) => `${mega(weights)}M`));
		expectStated(asked('two-thirds'), ((8 / 3) * 4096).toFixed(1), ((2 * 8) / 3).toFixed(2));
		const { where, texts } = asked('two-thirds');
		expectStated({ where, texts: texts.slice(0, 1) }, mega(2 * three));
		expectStated({ where, texts: texts.slice(1) }, ((2 * three) / 1e8).toFixed(3));
		const attention = attentionParameters({ ...models['Qwen2-7B'], biases: 'none' });
		const layer = qwen + attentionParameters(models['Qwen2-7B']) + 2 * 3584;
		expectStated(at('three-minutes'), `${mega(qwen)}M`, `${mega(layer)}M`, `${((100 * qwen) / (qwen + attention)).toFixed(0)}%`);
		expectStated(asked('two-thirds'), `${mega(attention)}M`, `${((100 * qwen) / (qwen + attention)).toFixed(0)}%`);
	});

	it.each([[4096, 11_008], [4096, 14_336], [16_384, 53_248], [3584, 18_944], [8192, 29_568]])('states the ratios of %d and %d', (dModel, dFf) => {
		const relative = feedForwardParameters({ dModel, dFf, gated: true }) / (8 * dModel ** 2);
		expectStated(at('three-minutes'), `${dModel} | ${dFf} | ${(dFf / dModel).toFixed(2)} | ${relative.toFixed(2)}`);
	});
});

describe('norms', () => {
	const token = [2, -1, 0.5, 3];
	const change = (f: (value: number) => number) => [token.map(f)];

	it('states what RMSNorm and LayerNorm make of a token', () => {
		const rows = [rmsNorm([token]), rmsNorm(change((value) => value + 10)), layerNorm(change((value) => value + 10))];
		expect(three(layerNorm([token])[0]!)).toBe(three(rows[2]![0]!));
		expect(three(rmsNorm(change((value) => 100 * value))[0]!)).toBe(three(rows[0]![0]!));
		for (const stated of [at('run-norm'), asked('rmsnorm')]) expectStated(stated, ...rows.map((row) => three(row[0]!)));
		const square = mean(token.map((value) => value ** 2));
		expectStated(at('run-norm'), Math.sqrt(square).toFixed(3), three(rmsNorm(change((value) => 1e-4 * value))[0]!), square.toFixed(1));
	});

	it('states the growth of the residual stream', () => {
		const random = createRandom(4);
		const draw = (rows: number): Matrix => Array.from({ length: rows }, () => Array.from({ length: 16 }, () => random.normal()));
		const size = (states: Matrix) => Math.sqrt(mean(states.flat().map((value) => value ** 2)));
		let post = draw(4);
		let pre = post;
		const sizes: Record<number, number> = {};
		for (let n = 1; n <= 64; n += 1) {
			const weight = draw(16);
			const layer: Layer = (states) => matmul(states, weight).map((row) => row.map((value) => value / 4));
			post = postNormResidual(post, layer, (states) => layerNorm(states));
			pre = preNormResidual(pre, layer, (states) => layerNorm(states));
			sizes[n] = size(pre);
		}
		expectStated(at('run-norm'), size(post).toFixed(0), sizes[64]!.toFixed(0));
		expectStated(asked('pre-norm'), ...[1, 8, 64].map((n) => sizes[n]!.toFixed(1)));
	});

	it('states the growth of a network', () => {
		const random = createRandom(7);
		const draw = (rows: number, columns: number): Matrix =>
			Array.from({ length: rows }, () => Array.from({ length: columns }, () => random.normal() / Math.sqrt(rows)));
		const gated = { wGate: draw(24, 64), wUp: draw(24, 64), wDown: draw(64, 24) };
		const plain = { wIn: draw(24, 96), wOut: draw(96, 24) };
		const tokens = draw(8, 24).map((row) => row.map((value) => value * Math.sqrt(8)));
		const size = (states: Matrix) => Math.sqrt(mean(states.flat().map((value) => value ** 2)));
		const growth = (network: (input: Matrix) => Matrix) => size(network(tokens.map((row) => row.map((value) => 100 * value)))) / size(network(tokens));
		expectStated(at('run-norm'), growth((input) => feedForward(input, plain, relu)).toFixed(0));
		expectStated(at('run-norm'), String(1000 * Math.round(growth((input) => swiglu(input, gated)) / 1000)));
		expect(growth((input) => swiglu(rmsNorm(input), gated))).toBeCloseTo(1, 3);
	});
});

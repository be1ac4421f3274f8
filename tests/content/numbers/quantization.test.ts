import { describe, expect, it } from 'vitest';
import { createRandom, mean } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { awq, createToyLayer, decodeHalf, dequantizeQ4_0, dequantizeQ8_0, encodeHalf, gptq, outputError, quantizeQ4_0, quantizeQ8_0, roundRows, roundToNearest } from '@examples/quantization';
import { expectStated, question, section } from './page.ts';

const at = (id: string) => section('language-models/quantization', id);
const grid = { bits: 3, groupSize: 32 };
type Options = Partial<Parameters<typeof createToyLayer>[0]>;
const toy = (options: Options = {}) => createToyLayer({ width: 64, outputs: 8, samples: 256, ...options, random: createRandom(1) });
const percent = (value: number, digits = 1) => `${(100 * value).toFixed(digits)}%`;

/** The errors of rounding and of GPTQ on the inputs that calibrated it. */
function errors(options: Options = {}, settings: Partial<Parameters<typeof gptq>[0]> = {}): { rounded: number; corrected: number } {
	const layer = toy(options);
	const error = (quantized: Matrix) => outputError({ ...layer, quantized });
	return { rounded: error(roundRows(layer.weights, { ...grid, ...settings })), corrected: error(gptq({ ...layer, ...grid, ...settings }).weights) };
}

describe('round-to-nearest', () => {
	const weights = [-1.5, 0.3, 2.2, -0.7, 12, 3.1, -4, 0.9];
	const steps = (options: Partial<Parameters<typeof roundToNearest>[1]> = {}) =>
		roundToNearest(weights, { bits: 4, groupSize: 4, ...options }).scales.map((scale) => scale.toFixed(3));

	it('states the steps of eight weights', () => {
		expectStated(at('run-round-to-nearest'), ...steps(), ...steps({ groupSize: 8 }), ...steps({ bits: 3 }), ...steps({ symmetric: true }));
		const [coarse] = [roundRows([weights], { bits: 4, groupSize: 8 })[0]!];
		expect(coarse[1]).toBe(0);
		const kept = roundRows([weights], { bits: 4, groupSize: 4, symmetric: true })[0]!;
		expect([kept[2], kept[4]].map((value) => Number(value!.toFixed(9)))).toEqual([2.2, 12]);
	});

	it('states the code that leaves the range', () => {
		const { scales, zeroPoints } = roundToNearest([-7.5, 7.5], { bits: 4, groupSize: 2 });
		expectStated(at('pitfalls'), `${zeroPoints[0]!}+8=${zeroPoints[0]! + 8}`, String(scales[0]!));
	});
});

describe('GPTQ', () => {
	const stated = at('run-gptq');

	it('states the errors by correlation', () => {
		const near = errors({ correlation: 0.9 });
		expectStated(stated, percent(near.rounded), percent(near.corrected, 2));
		const [half, closer, none] = [0.5, 0.99, 0].map((correlation) => errors({ correlation })) as [typeof near, typeof near, typeof near];
		expectStated(stated, percent(half.rounded), percent(half.corrected), percent(closer.rounded), percent(closer.corrected, 2), percent(none.rounded), percent(none.corrected));
	});

	it('states the errors by dampening', () => {
		const smallest = errors().corrected;
		const [one, ten, thousand] = [1, 10, 1000].map((dampening) => errors({}, { dampening }).corrected) as [number, number, number];
		expectStated(stated, percent(one, 2), percent(ten, 2), percent(thousand));
		expectStated(question('language-models', 'quantization-calibration-data'), ...[smallest, ten].map((error) => error.toFixed(4)), thousand.toFixed(3));
	});

	it('states the error of the reverse order', () => {
		const { weights, inputs } = toy();
		const reversed = (matrix: Matrix) => matrix.map((row) => row.toReversed());
		const quantized = reversed(gptq({ weights: reversed(weights), inputs: reversed(inputs), ...grid }).weights);
		expectStated(stated, percent(outputError({ weights, inputs, quantized }), 2));
	});

	it('states the errors at both widths and of the weights', () => {
		const four = errors({}, { bits: 4 });
		const three = errors();
		expectStated(at('step-gptq'), percent(four.rounded, 2), percent(four.corrected, 2), percent(three.rounded), percent(three.corrected, 2));
		const layer = toy();
		const squares = [roundRows(layer.weights, grid), gptq({ ...layer, ...grid }).weights].map((quantized) =>
			mean(layer.weights.flatMap((row, i) => row.map((weight, j) => (weight - quantized[i]![j]!) ** 2))),
		);
		for (const id of ['step-gptq', 'run-gptq']) expectStated(at(id), ...squares.map((square) => square.toFixed(3)));
	});

	it('works two weights by hand', () => {
		const error = (a: number, b: number) => (a ** 2 + b ** 2 + 2 * 0.9 * a * b).toFixed(3);
		for (const id of [at('step-gptq'), question('language-models', 'quantization-gptq')]) {
			expectStated(id, error(0.4, 0.4), (0.4 + 0.4 * 0.9).toFixed(2), error(0.4, -0.6));
		}
	});
});

describe('AWQ', () => {
	const stated = at('run-awq');
	const of = (options: Options, settings: object = {}) => {
		const layer = toy({ correlation: 0, loudness: 10, ...options });
		const rounded = outputError({ ...layer, quantized: roundRows(layer.weights, grid) });
		const corrected = outputError({ ...layer, quantized: gptq({ ...layer, ...grid }).weights });
		return { layer, rounded, corrected, scaled: awq({ ...layer, ...grid, ...settings }) };
	};

	it('states the errors by loudness', () => {
		const loud = of({});
		expectStated(stated, percent(loud.rounded), percent(loud.scaled.error), String(loud.scaled.alpha), percent(loud.corrected));
		for (const loudness of [100, 1]) {
			const { rounded, scaled } = of({ loudness });
			expectStated(stated, percent(rounded), percent(scaled.error));
		}
	});

	it('states what both methods give together', () => {
		const { layer, rounded, corrected, scaled } = of({ correlation: 0.9 });
		const scale = (rows: Matrix, factor: (j: number) => number) => rows.map((row) => row.map((value, j) => value * factor(j)));
		const weights = scale(layer.weights, (j) => scaled.scales[j]!);
		const inputs = scale(layer.inputs, (j) => 1 / scaled.scales[j]!);
		const both = outputError({ weights, inputs, quantized: gptq({ weights, inputs, ...grid }).weights });
		expectStated(stated, percent(rounded), percent(scaled.error), percent(corrected, 2), percent(both, 2));
	});

	it('states what the grid of the search changes', () => {
		const { alpha, error } = of({}, { gridPoints: 5 }).scaled;
		expectStated(stated, String(alpha), percent(error));
	});
});

describe('blocks of bytes', () => {
	const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0'));
	const block = (first: number) => [first, -4, 1, 0.25, ...Array.from({ length: 12 }, () => 0), -1, -0.25, ...Array.from({ length: 14 }, () => 0)];

	it('states the bytes of Q4_0 and what comes back', () => {
		const bytes = quantizeQ4_0(block(4));
		expectStated(at('run-gguf'), hex(bytes).slice(0, 6).join(' '), String(dequantizeQ4_0(bytes)[1]));
		const large = quantizeQ4_0(block(40));
		expectStated(at('run-gguf'), hex(large).slice(0, 5).join(' '));
		expect(dequantizeQ4_0(large).slice(2, 4)).toEqual([0, 0].map((zero) => zero * -5));
		expectStated(at('run-gguf'), ...dequantizeQ8_0(quantizeQ8_0(block(40))).slice(2, 4).map((value) => value.toFixed(3)));
		expectStated(question('language-models', 'quantization-read-a-gguf-block'), hex(bytes).slice(0, 6).join(' '), String(dequantizeQ4_0(bytes)[1]));
	});

	it('states halves', () => {
		const tenth = encodeHalf(0.1);
		expectStated(at('run-gguf'), tenth.toString(16), decodeHalf(tenth).toFixed(5), String(decodeHalf(encodeHalf(2049))));
	});
});

describe('noise', () => {
	/** The errors on the calibration inputs and on 512 others. */
	const onOthers = (samples: number, correlation: number) => {
		const layer = toy({ samples: 1024, correlation });
		const [calibration, others] = [layer.inputs.slice(0, samples), layer.inputs.slice(512)];
		const rounded = roundRows(layer.weights, grid);
		const corrected = gptq({ weights: layer.weights, inputs: calibration, ...grid }).weights;
		return [calibration, others].flatMap((inputs) => [rounded, corrected].map((quantized) => outputError({ weights: layer.weights, inputs, quantized })));
	};

	it('is fitted where samples are few', () => {
		const [seenRounded, seen, otherRounded, other] = onOthers(32, 0) as [number, number, number, number];
		expectStated(at('pitfalls'), percent(seen), percent(seenRounded), percent(other), percent(otherRounded));
	});

	it.each([[32, 0], [128, 0], [512, 0], [32, 0.9], [512, 0.9]])('is stated for %d samples with correlation %d', (samples, correlation) => {
		const digits = correlation > 0 ? [3, 4, 3, 4] : [3, 3, 3, 3];
		const cells = onOthers(samples, correlation).map((error, i) => error.toFixed(digits[i]!));
		expectStated(question('language-models', 'quantization-calibration-data'), cells.join(' | '));
	});
});

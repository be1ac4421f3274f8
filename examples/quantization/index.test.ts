import { describe, expect, it } from 'vitest';
import { createRandom, dot, matmul, mean, transpose } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { awq, bitsPerWeight, createToyLayer, decodeHalf, dequantize, dequantizeQ4_0, dequantizeQ8_0 } from './index.ts';
import { encodeHalf, gptq, hessian, inverseCholesky, modelBytes, outputError, parameterCounts } from './index.ts';
import { quantizeQ4_0, quantizeQ8_0, qwen2, roundRows, roundToNearest, toGib } from './index.ts';
import type { ToyLayer } from './index.ts';
import reference from './reference.json' with { type: 'json' };

const row = [-1.5, 0.3, 2.2, -0.7, 12, 3.1, -4, 0.9];
const four = { bits: 4, groupSize: 4 };

// #region round-to-nearest
describe('round-to-nearest', () => {
	it('takes the code of the nearest grid point', () => {
		const quantized = roundToNearest([-1, 0, 0.4, 2], { bits: 2, groupSize: 4 });
		expect(quantized).toEqual({ codes: [0, 1, 1, 3], scales: [1], zeroPoints: [1] });
	});

	it('rounds and does not truncate: no weight is off by more than half a step', () => {
		const quantized = roundToNearest(row, four);
		const off = dequantize(quantized).map((weight, i) => Math.abs(weight - row[i]!) / quantized.scales[i < 4 ? 0 : 1]!);
		expect(Math.max(...off)).toBeLessThanOrEqual(0.5);
	});

	it('spreads the codes over the range from the least to the largest weight', () => {
		const { scales, codes } = roundToNearest([-3, 12, 1, 0], { bits: 4, groupSize: 4 });
		expect(scales).toEqual([1]);
		expect(codes).toEqual([0, 15, 4, 3]);
	});

	it('gives every group a scale of its own: a large weight coarsens its own group only', () => {
		const { scales } = roundToNearest(row, four);
		expectClose(scales, [3.7 / 15, 16 / 15]);
		const [near] = [dequantize(roundToNearest(row, four)), row].map((r) => r.slice(0, 4));
		expectClose(near!, dequantize(roundToNearest(row.slice(0, 4), four)));
	});

	it('keeps 0 in the range, so that the zero point is a code even where all weights are above 0', () => {
		const quantized = roundToNearest([9, 10, 11, 15], four);
		expect(quantized).toEqual({ codes: [9, 10, 11, 15], scales: [1], zeroPoints: [0] });
		expect(roundToNearest([-9, -10, -11, -15], four).zeroPoints).toEqual([15]);
	});

	it('clamps: every code fits its bits, also where both ends round up', () => {
		// −7.5 and 7.5 are halves: the zero point becomes 8, and 7.5 would be 8 + 8 = 16.
		expect(roundToNearest([-7.5, 7.5, 0, 1], four)).toEqual({ codes: [0, 15, 8, 9], scales: [1], zeroPoints: [8] });
	});

	it('sends a half to the even code, as PyTorch does', () => {
		const halves = [7, 0.5, 1.5, 2.5, -0.5, -1.5, -2.5, -3.5];
		const { codes } = roundToNearest(halves, { bits: 4, groupSize: 8, symmetric: true });
		expect(codes).toEqual([7, 0, 2, 2, 0, -2, -2, -4]);
	});

	it('symmetric, has as many codes on both sides of a zero point of 0', () => {
		const { codes, scales } = roundToNearest([-14, 2, 6, -1.2], { ...four, symmetric: true });
		expect([codes, scales]).toEqual([[-7, 1, 3, -1], [2]]);
	});

	it('leaves a group of zeros at 0, with a scale that divides', () => {
		expect(roundToNearest([0, 0, 0, 0], four)).toEqual({ codes: [0, 0, 0, 0], scales: [1], zeroPoints: [0] });
		expect(roundToNearest([0, 0], { bits: 3, groupSize: 2, symmetric: true }).scales).toEqual([1]);
	});

	it('divides the mean square error by about 4 for each bit more: Δ²/12', () => {
		const random = createRandom(3);
		const weights = Array.from({ length: 2048 }, () => random.uniform());
		for (const bits of [4, 6, 8]) {
			const [rounded] = roundRows([weights], { bits, groupSize: 2048 });
			const error = mean(rounded!.map((weight, i) => (weight - weights[i]!) ** 2));
			expect(error * 12 * (2 ** bits - 1) ** 2).toBeCloseTo(1, 0);
		}
	});

	it.each(reference.rounding)('agrees with PyTorch on $name', (expected) => {
		const quantized = roundToNearest(expected.weights, expected.options);
		expect(quantized.codes).toEqual(expected.quantized.codes);
		expect(quantized.zeroPoints).toEqual(expected.quantized.zeroPoints);
		expectClose(quantized.scales, expected.quantized.scales);
		expectClose(dequantize(quantized), expected.dequantized);
	});
});
// #endregion

// #region dequantize
describe('dequantize', () => {
	it('takes the zero point off before it scales', () => {
		expect(dequantize({ codes: [0, 3, 2, 0], scales: [1, 0.5], zeroPoints: [1, 2] })).toEqual([-1, 2, 0, -1]);
	});

	it('reads scale and zero point of the group that a code lies in', () => {
		expect(dequantize({ codes: [5, 6, 7, 5, 6, 7], scales: [2, 10], zeroPoints: [0, 5] })).toEqual([10, 12, 14, 0, 10, 20]);
	});
});
// #endregion

// #region output-error
describe('output error', () => {
	const layer = { weights: [[1, 3]], quantized: [[1, 2]], inputs: [[2, 1], [0, 2]] };

	it('is the squared change of the outputs over their square', () => {
		expect(outputError(layer)).toBeCloseTo(5 / 61, 12);
		expect(outputError({ ...layer, quantized: [[0, 0]] })).toBe(1);
	});

	it('is the quadratic form of the change with the Hessian, δHδᵀ / 2', () => {
		const [change] = [[0, -1]];
		const [curved] = matmul([change!], hessian(layer.inputs));
		expect(outputError(layer)).toBeCloseTo(dot(curved!, change!) / 2 / 61, 12);
	});
});
// #endregion

// #region toy-layer
describe('toy layer', () => {
	const sizes = { width: 32, outputs: 3, samples: 5 };
	const make = (changed: object) => createToyLayer({ ...sizes, ...changed, random: createRandom(8) });

	it('mixes one number common to a sample with one of each input’s own', () => {
		const { weights, inputs } = make({ correlation: 0.36 });
		const random = createRandom(8);
		expect(weights).toEqual(weights.map((values) => values.map(() => random.normal())));
		const common = random.normal();
		expectClose(inputs[0]!, inputs[0]!.map(() => 0.6 * common + 0.8 * random.normal()));
		expect(make({})).toEqual(make({ correlation: 0.9 }));
	});

	it('makes every 16th input loud, from the sixth', () => {
		const [quiet, loud] = [make({}).inputs, make({ loudness: 10 }).inputs];
		expectClose(loud[4]!, quiet[4]!.map((value, j) => (j === 5 || j === 21 ? 10 * value : value)));
	});

	it('puts an outlier into the first weight of each row', () => {
		const [plain, outlier] = [make({}).weights, make({ weightOutlier: 20 }).weights];
		expectRows(outlier, plain.map((weights) => weights.map((weight, j) => (j === 0 ? 20 * weight : weight))));
	});
});
// #endregion

// #region hessian
describe('Hessian', () => {
	it("is 2 XᵀX, PyTorch's second derivative of the squared outputs", () => {
		expect(hessian([[1, 2], [0, 3]])).toEqual([[2, 4], [4, 26]]);
		expectRows(hessian(reference.layer.inputs), reference.layer.hessian);
	});

	it('has an inverse whose factor U is upper triangular, UᵀU (H + λI) = I', () => {
		const curvature = hessian(reference.layer.inputs);
		const lambda = 0.05 * mean(curvature.map((values, i) => values[i]!));
		const dampened = curvature.map((values, i) => values.map((value, j) => value + (i === j ? lambda : 0)));
		const factor = inverseCholesky(curvature, 0.05);
		factor.forEach((values, i) => expect(values.slice(0, i).every((value) => value === 0)).toBe(true));
		expectRows(matmul(matmul(transpose(factor), factor), dampened), eye(12));
		expect(inverseCholesky([[4, 0], [0, 16]], 0)).toEqual([[0.5, 0], [0, 0.25]]);
	});
});
// #endregion

// #region gptq
describe('GPTQ', () => {
	const { weights, inputs, bits, groupSize } = reference.layer;
	const layer = { weights, inputs, bits, groupSize };
	const error = (quantized: Matrix, of: ToyLayer = layer) => outputError({ ...of, quantized });

	it('moves the second weight by 0.9 of the first one’s error, which rounds it the other way', () => {
		const options = { bits: 3, groupSize: 3, symmetric: true, dampening: 0 };
		const example = { weights: [[0.4, 0.4, 3]], inputs: [[1, 0.9, 0], [0, Math.sqrt(0.19), 0], [0, 0, 1]], ...options };
		expect(roundRows(example.weights, options)).toEqual([[0, 0, 3]]);
		expect(gptq(example).weights).toEqual([[0, 1, 3]]);
		// (0.4, 0.4) with rounding, (0.4, −0.6) with GPTQ: 0.608 and 0.088, times 1 / size.
		const sizes = [[[0, 0, 3]], [[0, 1, 3]]].map((quantized) => error(quantized, example));
		expect(sizes[1]! / sizes[0]!).toBeCloseTo(0.088 / 0.608, 10);
	});

	it('is round-to-nearest when inputs are uncorrelated, however loud', () => {
		const loudness = [1, 3, 0.5, 2, 7, 1, 4, 0.2, 1, 6, 2, 3];
		const alone = loudness.map((value, i) => loudness.map((_, j) => (i === j ? value : 0)));
		expectRows(gptq({ ...layer, inputs: alone }).weights, roundRows(weights, layer));
	});

	it('is round-to-nearest when dampening drowns the inputs', () => {
		expectRows(gptq({ ...layer, dampening: 1e12 }).weights, roundRows(weights, layer));
	});

	it.each([0.5, 0.8, 0.95])('beats round-to-nearest when inputs are correlated by %s', (correlation) => {
		const sizes = { width: 32, outputs: 4, samples: 64, correlation, random: createRandom(1) };
		const toy = { ...createToyLayer(sizes), bits: 4, groupSize: 16 };
		const rounded = error(roundRows(toy.weights, toy), toy);
		expect(error(gptq(toy).weights, toy)).toBeLessThan(0.6 * rounded);
	});

	it('gains on inputs it has not seen, too, and leaves the weights farther from what they were', () => {
		const sizes = { width: 32, outputs: 4, samples: 400, correlation: 0.9, random: createRandom(2) };
		const all = createToyLayer(sizes);
		const toy = { ...all, inputs: all.inputs.slice(0, 200), bits: 4, groupSize: 32 };
		const [rounded, corrected] = [roundRows(toy.weights, toy), gptq(toy).weights];
		const unseen = { ...toy, inputs: all.inputs.slice(200) };
		expect(error(corrected, unseen)).toBeLessThan(0.5 * error(rounded, unseen));
		const onWeights = { ...toy, inputs: eye(32) };
		expect(error(corrected, onWeights)).toBeGreaterThan(error(rounded, onWeights));
	});

	it('fits the grid of the first group before any correction, of the next after', () => {
		const plain = roundToNearest(weights[0]!, layer);
		const [first] = gptq(layer).quantized;
		expect(first!.scales[0]).toBe(plain.scales[0]);
		expect(first!.scales[1]).not.toBe(plain.scales[1]);
		expect(first!.scales).toHaveLength(2);
		expect(first!.zeroPoints).toHaveLength(2);
		expect(first!.codes.every((code) => code >= 0 && code <= 7)).toBe(true);
	});

	it('agrees with optimal brain quantization, which inverts the Hessian anew for every column', () => {
		expectRows(gptq(layer).weights, reference.layer.gptq);
		expectRows(gptq({ ...layer, dampening: 0.5 }).weights, reference.layer.gptqStronglyDampened);
	});
});
// #endregion

// #region awq
describe('AWQ', () => {
	const { weights, inputs, bits, groupSize } = reference.layer;
	const layer = { weights, inputs, bits, groupSize };

	it('with α = 0 is round-to-nearest', () => {
		const only = awq({ ...layer, gridPoints: 1 });
		expect(only).toMatchObject({ alpha: 0, weights: roundRows(weights, layer), errors: [only.error] });
		expect(only.scales.every((scale) => scale === 1)).toBe(true);
	});

	it.each([1, 2, 3, 4])('is never worse than no scaling on the calibration data, layer %s', (seed) => {
		const sizes = { width: 16, outputs: 2, samples: 24, loudness: seed, random: createRandom(seed) };
		const toy = { ...createToyLayer(sizes), bits: 3, groupSize: 16 };
		const { error, errors } = awq({ ...toy, gridPoints: 8 });
		const rounded = outputError({ ...toy, quantized: roundRows(toy.weights, toy) });
		expect(errors[0]).toBe(rounded);
		expect(error).toBe(Math.min(...errors));
		expect(error).toBeLessThanOrEqual(rounded);
	});

	it('halves the error where one input in 16 is loud and inputs are uncorrelated', () => {
		const sizes = { width: 32, outputs: 4, samples: 64, correlation: 0, loudness: 10, random: createRandom(1) };
		const toy = { ...createToyLayer(sizes), bits: 4, groupSize: 32 };
		const { alpha, error, errors, scales } = awq(toy);
		expect(alpha).toBeGreaterThan(0);
		expect(error).toBeLessThan(0.5 * errors[0]!);
		expect(scales[5]! / scales[4]!).toBeGreaterThan(1.3);
	});

	it('scales nothing when inputs are as loud as each other: the first of equals is α = 0', () => {
		const result = awq({ weights: [[1, -0.4, 0.2]], inputs: [[1, 1, 1]], bits: 2, groupSize: 3 });
		expect([result.alpha, result.scales, result.errors.length]).toEqual([0, [1, 1, 1], 20]);
	});

	it('scales a silent channel by no less than 1e-4 before it normalizes, and does not divide by 0', () => {
		const silent = { weights: [[5, 0.4, 1.3, 3.4]], inputs: [[0, 2, 0.01, 0.3]], bits: 3, groupSize: 4 };
		const { alpha, scales } = awq(silent);
		expect(alpha).toBeGreaterThan(0);
		expect(scales[0]! / scales[1]!).toBeCloseTo(1e-4 / 2 ** alpha, 12);
		expect(scales[0]! * scales[1]!).toBeCloseTo(1, 12);
	});

	it('agrees with PyTorch: the α, the scales, the weights and the error of every α', () => {
		const { alpha, scales, weights: scaled, error, errors } = awq(layer);
		const expected = reference.layer.awq;
		expect(alpha).toBe(expected.alpha);
		expectClose(scales, expected.scales);
		expectRows(scaled, expected.weights);
		expectClose([error, ...errors], [expected.error, ...expected.errors]);
	});
});
// #endregion

// #region half-precision
describe('half precision', () => {
	it('has 1 sign, 5 exponent and 10 fraction bits', () => {
		expect([1, -2, 0.5, 65504, 0, -0].map(encodeHalf)).toEqual([0x3c00, 0xc000, 0x3800, 0x7bff, 0, 0x8000]);
	});

	it('comes back from every one of its finite bit patterns', () => {
		for (let bits = 0; bits < 0x10000; bits += 37) {
			if (((bits >>> 10) & 31) < 31) expect(encodeHalf(decodeHalf(bits))).toBe(bits);
		}
		expect([0x8000, 0x8001, 0x03ff, 0x7bff].map(decodeHalf)).toEqual([-0, -(2 ** -24), 1023 * 2 ** -24, 65504]);
	});

	it.each(reference.half)('agrees with PyTorch on $value', ({ value, bits }) => {
		expect(encodeHalf(value)).toBe(bits);
	});

	it.each([65520, -1e9, NaN, Infinity])('refuses %s', (value) => {
		expect(() => encodeHalf(value)).toThrow(RangeError);
		expect(() => encodeHalf(value)).toThrow(`value must round to at most 65504 in size, got ${value}.`);
	});

	it.each([-1, 0x10000, 1.5, 0x7c00, 0xfe00])('refuses the bits %s', (bits) => {
		expect(() => decodeHalf(bits)).toThrow(RangeError);
		expect(() => decodeHalf(bits)).toThrow(`bits must be 16 and of a finite half, got ${bits}.`);
	});
});
// #endregion

// #region q4-0
describe('GGUF blocks', () => {
	const zeros = Array<number>(32).fill(0);

	it('of Q8_0 hold a half and 32 signed bytes, as worked out by hand', () => {
		// max |w| = 63.5, so d = 0.5 = 0x3800, and q = round(2 w), halves away from 0.
		const block = [-63.5, 1, -0.25, 0.25, 0.2, 63.5, ...zeros.slice(6)];
		const bytes = [0x00, 0x38, 0x81, 0x02, 0xff, 0x01, 0x00, 0x7f, ...zeros.slice(6)];
		expect([...quantizeQ8_0(block)]).toEqual(bytes);
		expect(dequantizeQ8_0(Uint8Array.from(bytes)).slice(0, 6)).toEqual([-63.5, 1, -0.5, 0.5, 0, 63.5]);
	});

	it('of Q4_0 hold a half and 32 codes, j and j + 16 in one byte, as worked out by hand', () => {
		// The weight of largest size is +4, so d = 4 / −8 = −0.5 = 0xb800, and q = ⌊−2 w + 8.5⌋, at most 15.
		const block = [4, -4, 1, 0.25, ...zeros.slice(4, 16), -1, -0.25, ...zeros.slice(18)];
		const bytes = [0x00, 0xb8, 0xa0, 0x9f, 0x86, 0x88, ...Array<number>(12).fill(0x88)];
		expect([...quantizeQ4_0(block)]).toEqual(bytes);
		const back = dequantizeQ4_0(Uint8Array.from(bytes));
		expect(back.slice(0, 3)).toEqual([4, -3.5, 1]);
		expect(back.slice(16, 18)).toEqual([-1, -0.5]);
		// The sign is that of the first of the largest: −4 gives d = 0.5.
		expect(dequantizeQ4_0(quantizeQ4_0([-4, 4, ...zeros.slice(2)])).slice(0, 2)).toEqual([-4, 3.5]);
	});

	it('of zeros come back as zeros; d of Q4_0 is then −0, as in llama.cpp', () => {
		expect([...quantizeQ8_0(zeros)]).toEqual(Array<number>(34).fill(0));
		expect([...quantizeQ4_0(zeros)]).toEqual([0x00, 0x80, ...Array<number>(16).fill(0x88)]);
		expect(dequantizeQ4_0(quantizeQ4_0(zeros)).every((weight) => weight === 0)).toBe(true);
	});

	it('agree with PyTorch, byte for byte, and spend 8.5 and 4.5 bits per weight', () => {
		const { weights, q8_0, q4_0 } = reference.blocks;
		expect([...quantizeQ8_0(weights)]).toEqual(q8_0);
		expect([...quantizeQ4_0(weights)]).toEqual(q4_0);
		expect([q8_0, q4_0].map((bytes) => (8 * bytes.length) / weights.length)).toEqual([8.5, 4.5]);
		const back = [dequantizeQ8_0(Uint8Array.from(q8_0)), dequantizeQ4_0(Uint8Array.from(q4_0))];
		expect(back.map((read) => read.length)).toEqual([64, 64]);
		back.forEach((read, i) => expect(outputError({ weights: [weights], quantized: [read], inputs: eye(64) })).toBeLessThan([1e-4, 0.02][i]!));
	});

	it('refuse what does not fill them, and weights too large for a half', () => {
		for (const [quantize, dequantizeBlocks, size] of [[quantizeQ8_0, dequantizeQ8_0, 34], [quantizeQ4_0, dequantizeQ4_0, 18]] as const) {
			expect(() => quantize([1, 2])).toThrow(RangeError);
			expect(() => quantize([1, 2])).toThrow('weights must fill blocks of 32, got 2 entries.');
			expect(() => dequantizeBlocks(new Uint8Array(33))).toThrow(`bytes must fill blocks of ${size}, got 33 entries.`);
			expect(() => dequantizeBlocks(new Uint8Array(0))).toThrow(RangeError);
			expect(() => quantize([NaN, ...zeros.slice(1)])).toThrow('weights[0] must be a finite number, got NaN.');
			expect(() => quantize([1e9, ...zeros.slice(1)])).toThrow('value must round to at most 65504');
		}
	});
});
// #endregion

// #region memory
describe('memory', () => {
	const table = { bf16: 16, int8: bitsPerWeight({ bits: 8, groupSize: 128 }), int4: bitsPerWeight({ bits: 4, groupSize: 128 }) };
	const gib = (size: keyof typeof qwen2, bits: number) => toGib(modelBytes(qwen2[size], bits));

	it('counts the parameters of the published checkpoints', () => {
		expect(Object.values(qwen2).map(parameterCounts).map(({ linear, other }) => linear + other)).toEqual([494_032_768, 1_543_714_304, 7_615_616_512, 72_706_203_648]);
		expect(parameterCounts(qwen2['72B'])).toEqual({ linear: 70_212_648_960, other: 2_493_554_688 });
	});

	it('adds a 16-bit scale and a zero point per group to the bits of a weight', () => {
		expect(bitsPerWeight({ bits: 4, groupSize: 128 })).toBe(4.15625);
		expect(bitsPerWeight({ bits: 4, groupSize: 32 })).toBe(4.625);
		expect(bitsPerWeight({ bits: 4, groupSize: 32, symmetric: true })).toBe(4.5);
	});

	it('is what Qwen measured for Qwen2-72B in BF16 and Int8, within 2 %, if their GB are GiB', () => {
		expect(Math.abs(gib('72B', table.bf16) / 134.74 - 1)).toBeLessThan(0.02);
		expect(Math.abs(gib('72B', table.int8) / 71 - 1)).toBeLessThan(0.02);
		expect(modelBytes(qwen2['72B'], 16) / 1e9 / 134.74).toBeGreaterThan(1.07);
	});

	it('falls short of what they measured at 4 bits, by 2.7 GiB with AWQ and 3.2 with GPTQ', () => {
		expect(41.31 - gib('72B', table.int4)).toBeCloseTo(2.69, 2);
		expect(41.8 - gib('72B', table.int4)).toBeCloseTo(3.18, 2);
	});
});
// #endregion

describe('bad input', () => {
	const { weights, inputs } = reference.layer;
	const layer = { weights, inputs, bits: 3, groupSize: 6 };

	it.each([1, 9, 2.5, NaN])('is refused when bits are %s', (bits) => {
		expect(() => roundToNearest(row, { bits, groupSize: 4 })).toThrow(RangeError);
		expect(() => roundToNearest(row, { bits, groupSize: 4 })).toThrow(`bits must be a whole number from 2 to 8, got ${bits}.`);
	});

	it('is refused when groups do not fill the weights', () => {
		expect(() => roundToNearest(row, { bits: 4, groupSize: 3 })).toThrow('groupSize must divide the 8 entries of weights, got 3.');
		expect(() => roundToNearest(row, { bits: 4, groupSize: 0 })).toThrow('groupSize must be a whole number above 0, got 0.');
		for (const method of [gptq, awq]) {
			expect(() => method({ ...layer, groupSize: 5 })).toThrow('groupSize must divide the 12 entries of weights[0], got 5.');
		}
		expect(() => dequantize({ codes: [1, 2, 3], scales: [1, 2], zeroPoints: [0, 0] })).toThrow('codes must fill 2 groups of one size, got 3 codes.');
		expect(() => dequantize({ codes: [1, 2], scales: [1, 2], zeroPoints: [0] })).toThrow('zeroPoints must have as many entries as scales (2), got 1.');
	});

	it('is named when shapes differ or numbers are not finite', () => {
		for (const method of [gptq, awq]) {
			expect(() => method({ ...layer, inputs: [[1, 2]] })).toThrow('inputs[0] must have 12 entries, got 2.');
			expect(() => method({ ...layer, weights: [] })).toThrow('weights must have at least one row, got none.');
			expect(() => method({ ...layer, weights: [[NaN]] })).toThrow('weights[0][0] must be a finite number, got NaN.');
			expect(() => method({ ...layer, inputs: 3 as never })).toThrow(TypeError);
			expect(() => method({ ...layer, inputs: 3 as never })).toThrow('inputs must be rows of numbers, got 3.');
		}
		expect(() => roundRows([[1, 2], [3]], { bits: 4, groupSize: 1 })).toThrow('weights[1] must have 2 entries, got 1.');
		expect(() => outputError({ weights, quantized: weights.slice(1), inputs })).toThrow('quantized must have as many entries as weights (3), got 2.');
		expect(() => outputError({ weights: [[0]], quantized: [[1]], inputs: [[1]] })).toThrow('the outputs must not all be 0');
		expect(() => inverseCholesky([[1, 2]], 0)).toThrow('hessian[0] must have 1 entries, got 2.');
	});

	it('is refused where the Hessian has no inverse, or options are out of range', () => {
		const few = { ...layer, inputs: inputs.slice(0, 2) };
		expect(() => gptq({ ...few, dampening: 0 })).toThrow('hessian must be positive definite, got a pivot of');
		expect(() => gptq({ ...few, inputs: [inputs[0]!.map(() => 0)] })).toThrow('got a pivot of 0 at 0: inputs are fewer than weights');
		expect(gptq(few).weights).toHaveLength(3);
		for (const dampening of [-0.1, Infinity]) {
			expect(() => gptq({ ...layer, dampening })).toThrow(`dampening must be a finite number of at least 0, got ${dampening}.`);
		}
		expect(() => awq({ ...layer, gridPoints: 0 })).toThrow('gridPoints must be a whole number above 0, got 0.');
		const toy = { width: 2, outputs: 1, samples: 1, random: createRandom(1) };
		expect(() => createToyLayer({ ...toy, correlation: 1 })).toThrow('correlation must be from 0 to below 1, got 1.');
		expect(() => createToyLayer({ ...toy, correlation: -0.1 })).toThrow(RangeError);
		expect(() => createToyLayer({ ...toy, samples: 0 })).toThrow('samples must be a whole number above 0, got 0.');
		expect(() => bitsPerWeight({ bits: 4, groupSize: 0 })).toThrow('groupSize must be a whole number above 0, got 0.');
		expect(() => modelBytes(qwen2['7B'], 0)).toThrow('bits must be a finite number above 0, got 0.');
		expect(() => modelBytes({ ...qwen2['7B'], numLayers: 0 }, 4)).toThrow('numLayers must be a whole number above 0, got 0.');
	});
});

const eye = (size: number): Matrix => Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => Number(i === j)));

function expectRows(actual: Matrix, expected: Matrix): void {
	expect(actual).toHaveLength(expected.length);
	actual.forEach((values, i) => expectClose(values, expected[i]!));
}

/** Equal entry by entry, but for rounding. */
function expectClose(actual: Vector, expected: Vector): void {
	expect(actual).toHaveLength(expected.length);
	const gaps = actual.map((value, i) => Math.abs(value - expected[i]!) / Math.max(1, Math.abs(expected[i]!)));
	expect(Math.max(...gaps)).toBeLessThan(1e-10);
}

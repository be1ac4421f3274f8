import { checkNumbers } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import { decodeHalf, encodeHalf } from './half-precision.ts';

/** How many weights share a block, in both types. */
const blockSize = 32;
/** llama.cpp computes in single precision, so bytes agree only if this does. */
const { fround } = Math;

// #region q8-0
/**
 * Weights as blocks of GGUF type Q8_0: a half d = max |w| / 127, then 32 signed
 * bytes q = round(w / d). 34 bytes for 32 weights, 8.5 bits each.
 *
 * @param weights [32 · blocks].
 * @returns [34 · blocks].
 * @throws {TypeError | RangeError} when weights are not finite, do not fill blocks, or
 * d is too large for a half.
 * @see llama.cpp, ggml-common.h (block_q8_0), ggml-quants.c (quantize_row_q8_0_ref).
 * @example
 * quantizeQ8_0([-127, 1, ...Array(30).fill(0)]).slice(0, 4)
 * // => [0x00, 0x3c, 0x81, 0x01]: d = 1, little end first; −127, 1
 */
export function quantizeQ8_0(weights: Vector): Uint8Array {
	return joinBlocks(weights, (block) => {
		const step = fround(Math.max(...block.map(Math.abs)) / 127);
		const inverse = step && fround(1 / step); // 0 where all weights are
		const codes = block.map((weight) => roundHalfAway(fround(weight * inverse)));
		return [...halfBytes(step), ...codes];
	});
}

/**
 * The weights of Q8_0 blocks, d · q.
 *
 * @param bytes [34 · blocks].
 * @returns [32 · blocks].
 * @throws {RangeError} when the bytes do not fill blocks.
 * @see llama.cpp, ggml-quants.c (dequantize_row_q8_0).
 * @example dequantizeQ8_0(quantizeQ8_0([-127, 1, ...Array(30).fill(0)]))[0] // => -127
 */
export function dequantizeQ8_0(bytes: Uint8Array): Vector {
	return splitBlocks(bytes, 34, (step, codes) =>
		[...Int8Array.from(codes)].map((code) => fround(code * step)),
	);
}
// #endregion

// #region q4-0
/**
 * Weights as blocks of GGUF type Q4_0: a half d = m / −8 with m the weight of largest
 * size, sign included, then 32 codes q = ⌊w / d + 8.5⌋, at most 15, two in a byte: j in the
 * low half, j + 16 in the high half. 18 bytes for 32 weights, 4.5 bits each.
 *
 * @param weights [32 · blocks].
 * @returns [18 · blocks].
 * @throws {TypeError | RangeError} as `quantizeQ8_0`.
 * @see llama.cpp, ggml-common.h (block_q4_0), ggml-quants.c (quantize_row_q4_0_ref).
 * @example
 * quantizeQ4_0([-8, 7, ...Array(30).fill(0)]).slice(0, 4)
 * // => [0x00, 0x3c, 0x80, 0x8f]: d = 1; w₀ = −8 is 0, w₁ = 7 is 15, 0 is 8
 */
export function quantizeQ4_0(weights: Vector): Uint8Array {
	return joinBlocks(weights, (block) => {
		const sizes = block.map(Math.abs);
		const step = fround(block[sizes.indexOf(Math.max(...sizes))]! / -8);
		const inverse = step && fround(1 / step); // 0 where all weights are
		const codes = block.map((weight) =>
			Math.min(15, Math.floor(fround(fround(weight * inverse) + 8.5))),
		);
		const [low, high] = [codes.slice(0, 16), codes.slice(16)];
		return [...halfBytes(step), ...low.map((code, j) => code + 16 * high[j]!)];
	});
}

/**
 * The weights of Q4_0 blocks, d · (q − 8).
 *
 * @param bytes [18 · blocks].
 * @returns [32 · blocks].
 * @throws {RangeError} when the bytes do not fill blocks.
 * @see llama.cpp, ggml-quants.c (dequantize_row_q4_0).
 * @example dequantizeQ4_0(quantizeQ4_0([-8, 7, ...Array(30).fill(0)]))[1] // => 7
 */
export function dequantizeQ4_0(bytes: Uint8Array): Vector {
	return splitBlocks(bytes, 18, (step, pairs) => {
		const codes = [...pairs.map((pair) => pair & 15), ...pairs.map((pair) => pair >>> 4)];
		return codes.map((code) => fround((code - 8) * step));
	});
}
// #endregion

/** Single-precision weights in blocks of 32, each made into bytes. */
function joinBlocks(weights: Vector, toBytes: (block: Vector) => Vector): Uint8Array {
	checkNumbers({ weights });
	checkFilled('weights', weights.length, blockSize);
	const blocks = Array.from({ length: weights.length / blockSize }, (_, block) =>
		toBytes(weights.slice(block * blockSize, (block + 1) * blockSize).map(fround)),
	);
	// A typed array keeps the low 8 bits: −1 becomes 0xff.
	return Uint8Array.from(blocks.flat());
}

/** The weights of each block, from its scale and the bytes after it. */
function splitBlocks(
	bytes: Uint8Array,
	size: number,
	toWeights: (step: number, codes: Uint8Array) => Vector,
): Vector {
	checkFilled('bytes', bytes.length, size);
	return Array.from({ length: bytes.length / size }, (_, block) => {
		const [low, high, ...codes] = bytes.slice(block * size, (block + 1) * size);
		return toWeights(decodeHalf(low! + 256 * high!), Uint8Array.from(codes));
	}).flat();
}

/** The bytes of a half, the low one first. */
function halfBytes(value: number): Vector {
	const bits = encodeHalf(value);
	return [bits & 255, bits >>> 8];
}

/** The nearest whole number, a half away from 0: C's roundf. */
function roundHalfAway(value: number): number {
	return Math.sign(value) * Math.floor(Math.abs(value) + 0.5);
}

function checkFilled(name: string, length: number, size: number): void {
	if (length >= size && length % size === 0) return;
	throw new RangeError(`${name} must fill blocks of ${size}, got ${length} entries.`);
}

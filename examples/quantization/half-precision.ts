import { roundHalfToEven } from './rounding.ts';

// #region half-precision
/**
 * A number as the 16 bits of an IEEE 754 half: 1 sign, 5 exponent, 10 fraction.
 *
 * Below 2⁻¹⁴ the step stays 2⁻²⁴ (subnormals). A half between two halves goes to the
 * even one.
 *
 * @param value rounds to at most 65504 in size.
 * @returns a whole number from 0 to 0xffff.
 * @throws {RangeError} when the value is no number or too large.
 * @see IEEE 754-2019, §3.4 (binary16).
 * @example encodeHalf(-2) // => 0xc000
 */
export function encodeHalf(value: number): number {
	const size = Math.abs(value);
	const exponent = Math.max(Math.floor(Math.log2(size)), -14);
	const units = roundHalfToEven(size / 2 ** (exponent - 10));
	// Normal numbers have 1024 units and more: the leading 1 adds 1 to the exponent's bits.
	const bits = (exponent + 14) * 1024 + units;
	const negative = value < 0 || Object.is(value, -0);
	if (bits < 0x7c00) return negative ? bits + 0x8000 : bits;
	throw new RangeError(`value must round to at most 65504 in size, got ${value}.`);
}

/**
 * The number that the 16 bits of a half stand for.
 *
 * @param bits a whole number from 0 to 0xffff.
 * @throws {RangeError} when it is none, or stands for an infinity or NaN.
 * @see IEEE 754-2019, §3.4 (binary16).
 * @example decodeHalf(0xc000) // => -2
 */
export function decodeHalf(bits: number): number {
	const exponent = (bits >>> 10) & 31;
	if (!Number.isInteger(bits) || bits < 0 || bits >= 0x10000 || exponent === 31) {
		throw new RangeError(`bits must be 16 and of a finite half, got ${bits}.`);
	}
	const fraction = bits & 1023;
	const sign = bits < 0x8000 ? 1 : -1;
	if (exponent === 0) return sign * fraction * 2 ** -24;
	return sign * (1024 + fraction) * 2 ** (exponent - 25);
}
// #endregion

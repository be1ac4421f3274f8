const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * A number as the figures print it, the same in every language: `digits` significant digits, a real minus sign,
 * powers of ten below a thousandth.
 * @example formatNumber(-0.6931) // => '−0.693'
 * @example formatNumber(5123) // => '5120'
 * @example formatNumber(0.0000123) // => '1.23 × 10⁻⁵'
 */
export function formatNumber(value: number, digits = 3): string {
	const size = Math.abs(value);
	const sign = value < 0 ? '−' : '';
	if (size === 0) return '0';
	// From 1000 on `toPrecision` would print 5.12e+3.
	if (size >= 10 ** digits - 0.5) return sign + String(Number(size.toPrecision(digits)));
	if (size >= 0.001) return sign + size.toPrecision(digits);
	const [mantissa, exponent] = size.toExponential(digits - 1).split('e-');
	return `${sign}${mantissa} × 10⁻${[...exponent!].map((digit) => superscripts[Number(digit)]).join('')}`;
}

/**
 * A number that was chosen, not computed: a tick or a slider's value, with no more digits than it has.
 * @example formatExact(-40) // => '−40'
 */
export function formatExact(value: number): string {
	return String(value).replace('-', '−');
}

import { expect, it } from 'vitest';
import { formatExact, formatNumber } from './format.ts';

it.each([
	[0, '0'],
	[-0.6931, '−0.693'],
	[40, '40.0'],
	[1, '1.00'],
	[999.4, '999'],
	[999.6, '1000'],
	[-5123, '−5120'],
	[0.00493, '0.00493'],
	[0.0000123, '1.23 × 10⁻⁵'],
	[-4.248e-18, '−4.25 × 10⁻¹⁸'],
])('prints %d as %s', (value, text) => {
	expect(formatNumber(value)).toBe(text);
});

it.each([
	[-40, '−40'],
	[0.05, '0.05'],
	[0, '0'],
])('prints a chosen %d as %s', (value, text) => {
	expect(formatExact(value)).toBe(text);
});

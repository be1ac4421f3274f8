import { describe, expect, it } from 'vitest';
import { scaleLinear, scaleLog, scaleSymlog } from './scale.ts';

const scales = {
	linear: { scale: scaleLinear([0, 10], [32, 330]), middle: 5 },
	log: { scale: scaleLog([0.01, 100], [0, 40]), middle: 1 },
	symlog: { scale: scaleSymlog([-300, 300], [194, 22]), middle: 0 },
};

describe.each(Object.entries(scales))('a %s scale', (_, { scale, middle }) => {
	it('carries the ends of its domain to those of its range', () => {
		expect(scale.domain.map(scale)).toEqual(scale.range);
	});

	it('has its middle in the middle', () => {
		expect(scale(middle)).toBeCloseTo((scale.range[0] + scale.range[1]) / 2, 10);
	});

	it.each([0.02, 3, 77, 250])('finds the number %d at its place again', (value) => {
		expect(scale.invert(scale(value))).toBeCloseTo(value, 10);
	});
});

it('goes on beyond its ends', () => {
	expect(scaleLinear([0, 1], [0, 100])(1.5)).toBe(150);
	expect(scaleLinear([1, 0], [0, 100])(0.25)).toBe(75);
});

it('sets equal factors at equal distances', () => {
	const { scale } = scales.log;
	expect(scale(10) - scale(1)).toBeCloseTo(scale(0.1) - scale(0.01), 10);
});

it('is nearly linear around 0, and the same on both sides', () => {
	const { scale } = scales.symlog;
	expect((scale(0.02) - scale(0)) / (scale(0.01) - scale(0))).toBeCloseTo(2, 1);
	expect(scale(-50) - scale(0)).toBeCloseTo(scale(0) - scale(50), 10);
});

it('without ends is as long as what it counts', () => {
	expect(scaleLinear()(0.3)).toBeCloseTo(0.3, 15);
	expect(scaleLinear([2, 8])(5)).toBe(5);
});

import { sum } from '@examples/numerics';
import { scoreTerms, sinusoidalPositionEncoding } from '@examples/sinusoidal-position-encoding';
import { describe, expect, it } from 'vitest';
import { addedScore, bases, defaults, dials, drawn, lastDistance, lastStart, layouts, pairCount, pairWavelengths, rotaryScore, scoreCurve } from './model.ts';

describe('rotaryScore', () => {
	it.each(['half-split', 'interleaved'] as const)('depends on the distance alone, %s', (layout) => {
		for (const base of bases) {
			for (const distance of [0, 7, lastDistance]) {
				const scores = [0, 20, lastStart].map((start) => rotaryScore({ ...defaults, layout, base, start }, distance));
				expect(scores[1]).toBeCloseTo(scores[0]!, 10);
				expect(scores[2]).toBeCloseTo(scores[0]!, 10);
			}
		}
	});

	it('depends on the place with mixed layouts, but not at 0, where nothing turns', () => {
		const mixed = { ...defaults, layout: 'mixed' } as const;
		expect(rotaryScore({ ...mixed, start: 20 }, 6)).not.toBeCloseTo(rotaryScore({ ...mixed, start: 40 }, 6), 1);
		const plain = { ...defaults, layout: 'half-split', start: 0 } as const;
		expect(rotaryScore({ ...mixed, start: 0 }, 0)).toBeCloseTo(rotaryScore(plain, 0), 12);
	});
});

describe('addedScore', () => {
	it('is the sum of the four terms that the example computes', () => {
		const encoding = sinusoidalPositionEncoding(101, 16);
		const { queryContent, keyContent, wQuery, wKey } = drawn;
		for (const [start, distance] of [[0, 0], [20, 6], [60, 40]] as const) {
			const positions = { queryPosition: encoding[start + distance]!, keyPosition: encoding[start]! };
			const { score } = scoreTerms({ queryContent, keyContent, wQuery, wKey, ...positions });
			expect(addedScore(start, distance)).toBeCloseTo(score, 10);
		}
	});

	it('depends on the place at the same distance', () => {
		expect(addedScore(20, 6)).not.toBeCloseTo(addedScore(0, 6), 1);
	});
});

describe('dials', () => {
	it.each(layouts)('have shares that add up to the score, %s', (layout) => {
		const settings = { ...defaults, layout };
		expect(sum(dials(settings).map(({ share }) => share))).toBeCloseTo(rotaryScore(settings, settings.distance), 10);
	});

	it('show directions of length 1', () => {
		for (const { query, key } of dials(defaults)) {
			expect(Math.hypot(...query)).toBeCloseTo(1, 12);
			expect(Math.hypot(...key)).toBeCloseTo(1, 12);
		}
	});

	it('turn both arrows of a pair by the same angle when the text moves', () => {
		const angle = ([x, y]: readonly [number, number]) => Math.atan2(y, x);
		const [here, there] = [dials(defaults), dials({ ...defaults, start: 21 })];
		const turned = (side: 'query' | 'key') => Math.cos(angle(there[3]![side]) - angle(here[3]![side]));
		expect(turned('query')).toBeCloseTo(turned('key'), 10);
	});

	it('name the coordinates of each pair by layout', () => {
		const columns = (layout: (typeof layouts)[number]) => dials({ ...defaults, layout }).map((dial) => dial.columns);
		expect(columns('half-split')[1]).toEqual([1, 9]);
		expect(columns('interleaved')[1]).toEqual([2, 3]);
		expect(columns('interleaved')).toHaveLength(pairCount);
	});
});

describe('curves', () => {
	it('have a point at every distance that can be chosen', () => {
		const curve = scoreCurve((distance) => rotaryScore(defaults, distance));
		expect(curve.map(({ distance }) => distance)).toEqual(Array.from({ length: lastDistance + 1 }, (_, distance) => distance));
	});

	it('stay on the axes, from −8 to 10, at every setting', () => {
		for (const start of [0, 15, 30, 45, lastStart]) {
			const rotary = layouts.flatMap((layout) => bases.map((base) => scoreCurve((apart) => rotaryScore({ ...defaults, layout, base, start }, apart))));
			for (const { score } of [...rotary, scoreCurve((apart) => addedScore(start, apart))].flat()) {
				expect(score).toBeGreaterThan(-8);
				expect(score).toBeLessThan(10);
			}
		}
	});

	it('know how fast their pairs turn', () => {
		expect(pairWavelengths(10_000)[0]).toBeCloseTo(2 * Math.PI, 12);
		expect(pairWavelengths(1_000_000)[7]).toBeGreaterThan(pairWavelengths(10_000)[7]!);
	});
});

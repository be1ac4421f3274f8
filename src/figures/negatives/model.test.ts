import { keptShare, keyAge, mocoLoss } from '@examples/moco';
import { negativesPerAnchor, ntXentLoss } from '@examples/simclr';
import { describe, expect, it } from 'vitest';
import { batchSizes, candidates, drawn, drawnQueue, keyAt, lastPlace, momenta, positionAt, queueSizes, roles, staleness, usual } from './model.ts';

const usualBatch = batchSizes[usual.batchSize];
const usualQueue = queueSizes[usual.queueSize];

describe('the queue', () => {
	it('has at its usual sizes what MoCo’s first version had', () => {
		expect([usualBatch, usualQueue, momenta[usual.momentum]]).toEqual([256, 65_536, 0.999]);
		expect(positionAt(0, usualQueue)).toBe(0);
		expect(positionAt(lastPlace, usualQueue)).toBe(65_535);
		expect(keyAt(65_535, usualBatch, 0.999)).toEqual({ position: 65_535, age: 256, kept: keptShare({ age: 256, momentum: 0.999 }) });
	});

	it.each([
		[4096, 4096, 0.9],
		[65_536, 16, 0.999],
		[262_144, 256, 0],
	])('of %d keys at batch %d and momentum %d is as stale as the example says', (queueSize, batchSize, momentum) => {
		const curve = staleness(queueSize, batchSize, momentum);
		expect(curve[0]!.position).toBe(0);
		expect(curve.at(-1)!.position).toBe(queueSize - 1);
		for (const { position, age, kept } of curve) {
			expect(age).toBe(keyAge({ position, batchSize }));
			expect(kept).toBe(keptShare({ age, momentum }));
		}
		const shares = curve.map(({ kept }) => kept);
		expect([...shares].sort((a, b) => b - a)).toEqual(shares);
	});

	it('is drawn with the keys of three batches', () => {
		expect(drawnQueue(0.5).map(({ age }) => age)).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3]);
		expect(drawnQueue(0.5).at(-1)!.kept).toBe(0.125);
	});
});

describe('candidates', () => {
	it('are counted and guessed as the losses do it', () => {
		const same = (count: number) => Array.from({ length: count }, () => [1, 2]);
		const { simclr, simclrGuess, moco, mocoGuess } = candidates(16, 24);
		expect(simclr).toBe(negativesPerAnchor(16));
		expect(simclrGuess).toBeCloseTo(ntXentLoss({ firstViews: same(16), secondViews: same(16), temperature: 0.1 }), 10);
		expect(moco).toBe(24);
		expect(mocoGuess).toBeCloseTo(mocoLoss({ queries: same(1), positiveKeys: same(1), queue: same(24), temperature: 0.1 }), 10);
	});

	it('of a view are all views but itself, one of them its partner', () => {
		const all = roles();
		expect(all).toHaveLength(2 * drawn.images);
		all.forEach((row, i) => {
			expect(row[i]).toBe('self');
			expect(row.filter((role) => role === 'positive')).toHaveLength(1);
			expect(row.filter((role) => role === 'negative')).toHaveLength(negativesPerAnchor(drawn.images));
			expect(all[row.indexOf('positive')]!.indexOf('positive')).toBe(i);
		});
	});
});

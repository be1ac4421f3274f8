import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '@examples/numerics';
import { enqueue, keptShare, keyAge, mocoGradient, mocoLoss, momentumUpdate } from './index.ts';

const entry = fc.double({ min: -10, max: 10, noNaN: true });
const row = fc.array(entry, { minLength: 3, maxLength: 3 }).filter((values) => Math.hypot(...values) > 1e-3);
const temperature = fc.double({ min: 0.02, max: 2, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const batch = fc
	.tuple(fc.array(fc.tuple(row, row), { minLength: 1, maxLength: 4 }), fc.array(row, { minLength: 1, maxLength: 6 }), temperature)
	.map(([pairs, queue, tau]) => ({
		queries: pairs.map(([query]) => query),
		positiveKeys: pairs.map(([, key]) => key),
		queue,
		temperature: tau,
	}));

describe('MoCo loss of any batch', () => {
	it('is at least 0 and grows with every key in the queue', () => {
		fc.assert(
			fc.property(batch, row, (input, key) => {
				const loss = mocoLoss(input);
				expect(loss).toBeGreaterThanOrEqual(0);
				expect(mocoLoss({ ...input, queue: [...input.queue, key] })).toBeGreaterThanOrEqual(loss);
			}),
		);
	});

	it('has a gradient at right angles to every query', () => {
		fc.assert(
			fc.property(batch, (input) => {
				mocoGradient(input).forEach((gradient, i) => {
					expect(sum(gradient.map((g, d) => g * input.queries[i]![d]!))).toBeCloseTo(0, 8);
				});
			}),
		);
	});
});

describe('queue and momentum of any size', () => {
	it('keeps the newest K keys, each of the age its place says', () => {
		const size = fc.integer({ min: 1, max: 20 });
		fc.assert(
			fc.property(size, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 12 }), (K, batchSize, steps) => {
				let queue: readonly (readonly number[])[] = [];
				for (let step = 1; step <= steps; step += 1) queue = enqueue(queue, Array.from({ length: batchSize }, () => [step]), K);
				expect(queue).toHaveLength(Math.min(K, batchSize * steps));
				queue.forEach(([step], position) => expect(keyAge({ position, batchSize })).toBe(steps + 1 - step!));
			}),
		);
	});

	it('lies between the two encoders, and keeps m^a after a updates', () => {
		fc.assert(
			fc.property(fc.tuple(entry, entry), share, fc.integer({ min: 0, max: 9 }), ([query, key], momentum, age) => {
				let now = key;
				for (let a = 0; a < age; a += 1) {
					[now] = momentumUpdate({ queryParameters: [query], keyParameters: [now], momentum }) as [number];
				}
				const kept = keptShare({ age, momentum });
				expect(now).toBeCloseTo(kept * key + (1 - kept) * query, 9);
			}),
		);
	});
});

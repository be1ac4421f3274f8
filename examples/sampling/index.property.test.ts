import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { softmax, sum } from '@examples/numerics';
import {
	acceptanceRate,
	beamSearch,
	greedy,
	minP,
	nextTokenDistribution,
	residualDistribution,
	temperatureSoftmax,
	topK,
	topP,
} from './index.ts';

// In hundredths: logits that differ by less than rounding would be a tie after the softmax only.
const logit = fc.integer({ min: -2000, max: 2000 }).map((hundredths) => hundredths / 100);
const row = fc.array(logit, { minLength: 1, maxLength: 12 });
const share = fc.double({ min: 0.01, max: 1, noNaN: true });
const k = fc.integer({ min: 1, max: 15 });

describe('any filter of any row', () => {
	it('gives a distribution that keeps the likeliest token', () => {
		fc.assert(
			fc.property(row, k, share, share, (logits, topKValue, topPValue, minPValue) => {
				const options = { topK: topKValue, topP: topPValue, minP: minPValue };
				const kept = nextTokenDistribution(logits, options);
				expect(sum(kept)).toBeCloseTo(1, 12);
				expect(kept[greedy(logits)]).toBeGreaterThan(0);
			}),
		);
	});

	it('keeps the order of what it keeps', () => {
		fc.assert(
			fc.property(row, k, share, (logits, count, p) => {
				const before = softmax(logits);
				for (const after of [topK(before, count), topP(before, p), minP(before, p)]) {
					after.forEach((a, i) =>
						after.forEach((b, j) => {
							if (a > 0 && b > 0 && before[i]! > before[j]!) expect(a).toBeGreaterThanOrEqual(b);
						}),
					);
				}
			}),
		);
	});

	it('drops nothing likelier than what it keeps', () => {
		fc.assert(
			fc.property(row, k, share, (logits, count, p) => {
				const before = softmax(logits);
				for (const after of [topK(before, count), topP(before, p), minP(before, p)]) {
					const least = Math.min(...before.filter((_, i) => after[i]! > 0));
					const dropped = before.filter((_, i) => after[i] === 0);
					expect(Math.max(0, ...dropped)).toBeLessThanOrEqual(least);
				}
			}),
		);
	});
});

describe('top-p of any row', () => {
	it('keeps all at p = 1', () => {
		fc.assert(
			fc.property(row, (logits) => {
				expect(topP(softmax(logits), 1).every((probability) => probability > 0)).toBe(true);
			}),
		);
	});

	it('keeps p or more, and less than p without the last', () => {
		fc.assert(
			fc.property(row, share, (logits, p) => {
				const before = softmax(logits);
				const kept = before.filter((_, i) => topP(before, p)[i]! > 0);
				expect(sum(kept)).toBeGreaterThanOrEqual(p - 1e-12);
				if (p < 1) expect(sum(kept) - Math.min(...kept)).toBeLessThan(p + 1e-12);
			}),
		);
	});
});

describe('temperature', () => {
	it('toward 0 is greedy decoding', () => {
		fc.assert(
			fc.property(row, (logits) => {
				const cold = temperatureSoftmax(logits, 1e-200);
				expect(cold[greedy(logits)]).toBeGreaterThan(0);
				expect(cold.filter((p) => p > 0)).toHaveLength(logits.filter((z) => z === Math.max(...logits)).length);
			}),
		);
	});
});

describe('beam search in any table', () => {
	const table = fc.array(fc.array(fc.array(logit, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }), {
		minLength: 4,
		maxLength: 4,
	});

	it('reports the sum of the model’s log-probabilities, and never more than the best of all', () => {
		fc.assert(
			fc.property(table, fc.integer({ min: 1, max: 4 }), (logits, numBeams) => {
				const tables = logits.map((rows) => rows.map((z) => softmax(z).map((p) => Math.log(p))));
				const model = (tokens: readonly number[]) => tables[tokens.length]![tokens.at(-1) ?? 0]!;
				const options = { maxLength: 4, endToken: 0 };
				const found = beamSearch(model, { ...options, numBeams });
				const [best] = beamSearch(model, { ...options, numBeams: 3 ** 4 });
				for (const { tokens, logp } of found) {
					const steps = tokens.map((token, t) => model(tokens.slice(0, t))[token]!);
					expect(logp).toBeCloseTo(sum(steps), 9);
					expect(logp).toBeLessThanOrEqual(best!.logp + 1e-9);
				}
			}),
		);
	});
});

describe('speculative decoding of any two rows', () => {
	it('has the target’s distribution', () => {
		const two = fc.integer({ min: 2, max: 8 }).chain((n) => {
			const one = fc.array(logit, { minLength: n, maxLength: n });
			return fc.tuple(one, one);
		});
		fc.assert(
			fc.property(two, ([a, b]) => {
				const [target, draft] = [softmax(a), softmax(b)];
				const rate = acceptanceRate(target, draft);
				if (rate > 1 - 1e-9) return;
				const residual = residualDistribution(target, draft);
				target.forEach((p, i) => {
					expect(Math.min(p, draft[i]!) + (1 - rate) * residual[i]!).toBeCloseTo(p, 9);
				});
			}),
		);
	});
});

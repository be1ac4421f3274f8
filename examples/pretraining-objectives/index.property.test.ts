import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, sum } from '@examples/numerics';
import { drawNoiseMask, ignoreIndex, maskTokens, nextTokenPairs, spanCorruption, textInfilling } from './index.ts';

const seed = fc.nat(1_000_000);
const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const tokens = fc.array(fc.integer({ min: 10, max: 79 }), { minLength: 2, maxLength: 60 });

describe('masking of any text', () => {
	it('labels the chosen tokens with themselves, and leaves the others alone', () => {
		fc.assert(
			fc.property(tokens, share, seed, (text, maskingRate, s) => {
				const options = { maskId: 3, vocabularySize: 90, maskingRate, random: createRandom(s) };
				const { inputIds, labels } = maskTokens(text, options);
				labels.forEach((label, i) => {
					expect([ignoreIndex, text[i]]).toContain(label);
					if (label === ignoreIndex) expect(inputIds[i]).toBe(text[i]);
				});
				const chosen = labels.filter((label) => label !== ignoreIndex).length;
				expect(chosen).toBe(Math.max(1, Math.round(maskingRate * text.length)));
			}),
		);
	});
});

describe('next tokens of any text', () => {
	it('are as many as tokens without the prefix', () => {
		fc.assert(
			fc.property(tokens, fc.nat(), (text, n) => {
				const prefixLength = 1 + (n % (text.length - 1));
				const { labels } = nextTokenPairs(text, { prefixLength });
				expect(labels.filter((label) => label !== ignoreIndex)).toEqual(text.slice(prefixLength));
			}),
		);
	});
});

describe('spans of any text', () => {
	it('keep every token exactly once, in input or target', () => {
		fc.assert(
			fc.property(tokens, share, fc.double({ min: 0.5, max: 9, noNaN: true }), seed, (text, noiseDensity, meanSpanLength, s) => {
				const options = { noiseDensity, meanSpanLength, random: createRandom(s) };
				const ids = { firstSentinelId: 200, endId: 1, startId: 0 };
				const { inputIds, labels } = spanCorruption(text, { ...options, ...ids });
				const words = [...inputIds, ...labels].filter((id) => id >= 10 && id < 80);
				expect(words.sort()).toEqual([...text].sort());
				const sentinels = (list: readonly number[]) => list.filter((id) => id >= 100);
				expect(sentinels(inputIds)).toEqual(sentinels(labels));
			}),
		);
	});

	it('begin with what is kept and end with what is dropped', () => {
		fc.assert(
			fc.property(fc.integer({ min: 2, max: 200 }), share, seed, (length, noiseDensity, s) => {
				const mask = drawNoiseMask(length, { noiseDensity, random: createRandom(s) });
				expect([mask.length, mask[0], mask.at(-1)]).toEqual([length, false, true]);
			}),
		);
	});
});

describe('infilling of any text', () => {
	it('covers the chosen share, and keeps the other tokens in order', () => {
		fc.assert(
			fc.property(tokens, share, seed, (text, maskingRate, s) => {
				const options = { maskId: 3, startId: 2, maskingRate, random: createRandom(s) };
				const { inputIds, labels, spanLengths } = textInfilling(text, options);
				expect(labels).toEqual(text);
				expect(sum(spanLengths)).toBe(Math.max(1, Math.round(maskingRate * text.length)));
				const kept = inputIds.filter((id) => id !== 3);
				expect(kept).toHaveLength(text.length - sum(spanLengths));
			}),
		);
	});
});

describe('many draws', () => {
	it('mask every place as often', () => {
		const counts = Array.from({ length: 10 }, () => 0);
		for (let s = 0; s < 2000; s += 1) {
			const text = counts.map((_, i) => i);
			const { labels } = maskTokens(text, { maskId: 3, vocabularySize: 90, random: createRandom(s) });
			labels.forEach((label, i) => (counts[i]! += Number(label !== ignoreIndex)));
		}
		expect(sum(counts)).toBe(4000);
		counts.forEach((count) => expect(Math.abs(count - 400)).toBeLessThan(80));
	});

	it('divide a text in every way as often: 10 × 10 for two times 6 tokens in 3 spans', () => {
		const counts = new Map<string, number>();
		for (let s = 0; s < 3000; s += 1) {
			const options = { noiseDensity: 0.5, meanSpanLength: 2, random: createRandom(s) };
			const key = drawNoiseMask(12, options).map(Number).join('');
			counts.set(key, (counts.get(key) ?? 0) + 1);
		}
		expect(counts.size).toBe(100);
		counts.forEach((count) => expect(Math.abs(count - 30)).toBeLessThan(25));
	});
});

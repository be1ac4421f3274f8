import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode, learnMerges, splitText } from './index.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 40 });
const shortAlphabet = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '1', '书', '写', '🙂'), maxLength: 60 });

describe('any text', () => {
	it('is cut without loss', () => {
		fc.assert(fc.property(anyText, (text) => { expect(splitText(text).join('')).toBe(text); }));
	});

	it('comes back, whatever the merges were learned from', () => {
		fc.assert(
			fc.property(shortAlphabet, anyText, fc.integer({ min: 1, max: 30 }), (training, text, numMerges) => {
				const merges = learnMerges(training, { numMerges });
				for (const sample of [text, training]) expect(decode(encode(sample, merges), merges)).toBe(sample);
			}),
		);
	});

	it('is at most as many tokens as bytes', () => {
		fc.assert(
			fc.property(shortAlphabet, (text) => {
				const merges = learnMerges(text, { numMerges: 10 });
				expect(encode(text, merges).length).toBeLessThanOrEqual(encode(text, []).length);
			}),
		);
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logSumExp } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { scaledDotProductAttention } from '@examples/scaled-dot-product-attention';
import { blockAttention, mergeNormalizers, onlineNormalizer } from './index.ts';

const entry = fc.double({ min: -20, max: 20, noNaN: true });
const matrix = (rows: number, columns: number): fc.Arbitrary<Matrix> =>
	fc.array(fc.array(entry, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows });
/** Every query sees something. */
const masks = fc.array(
	fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }).filter((row) => row.includes(true)),
	{ minLength: 3, maxLength: 3 },
);

describe('one pass over any row', () => {
	it('gives its log-sum-exp, whole or from two pieces', () => {
		fc.assert(
			fc.property(fc.array(entry, { minLength: 2, maxLength: 30 }), fc.nat(), (logits, at) => {
				const cut = 1 + (at % (logits.length - 1));
				const whole = onlineNormalizer(logits);
				const merged = mergeNormalizers(onlineNormalizer(logits.slice(0, cut)), onlineNormalizer(logits.slice(cut)));
				for (const { max, sum } of [whole, merged]) expect(max + Math.log(sum)).toBeCloseTo(logSumExp(logits), 10);
			}),
		);
	});
});

describe('any attention in any blocks', () => {
	it('is the full computation', () => {
		fc.assert(
			fc.property(matrix(3, 2), matrix(7, 2), matrix(7, 3), masks, fc.integer({ min: 1, max: 9 }), (query, key, value, mask, blockSize) => {
				const whole = scaledDotProductAttention(query, key, value, { mask }).output.flat();
				const { output, scoresKept } = blockAttention(query, key, value, { mask, blockSize });
				output.flat().forEach((x, i) => expect(x).toBeCloseTo(whole[i]!, 9));
				expect(scoresKept).toBeLessThanOrEqual(blockSize);
			}),
		);
	});
});

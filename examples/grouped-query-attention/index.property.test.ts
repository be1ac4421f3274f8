import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '@examples/numerics';
import { absorbedLatentAttention, groupedQueryAttention, keyValueCacheBytes, latentAttention, repeatKeyValue } from './index.ts';

const entry = fc.double({ min: -5, max: 5, noNaN: true });
const listOf = <Item>(item: fc.Arbitrary<Item>, length: number) => fc.array(item, { minLength: length, maxLength: length });
const matrix = (rows: number, columns: number): fc.Arbitrary<Matrix> => listOf(listOf(entry, columns), rows);
const heads = (count: number, rows: number, columns: number) => listOf(matrix(rows, columns), count);
/** G key/value heads with H/G query heads each. */
const shape = fc.record({ groups: fc.integer({ min: 1, max: 3 }), repeats: fc.integer({ min: 1, max: 3 }) });

describe('grouped-query attention of any number of groups', () => {
	const input = shape.chain(({ groups, repeats }) =>
		fc.record({
			repeats: fc.constant(repeats),
			query: heads(groups * repeats, 2, 2),
			key: heads(groups, 3, 2),
			value: heads(groups, 3, 2),
		}),
	);

	it('is multi-head attention over repeated heads', () => {
		fc.assert(
			fc.property(input, ({ repeats, query, key, value }) => {
				const repeated = groupedQueryAttention(query, repeatKeyValue(key, repeats), repeatKeyValue(value, repeats));
				expect(groupedQueryAttention(query, key, value)).toEqual(repeated);
			}),
		);
	});

	it('changes only the heads of a group when its values change', () => {
		fc.assert(
			fc.property(input, ({ repeats, query, key, value }) => {
				const moved = [value[0]!.map((row) => row.map((x) => x + 1)), ...value.slice(1)];
				const [before, after] = [value, moved].map((values) => groupedQueryAttention(query, key, values).output);
				expect(after!.slice(repeats)).toEqual(before!.slice(repeats));
				after!.slice(0, repeats).flat(2).forEach((y, i) => expect(y - before!.flat(2)[i]!).toBeCloseTo(1, 9));
			}),
		);
	});
});

describe('latent attention of any matrices', () => {
	it('is the same absorbed', () => {
		const input = fc.record({ query: heads(2, 2, 2), latent: matrix(3, 4), wUpKey: heads(2, 4, 2), wUpValue: heads(2, 4, 2) });
		fc.assert(
			fc.property(input, (given) => {
				const expanded = latentAttention(given).flat(2);
				absorbedLatentAttention(given).flat(2).forEach((y, i) => expect(y).toBeCloseTo(expanded[i]!, 7));
			}),
		);
	});
});

describe('KV cache of any model', () => {
	it('is proportional to each of its sizes', () => {
		const count = fc.integer({ min: 1, max: 1000 });
		const model = fc.record({ numLayers: count, numKeyValueHeads: count, headDim: count, sequenceLength: count, batchSize: count });
		fc.assert(
			fc.property(model, (given) => {
				const once = keyValueCacheBytes({ ...given, bytesPerValue: 2 });
				for (const name of Object.keys(given) as (keyof typeof given)[]) {
					expect(keyValueCacheBytes({ ...given, [name]: 3 * given[name], bytesPerValue: 2 })).toBe(3 * once);
				}
			}),
		);
	});
});

import { groupedQueryAttention, keyValueCacheBytes, sequencesThatFit } from '@examples/grouped-query-attention';
import { describe, expect, it } from 'vitest';
import { batches, cacheOf, contexts, defaultModel, groupsOfHeads, kindOf, models, possibleHeads, precisions } from './model.ts';

describe('cacheOf', () => {
	it.each([
		['Qwen2-72B', 8, 32_768, 1, '16'],
		['Qwen2-7B', 28, 8192, 16, '8'],
		['Qwen2-0.5B', 1, 131_072, 64, '4'],
	] as const)('shows of %s with %d key/value heads what the example computes', (name, numKeyValueHeads, sequenceLength, batchSize, precision) => {
		const model = models.find((each) => each.name === name)!;
		const cost = cacheOf({ model, numKeyValueHeads, sequenceLength, batchSize, precision });
		const bytesPerValue = { 16: 2, 8: 1, 4: 0.5 }[precision];
		const shape = { ...model, numKeyValueHeads, sequenceLength, bytesPerValue };
		expect(cost.gib * 2 ** 30).toBe(keyValueCacheBytes({ ...shape, batchSize }));
		expect(cost.kibPerToken * 1024 * sequenceLength * batchSize).toBe(cost.gib * 2 ** 30);
		expect(cost.sequencesThatFit).toBe(sequencesThatFit(80 * 2 ** 30, shape));
		expect(cost.flopsPerByte).toBeCloseTo(((2 / bytesPerValue) * model.numAttentionHeads) / numKeyValueHeads, 12);
	});

	it('starts with the usual question: 320 KiB a token and 10 GiB for Qwen2-72B at 32K', () => {
		const model = models[defaultModel]!;
		const cost = cacheOf({ model, numKeyValueHeads: 8, sequenceLength: 32_768, batchSize: 1, precision: '16' });
		expect(cost).toEqual({ kibPerToken: 320, gib: 10, sequencesThatFit: 8, flopsPerByte: 8 });
	});

	it('stays above the plot’s floor for whatever can be chosen', () => {
		const smallest = models.map((model) =>
			cacheOf({ model, numKeyValueHeads: 1, sequenceLength: contexts[0]!, batchSize: batches[0]!, precision: precisions[2] }).gib,
		);
		expect(Math.min(...smallest)).toBeGreaterThan(0.001);
	});
});

describe('groupsOfHeads', () => {
	it.each([
		[2, 4],
		[4, 28],
		[1, 12],
		[14, 14],
	])('draws %d groups for %d heads as the example’s attention reads them', (groups, heads) => {
		const query = Array.from({ length: heads }, () => [[1]]);
		const key = Array.from({ length: groups }, () => [[1]]);
		const value = key.map((_, group) => [[group]]);
		expect(groupsOfHeads(groups, heads)).toEqual(groupedQueryAttention(query, key, value).output.flat(2));
	});
});

describe('possibleHeads', () => {
	it('are the divisors, the published number among them', () => {
		expect(possibleHeads(28)).toEqual([1, 2, 4, 7, 14, 28]);
		for (const model of models) expect(possibleHeads(model.numAttentionHeads)).toContain(model.numKeyValueHeads);
	});

	it('bear their common names', () => {
		expect([1, 8, 64].map((heads) => kindOf(heads, 64))).toEqual(['MQA', 'GQA', 'MHA']);
	});
});

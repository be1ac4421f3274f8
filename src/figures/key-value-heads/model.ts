import {
	decodingIntensity,
	keyValueCacheBytes,
	qwen2Models,
	repeatKeyValue,
	sequencesThatFit,
	type Qwen2Model,
} from '@examples/grouped-query-attention';
import { range } from '../parts/range.ts';

export const models = qwen2Models;
/** The model of the usual interview question. */
export const defaultModel = models.length - 1;

/** Tokens of one sequence, by slider position: 1,024 to 131,072. */
export const contexts = range(10, 17, 1).map((power) => 2 ** power);
/** Sequences at once, by slider position. */
export const batches = range(0, 6, 1).map((power) => 2 ** power);
/** What Qwen2 was trained for, and the question's length. */
export const defaultContext = contexts.indexOf(32_768);
export const defaultBatch = 0;

/** Bits of a cached number: bf16, fp8 and int4 without its scales. */
export const precisions = ['16', '8', '4'] as const;
export type Precision = (typeof precisions)[number];

/** Memory of a consumer card and of a data-center card, in GiB. */
export const gpuMemories = [24, 80] as const;

const [kib, gib] = [2 ** 10, 2 ** 30];

/** How many key/value heads a number of query heads can have: its divisors, from MQA to MHA. */
export function possibleHeads(numAttentionHeads: number): number[] {
	return range(1, numAttentionHeads, 1).filter((heads) => numAttentionHeads % heads === 0);
}

/** The common name of attention with G key/value heads for H query heads. */
export function kindOf(numKeyValueHeads: number, numAttentionHeads: number): Kind {
	if (numKeyValueHeads === numAttentionHeads) return 'MHA';
	return numKeyValueHeads === 1 ? 'MQA' : 'GQA';
}

/** The key/value head that each query head reads, as the example repeats them. */
export function groupsOfHeads(numKeyValueHeads: number, numAttentionHeads: number): number[] {
	const heads = range(0, numKeyValueHeads - 1, 1).map((head) => [[head]]);
	return repeatKeyValue(heads, numAttentionHeads / numKeyValueHeads).map((head) => head[0]![0]!);
}

/** What a model's cache costs with this many key/value heads, from `examples/grouped-query-attention`. */
export function cacheOf({ model, numKeyValueHeads, sequenceLength, batchSize, precision }: CacheSetting): CacheCost {
	const shape = { ...model, numKeyValueHeads, sequenceLength, batchSize, bytesPerValue: Number(precision) / 8 };
	return {
		kibPerToken: keyValueCacheBytes({ ...shape, sequenceLength: 1, batchSize: 1 }) / kib,
		gib: keyValueCacheBytes(shape) / gib,
		sequencesThatFit: sequencesThatFit(gpuMemories[1] * gib, shape),
		flopsPerByte: decodingIntensity(shape).flopsPerByte,
	};
}

export type Kind = 'MHA' | 'GQA' | 'MQA';

/** Where the controls stand. */
export interface CacheSetting {
	model: Qwen2Model;
	numKeyValueHeads: number;
	sequenceLength: number;
	batchSize: number;
	precision: Precision;
}

export interface CacheCost {
	kibPerToken: number;
	/** Of all sequences. */
	gib: number;
	/** Caches of one sequence in 80 GiB. */
	sequencesThatFit: number;
	flopsPerByte: number;
}

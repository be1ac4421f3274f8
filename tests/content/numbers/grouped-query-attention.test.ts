import { describe, expect, it } from 'vitest';
import {
	attentionParameters,
	decodingIntensity,
	groupedQueryAttention,
	keyValueCacheBytes,
	latentCacheBytes,
	meanPoolHeads,
	qwen2Models,
	sequencesThatFit,
} from '@examples/grouped-query-attention';
import { decodeStep } from '@examples/multi-head-attention';
import type { KeyValueCache } from '@examples/multi-head-attention';
import { createRandom, matmul } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { expectStated, section } from './page.ts';

const at = (id: string) => section('language-models/grouped-query-attention', id);
const [kib, gib] = [2 ** 10, 2 ** 30];
const one = { sequenceLength: 1, batchSize: 1, bytesPerValue: 2 };
const [large, small] = [qwen2Models.at(-1)!, qwen2Models[2]!];
const cache = (change: Partial<Parameters<typeof keyValueCacheBytes>[0]> = {}) => keyValueCacheBytes({ ...large, ...one, ...change });
const inGib = (bytes: number) => `${bytes / gib} GiB`;

describe('the cache', () => {
	it.each(qwen2Models)('of $name is stated', (model) => {
		const { numLayers, numAttentionHeads, numKeyValueHeads, headDim } = model;
		const bytes = (sequenceLength: number, heads = numKeyValueHeads) => keyValueCacheBytes({ ...model, ...one, sequenceLength, numKeyValueHeads: heads });
		const cells = [numLayers, `${numAttentionHeads} / ${numKeyValueHeads}`, headDim, `${bytes(1) / kib} KiB`];
		const sizes = [bytes(32_768), bytes(131_072), bytes(32_768, numAttentionHeads)].map(inGib);
		expectStated(at('three-minutes'), [...cells, ...sizes].join(' | '));
	});

	it('of Qwen2-72B is derived', () => {
		expectStated(at('step-cache'), String(cache()), `${cache() / kib} KiB`);
		const all = cache({ numKeyValueHeads: 64 }) / kib;
		for (const id of ['three-minutes', 'pitfalls']) expectStated(at(id), `${all} KiB`);
		expectStated(at('pitfalls'), String(cache() / kib), String(8192 / (8 * 128)), String(3584 / (4 * 128)));
		expectStated(at('pitfalls'), `${cache({ sequenceLength: 32_768 }) / gib} GiB`, String(cache({ sequenceLength: 32_768, numKeyValueHeads: 64 }) / gib));
	});

	it('changes with the settings', () => {
		const sequenceLength = 32_768;
		const changed = [{}, { numKeyValueHeads: 64 }, { bytesPerValue: 1 }, { bytesPerValue: 0.5 }].map((change) => cache({ sequenceLength, ...change }));
		expectStated(at('run-cache'), ...changed.map(inGib), inGib(changed[0]! / 2), inGib(cache({ sequenceLength: 8192, batchSize: 32 })));
	});

	it('leaves room for sequences', () => {
		const shape = { ...large, sequenceLength: 8192, bytesPerValue: 2 };
		const [grouped, full] = [shape, { ...shape, numKeyValueHeads: 64 }];
		expectStated(at('step-intensity'), ...[grouped, full].map((heads) => inGib(keyValueCacheBytes({ ...heads, batchSize: 1 }))));
		expectStated(at('step-intensity'), ...[grouped, full].map((heads) => String(sequencesThatFit(80 * gib, heads))));
		const longer = { ...shape, sequenceLength: 32_768 };
		expectStated(at('see-it'), ...[longer, { ...longer, numKeyValueHeads: 64 }].map((heads) => String(sequencesThatFit(80 * gib, heads))));
	});

	it('of DeepSeek-V2 is a latent', () => {
		const latent = { numLayers: 60, latentDim: 512, ropeHeadDim: 64, ...one };
		const deepseek = { numLayers: 60, numKeyValueHeads: 128, headDim: 128, ...one };
		const predecessor = keyValueCacheBytes({ numLayers: 95, numKeyValueHeads: 8, headDim: 128, ...one });
		const sizes = [latentCacheBytes(latent), keyValueCacheBytes(deepseek), keyValueCacheBytes({ ...deepseek, numKeyValueHeads: 8 }), predecessor];
		const quantized = latentCacheBytes({ ...latent, bytesPerValue: 6 / 8 });
		expectStated(at('run-latent'), ...sizes.map((bytes) => String(bytes / kib)), (quantized / kib).toFixed(1));
		expectStated(at('run-latent'), ...[quantized, sizes[0]!].map((bytes) => `${(100 * (1 - bytes / predecessor)).toFixed(1)}%`));
	});

	it('is what decoding keeps', () => {
		const random = createRandom(3);
		const draw = (rows: number): Matrix => Array.from({ length: rows }, () => Array.from({ length: 16 }, () => random.normal() / 2));
		const weights = { wQuery: draw(16), wKey: draw(16), wValue: draw(16), wOutput: draw(16) };
		const tokens = draw(6);
		const kept = (numAttentionHeads: number) => {
			let held: KeyValueCache | undefined;
			return tokens.map((token) => {
				held = decodeStep({ hiddenStates: [token], weights, numAttentionHeads, cache: held }).cache;
				return [held.key, held.value].flat(3).length;
			});
		};
		const [four, single] = [kept(4), kept(1)];
		expectStated(at('run-cache'), String(four[0]), String(four[5]), String(four[5]! / 2), String(single[4]));
		expectStated(at('run-cache'), String(2 * (1 + 2 + 3 + 4 + 5 + 6)), String(2 * 6));
	});
});

describe('attention', () => {
	const zero = [[0]];
	const values = (...heads: number[]) => heads.map((value) => [[value]]);
	const outputs = (...key: number[]) => groupedQueryAttention([zero, zero, zero, zero], values(...key), values(...key)).output.flat(2);
	const expectListed = ({ where, texts: [english, chinese] }: ReturnType<typeof at>, numbers: readonly number[]) => {
		expectStated({ where, texts: [english!] }, numbers.join(', '));
		expectStated({ where, texts: [chinese!] }, numbers.join('、'));
	};

	it('reads groups in turn', () => {
		expectListed(at('run-grouped-query'), outputs(10, 20));
		const tiled = outputs(10, 20, 10, 20);
		expectListed(at('run-grouped-query'), tiled);
		expectListed(at('pitfalls'), tiled);
		expectStated(at('run-grouped-query'), String(Math.floor(16 / 4)));
	});

	it('loses what pooling cancels', () => {
		const [keys, value] = [[[2, 0], [0, 1]], [[1], [5]]];
		const projections = [[[1, 0], [0, 1]], [[-1, 0], [0, -1]]];
		const heads = projections.map((weight) => matmul(keys, weight));
		const query = [[[1, 0]], [[-1, 0]]];
		const before = groupedQueryAttention(query, heads, [value, value]);
		const after = groupedQueryAttention(query, meanPoolHeads(projections, 1).map((weight) => matmul(keys, weight)), [value]);
		expectStated(at('run-mean-pool'), before.attentionWeights[1]![0]!.map((weight) => weight.toFixed(4)).join(', '));
		expectStated(at('run-mean-pool'), after.attentionWeights[1]![0]!.join(', '));
		expectStated(at('run-mean-pool'), before.output[1]![0]![0]!.toFixed(4), String(after.output[1]![0]![0]));
	});
});

describe('the cost', () => {
	it('per byte is stated', () => {
		const cost = (change: object) => decodingIntensity({ ...large, sequenceLength: 8192, batchSize: 1, bytesPerValue: 2, ...change });
		const costs = [64, 8, 1].map((numKeyValueHeads) => cost({ numKeyValueHeads }));
		expect(new Set(costs.map(({ flops }) => flops)).size).toBe(1);
		expectStated(at('run-intensity'), ...costs.map(({ flopsPerByte }) => String(flopsPerByte)), String(cost({ ...small }).flopsPerByte));
		const { where, texts } = at('run-intensity');
		expectStated({ where, texts: texts.slice(0, 1) }, (costs[0]!.flops / 1e6).toFixed(1));
		expectStated({ where, texts: texts.slice(1) }, (costs[0]!.flops / 1e8).toFixed(3));
		expectStated(at('pitfalls'), String(cost({ sequenceLength: 1 }).flops));
		const projections = [64, 8].map((heads) => (2 * 2 * 8192 * heads * 128) / 1e6);
		expectStated(at('pitfalls'), ...projections.map((flops) => `${flops.toFixed(0)}M`));
	});

	it('in weights is stated', () => {
		const saved = attentionParameters({ ...large, numKeyValueHeads: 64 }) - attentionParameters(large);
		expectStated(at('step-intensity'), `${(saved / 1e6).toFixed(1)}M`, `${((80 * saved) / 1e9).toFixed(1)}B`);
		const wider = (3 * 8192 * (29_568 - 24_576)) / 1e6;
		expectStated(at('step-intensity'), `${wider.toFixed(1)}M`);
	});

	it('of absorbed attention is stated', () => {
		const absorbed = 128 * (2 * (512 + 64) + 2 * 512);
		const full = 128 * 4 * 128;
		expectStated(at('step-mla'), String(absorbed), String(full), (absorbed / full).toFixed(2), (absorbed / (576 * 2)).toFixed(0));
		expectStated(at('step-mla'), (576 / (2 * 128)).toFixed(2));
		expectStated(at('three-minutes'), String(2 * 128 * 128), String(2 * 8 * 128), String(2 * 128), (absorbed / full).toFixed(2));
	});
});

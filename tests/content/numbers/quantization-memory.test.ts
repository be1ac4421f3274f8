import { describe, expect, it } from 'vitest';
import { bitsPerWeight, modelBytes, parameterCounts, qwen2, toGib } from '@examples/quantization';
import { keyValueCacheBytes, qwen2Models } from '@examples/grouped-query-attention';
import { expectStated, question, section } from './page.ts';

const at = (id: string) => section('language-models/quantization', id);
const asked = (id: string) => question('language-models', `quantization-${id}`);
const large = qwen2['72B'];
const bytesAt = (bits: number, groupSize = 128, model = large) => modelBytes(model, bits === 16 ? 16 : bitsPerWeight({ bits, groupSize }));
const gib = (bytes: number, digits = 1) => toGib(bytes).toFixed(digits);
const giga = (value: number, digits = 1) => (value / 1e9).toFixed(digits);
const { linear, other } = parameterCounts(large);
const cacheBytes = (sequenceLength: number, bits = 16) => keyValueCacheBytes({ ...qwen2Models.at(-1)!, sequenceLength, batchSize: 1, bytesPerValue: bits / 8 });

describe('memory', () => {
	it('of Qwen2-72B is stated', () => {
		const counts = [linear + other, linear, other].map((count) => `${giga(count)}B`);
		expectStated(at('does-it-fit'), ...counts, ...[16, 8, 4].map((bits) => `${gib(bytesAt(bits))} GiB`), giga(bytesAt(16)));
		expectStated(at('run-memory'), ...[16, 8, 4, 3, 2].map((bits) => gib(bytesAt(bits))));
		const fine = bytesAt(4, 32);
		expectStated(at('run-memory'), gib(fine), gib(fine - bytesAt(4)));
		// Measured by Qwen with AWQ and with GPTQ.
		const gaps = [41.31, 41.8].map((measured) => (measured - toGib(bytesAt(4))).toFixed(1));
		for (const id of ['does-it-fit', 'run-memory']) expectStated(at(id), ...gaps);
		for (const [bits, measured] of [[16, 134.74], [8, 71]] as const) expect(Math.abs(toGib(bytesAt(bits)) / measured - 1)).toBeLessThan(0.01);
	});

	it('at 4 bits is derived', () => {
		const bits = bitsPerWeight({ bits: 4, groupSize: 128 });
		expectStated(at('step-grid'), bits.toFixed(3), (linear / 1e9).toFixed(2), (other / 1e9).toFixed(2), giga(bytesAt(4)), `${gib(bytesAt(4))} GiB`);
		expectStated(at('pitfalls'), bits.toFixed(2));
		const indices = ((linear + other) * 4) / 8;
		const scales = (linear * (bits - 4)) / 8;
		const embeddings = (other * 12) / 8;
		expectStated(at('pitfalls'), ...[indices, scales, embeddings, bytesAt(4)].map((bytes) => `${giga(bytes)} GB`));
		expectStated(asked('72b-on-a-consumer-gpu'), ...[(linear * bits) / 8, other * 2].map((bytes) => giga(bytes)), giga(bytesAt(4)), gib(bytesAt(4)));
	});

	it('of Qwen2-0.5B is stated', () => {
		const small = qwen2['0.5B'];
		const counts = parameterCounts(small);
		const sizes = [4, 16].map((bits) => bytesAt(bits, 128, small)) as [number, number];
		expectStated(at('run-memory'), ...sizes.map((bytes) => gib(bytes, 2)), `${((100 * sizes[0]) / sizes[1]).toFixed(0)}%`);
		expectStated(at('run-memory'), `${((100 * 151_936 * 896) / (counts.linear + counts.other)).toFixed(0)}%`, `${((100 * bytesAt(4)) / bytesAt(16)).toFixed(0)}%`);
	});

	it.each([[47.4, 2], [43.9, 2], [40.2, 2], [29.8, 2], [25.5, 2]])('of a file of %d GB is stated', (size, digits) => {
		const bits = (size * 8e9) / (linear + other);
		expectStated(at('does-it-fit'), `${size} GB | ${bits.toFixed(digits)} | ${gib(size * 1e9)}`);
	});

	it('of the fallback of the k-quants is stated', () => {
		const down = 80 * 8192 * 29_568;
		const total = linear + other;
		expectStated(asked('k-quants'), (29_568 / 256).toFixed(1), `${giga(down)}B`, ((47.4e9 * 8) / total).toFixed(2));
		// Half of the value and down projections, and the output matrix, at the larger type.
		const values = 80 * 8192 * 8 * 128;
		const output = 152_064 * 8192;
		const half = (count: number, [low, high]: readonly [number, number]) => (count * (low + high)) / 2;
		const k = [4.5, 6.5625] as const;
		const size = (types: readonly [number, number]) =>
			(half(down, types) + half(values, k) + output * 6.5625 + (linear - down - values + output) * 4.5) / 8;
		for (const stated of [at('step-gguf'), asked('k-quants')]) expectStated(stated, giga(size([5.5, 8.5]), 2), giga(size(k)));
	});

	it('of weights and cache is compared', () => {
		const [sixteen, four, three] = [16, 4, 3].map((bits) => toGib(bytesAt(bits))) as [number, number, number];
		const halved = toGib(cacheBytes(1000, 16) - cacheBytes(1000, 8));
		const quartered = toGib(cacheBytes(1000, 16) - cacheBytes(1000, 5));
		expectStated(asked('kv-cache'), (sixteen - four).toFixed(1), (four - three).toFixed(1), halved.toFixed(3), quartered.toFixed(2));
		const tokens = (1000 * (four - three)) / halved;
		expectStated(asked('kv-cache'), (four - three).toFixed(2), halved.toFixed(4), String(1000 * Math.round(tokens / 1000)), (tokens / 2000).toFixed(0));
		expectStated(at('does-it-fit'), String(toGib(cacheBytes(8192))), (80 / 47.4).toFixed(1));
		expectStated(asked('72b-on-a-consumer-gpu'), String(toGib(cacheBytes(8192))));
		expectStated(asked('what-gets-faster'), String(toGib(cacheBytes(131_072))), gib(bytesAt(4)), ((165 * 4.15625) / 16).toFixed(0));
	});

	it('states the bits of double quantization', () => {
		expectStated(asked('qat-and-qlora'), `${32 / 64}`, (8 / 64 + 32 / (64 * 256)).toFixed(3));
	});
});

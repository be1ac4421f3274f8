import { it } from 'vitest';
import { attentionParameters, keyValueCacheBytes, latentCacheBytes, qwen2Models, sequencesThatFit } from '@examples/grouped-query-attention';
import { modelBytes, qwen2 } from '@examples/quantization';
import { feedForwardParameters, models } from '@examples/transformer-arithmetic';
import { expectStated, question } from './page.ts';

const asked = (id: string) => question('language-models', `gqa-${id}`);
const [kib, mib, gib] = [2 ** 10, 2 ** 20, 2 ** 30];
const [large, small] = [qwen2Models.at(-1)!, qwen2Models[2]!];
const one = { sequenceLength: 1, batchSize: 1, bytesPerValue: 2 };
const cache = (change: Partial<Parameters<typeof keyValueCacheBytes>[0]> = {}) => keyValueCacheBytes({ ...large, ...one, ...change });
const smallCache = (change: Partial<Parameters<typeof keyValueCacheBytes>[0]> = {}) => cache({ ...small, ...change });

it('shares a cache between two layers', () => {
	const shared = cache({ numLayers: 40 });
	expectStated(asked('cross-layer-sharing'), `${shared / kib} KiB`, `${(32_768 * shared) / gib} GiB`);
});

it('counts users of Qwen2-7B', () => {
	const weights = modelBytes(qwen2['7B'], 16);
	const free = 80 * gib - weights;
	const states = asked('how-many-users');
	expectStated(states, (weights / 1e9).toFixed(1), (weights / gib).toFixed(1), (free / gib).toFixed(1));
	for (const [numKeyValueHeads, bytesPerValue] of [[4, 2], [4, 1], [28, 2]] as const) {
		const shape = { ...small, numKeyValueHeads, bytesPerValue, sequenceLength: 8192 };
		expectStated(states, `${keyValueCacheBytes({ ...shape, batchSize: 1 }) / mib} MiB | ${sequencesThatFit(free, shape)}`);
	}
	const held = 150 * smallCache({ sequenceLength: 8192 });
	const slower = (weights + held) / weights;
	expectStated(states, (held / gib).toFixed(1), slower.toFixed(1), (150 / slower).toFixed(0));
	const { where, texts } = states;
	const tokens = (65.8 * gib) / smallCache();
	expectStated({ where, texts: texts.slice(0, 1) }, (tokens / 1e6).toFixed(2));
	expectStated(states, (2 * 65.8).toFixed(1), (160 - 14.2).toFixed(1));
	const rest = 320 * gib - modelBytes(qwen2['72B'], 16);
	const long = { ...large, bytesPerValue: 2, sequenceLength: 8192 };
	expectStated(states, Math.floor(rest / gib).toFixed(0), String(sequencesThatFit(rest, long)), String(keyValueCacheBytes({ ...long, batchSize: 1 }) / gib));
});

it('computes the cache of Qwen2-72B', () => {
	const states = asked('kv-cache-size');
	const sizes = [32_768, 131_072].flatMap((sequenceLength) => [8, 64].map((numKeyValueHeads) => cache({ sequenceLength, numKeyValueHeads }) / gib));
	expectStated(states, String(cache()), `${cache() / kib} KiB`, `${cache({ numKeyValueHeads: 64 }) / kib} KiB`, ...sizes.map(String));
	const weights = modelBytes(qwen2['72B'], 16);
	expectStated(states, (weights / 1e9).toFixed(1), (weights / gib).toFixed(1), `${smallCache() / kib} KiB`);
	expectStated(states, (cache({ sequenceLength: 6144 }) / gib).toFixed(3), ((6144 * 152_064 * 4) / gib).toFixed(1));
});

it('counts the scales of a quantized cache', () => {
	for (const [bits, scales] of [[16, 0], [8, 0], [4, 32 / 32], [2, 32 / 32]] as const) {
		expectStated(asked('kv-quantization'), `${bits + scales} | ${cache({ sequenceLength: 32_768, bytesPerValue: (bits + scales) / 8 }) / gib} GiB`);
	}
});

it('compares latents with heads', () => {
	const latent = { numLayers: 60, latentDim: 512, ropeHeadDim: 64, ...one };
	const bytes = latentCacheBytes(latent);
	const heads = cache({ numLayers: 60, numKeyValueHeads: 128, headDim: 128 });
	const predecessor = cache({ numLayers: 95 });
	const less = (part: number, whole: number) => `${(100 * (1 - part / whole)).toFixed(1)}`;
	expectStated(asked('mla'), `${bytes / kib} KiB`, String(heads / mib), String(128 * (2 * 576 + 2 * 512)), String(128 * 4 * 128));
	expectStated(asked('mla'), less(latentCacheBytes({ ...latent, bytesPerValue: 6 / 8 }), predecessor), less(bytes, predecessor), less(bytes, heads));
});

it('counts blocks and prefixes', () => {
	expectStated(asked('paged-attention'), (1000 / 32_768).toFixed(2), (cache({ sequenceLength: 1000 }) / gib).toFixed(1));
	expectStated(asked('paged-attention'), String(cache({ sequenceLength: 16 }) / mib), `${cache({ sequenceLength: 8192 }) / gib} GiB`);
	const prefix = smallCache({ sequenceLength: 2000 });
	expectStated(asked('prefix-caching'), `${(prefix / mib).toFixed(0)} MiB`, `${((100 * prefix) / gib).toFixed(1)} GiB`);
});

it('sums local and global layers', () => {
	const layers = (numLayers: number, sequenceLength: number) => cache({ numLayers, sequenceLength }) / gib;
	const long = 131_072;
	// 5 local to 1 global, as a share of 80 layers.
	const mixed = layers(80, 1024) * (5 / 6) + layers(80, long) / 6;
	expectStated(asked('sliding-window'), `${layers(80, long)} GiB`, `${layers(80, 4096)} GiB`, `${mixed.toFixed(1)} GiB`, (layers(80, long) / 6).toFixed(2));
});

it('divides heads among devices', () => {
	for (const devices of [1, 4, 8, 16, 32]) {
		const heads = Math.max(1, 8 / devices);
		const each = cache({ numKeyValueHeads: heads }) / kib;
		expectStated(asked('tensor-parallel'), `${devices} | ${heads} | ${each} | ${devices * each}`);
	}
	expectStated(asked('tensor-parallel'), String(8 * 576));
});

it('divides the bytes of a step', () => {
	const states = asked('what-gets-faster');
	const weights = modelBytes(qwen2['72B'], 16) / gib;
	const [grouped, full] = [8, 64].map((numKeyValueHeads) => cache({ numKeyValueHeads, sequenceLength: 8192, batchSize: 16 }) / gib) as [number, number];
	expectStated(states, `${weights.toFixed(1)} GiB`, `${grouped} GiB`, `${full} GiB`);
	expectStated(states, ...[grouped, full].map((bytes) => `${((100 * bytes) / (bytes + weights)).toFixed(0)}%`), ((full + weights) / (grouped + weights)).toFixed(1));
	const layer = 2 * (attentionParameters(large) + feedForwardParameters({ ...models['Qwen2-72B'], biases: 'none' }));
	const projections = [64, 8].map((heads) => `${((2 * 2 * 8192 * heads * 128) / 1e6).toFixed(0)}M`);
	expectStated(states, ...projections, (layer / 1e9).toFixed(1));
	expectStated(states, ...[8, 64].map((numKeyValueHeads) => (cache({ numKeyValueHeads, sequenceLength: 1000 }) / gib).toFixed(1)));
});

it('counts the attention of Qwen2-7B', () => {
	expectStated(asked('write-it'), `${(attentionParameters(small) / 1e6).toFixed(1)}M`, String(small.numKeyValueHeads * small.headDim));
});

import { causalMask, combineMasks, paddingMask, slidingWindowMask, type AttentionMask } from '@examples/attention-mask';
import { affectedPositions, decoderLayer, drawLayerWeights } from '@examples/encoder-decoder';
import { attendInHeads, decodeStep, multiHeadAttention } from '@examples/multi-head-attention';
import { layerNorm, postNormResidual, preNormResidual, type Layer } from '@examples/normalization';
import { createRandom, matmul, mean, softmax, type Matrix } from '@examples/numerics';
import { blockAttention } from '@examples/online-softmax';
import { scaledDotProductAttention } from '@examples/scaled-dot-product-attention';
import { describe, expect, it } from 'vitest';
import { splitHeads as splitByReshape } from '../../../examples/multi-head-attention/wrong/heads-by-reshape.ts';
import { blockAttention as withoutRescaledMixture } from '../../../examples/online-softmax/wrong/mixture-not-rescaled.ts';
import { blockAttention as withoutRescaledTotal } from '../../../examples/online-softmax/wrong/sum-not-rescaled.ts';
import { expectStated, question, section } from './page.ts';

const visible = (mask: AttentionMask): number => mask.flat().filter(Boolean).length;
const part = (id: string) => section('transformer/attention', id);
const ask = (id: string) => question('transformer', `attention-${id}`);
const digits = (places: number) => (value: number) => value.toFixed(places);

describe('the page on attention states', () => {
	it('how many entries of causal masks are visible', () => {
		expectStated(part('run-causal'), String(visible(causalMask({ queryLength: 4 }))), String(4 ** 2));
		expectStated(part('run-causal'), String(visible(causalMask({ queryLength: 1024 }))), String(1024 ** 2));
		expect(visible(causalMask({ queryLength: 1, pastLength: 5 }))).toBe(6);
		const chunk = causalMask({ queryLength: 2, pastLength: 3 });
		expect(chunk.flat().filter((seen) => !seen)).toHaveLength(1);
		expect(chunk[0]!.at(-1)).toBe(false);
	});

	it.each([
		[[true, true, true, false], '1, 2, 3'],
		[[false, true, true, true], '0, 1, 2'],
	])('how many keys the rows see with padding: %j', (keyIsToken, first) => {
		const mask = combineMasks(causalMask({ queryLength: 4 }), paddingMask({ queryLength: 4, keyIsToken }));
		const counts = mask.map((row) => row.filter(Boolean).length);
		expect(counts.slice(0, 3).join(', ')).toBe(first);
		expect(counts[3]).toBe(3);
		expectStated(part('run-combine'), ...counts.map(String));
		expectStated(ask('padding-left-or-right'), ...counts.map(String));
	});

	it('the weights of heads with identity matrices', () => {
		const identity: Matrix = [0, 1, 2, 3].map((row) => [0, 1, 2, 3].map((column) => Number(row === column)));
		const hiddenStates = [[1, 0, 0, 2], [0, 1, 2, 0]];
		const weights = { wQuery: identity, wKey: identity, wValue: identity, wOutput: identity };
		const own = (numAttentionHeads: number) =>
			multiHeadAttention({ hiddenStates, weights, numAttentionHeads }).attentionWeights.map((head) => head.map((row, i) => row[i]!));
		const [one, two] = [own(1), own(2)];
		expect(new Set(one.flat()).size).toBe(1);
		expectStated(part('run-heads'), one[0]![0]!.toFixed(4), ...two.map((head) => head[0]!.toFixed(4)));
		const heads = splitByReshape(hiddenStates, 2);
		const wrong = attendInHeads(heads, heads, heads).attentionWeights.map((head) => head[1]!.map(digits(4)));
		expect(wrong[0]).toEqual(wrong[1]);
		expectStated(part('run-heads'), ...wrong[0]!);
	});

	it('the rows of keys and values of six steps, and that the outputs agree', () => {
		const random = createRandom(3);
		const draw = (rows: number): Matrix => Array.from({ length: rows }, () => Array.from({ length: 16 }, () => random.normal() / 2));
		const weights = { wQuery: draw(16), wKey: draw(16), wValue: draw(16), wOutput: draw(16) };
		const tokens = draw(6);
		const steps = [1, 2, 3, 4, 5, 6];
		expectStated(part('run-kv-cache'), String(2 * steps.length), String(2 * steps.reduce((sum, step) => sum + step)));
		const layer = { weights, numAttentionHeads: 4 };
		const whole = multiHeadAttention({ ...layer, hiddenStates: tokens, mask: causalMask({ queryLength: 6 }) }).output;
		let cache: ReturnType<typeof decodeStep>['cache'] | undefined;
		const decoded = tokens.map((token) => {
			const step = decodeStep({ ...layer, hiddenStates: [token], cache });
			cache = step.cache;
			return step.output[0]!;
		});
		expect(decoded).toEqual(whole);
	});

	it('the blocks of blockwise attention', () => {
		const random = createRandom(7);
		const draw = (): Matrix => Array.from({ length: 64 }, () => Array.from({ length: 8 }, () => random.normal()));
		const [query, key, value] = [draw(), draw(), draw()];
		const mask = causalMask({ queryLength: 64 });
		const blocks = blockAttention(query, key, value, { mask, blockSize: 16 });
		const whole = scaledDotProductAttention(query, key, value, { mask }).output.flat();
		expect(Math.max(...blocks.output.flat().map((x, i) => Math.abs(x - whole[i]!)))).toBeLessThan(1e-14);
		const window = blockAttention(query, key, value, { mask: slidingWindowMask({ length: 64, windowSize: 16 }), blockSize: 16 });
		expectStated(part('run-blocks'), ...[blocks.computedBlocks, 64 * (64 / 16), blocks.scoresKept, window.computedBlocks].map(String));
		expectStated(ask('flash-attention'), ...[blocks.computedBlocks, 64 * (64 / 16)].map(String));
	});

	it.each([
		['kept', blockAttention, 0],
		['dropped from total', withoutRescaledTotal, 2],
		['dropped from mixture', withoutRescaledMixture, 0],
	])('the output of two blocks with rescale %s', (_what, attend, places) => {
		const two = (scores: number[], values: number[]) => attend([[1]], scores.map((score) => [score]), values.map((v) => [v]), { scale: 1, blockSize: 1 }).output[0]![0]!;
		expectStated(part('run-blocks'), two([0, Math.log(3)], [8, 4]).toFixed(places));
		expect(two([Math.log(3), 0], [4, 8])).toBeCloseTo(5, 12);
	});

	it('how the states grow under pre-norm', () => {
		const random = createRandom(4);
		const draw = (rows: number): Matrix => Array.from({ length: rows }, () => Array.from({ length: 16 }, () => random.normal()));
		const size = (states: Matrix): string => Math.sqrt(mean(states.flat().map((x) => x * x))).toFixed(2);
		const norm: Layer = (states) => layerNorm(states);
		let [post, pre] = [draw(4), [] as Matrix];
		pre = post;
		const sizes = Array.from({ length: 64 }, () => {
			const weight = draw(16);
			const layer: Layer = (states) => matmul(states, weight).map((row) => row.map((x) => x / 4));
			post = postNormResidual(post, layer, norm);
			pre = preNormResidual(pre, layer, norm);
			return [size(post), size(pre)];
		});
		expect(new Set(sizes.map(([post]) => post))).toEqual(new Set(['1.00']));
		for (const where of [part('run-norm'), ask('pre-norm-or-post-norm')]) expectStated(where, sizes[0]![1]!, sizes[63]![1]!);
	});

	it.each([
		['causal', (query: number, key: number) => key <= query, 2, [[2, 5], [2, 5], [2, 5]]],
		['none', () => true, 2, [[0, 5], [0, 5], [0, 5]]],
		['one too wide', (query: number, key: number) => key <= query + 1, 5, [[4, 5], [3, 5], [2, 5]]],
		['a window of 2', (query: number, key: number) => key <= query && query - key < 2, 0, [[0, 1], [0, 2], [0, 3]]],
	] as const)('which outputs a replaced token changes: %s', (_name, sees, position, expected) => {
		const random = createRandom(6);
		const draw = (rows: number): Matrix => Array.from({ length: rows }, () => Array.from({ length: 8 }, () => random.normal()));
		const layers = [1, 2, 3].map(() => drawLayerWeights({ dModel: 8, dFeedForward: 32 }, random));
		const [target, memory, [replacement]] = [draw(6), draw(4), draw(1)];
		const mask = target.map((_row, query) => target.map((_other, key) => sees(query, key)));
		const reached = [1, 2, 3].map((depth) => {
			const stack: Layer = (states) =>
				layers.slice(0, depth).reduce((hiddenStates, weights) => decoderLayer({ hiddenStates, memory, weights, numAttentionHeads: 2, mask }), states);
			const changed = affectedPositions(stack, target, { position, replacement: replacement! });
			expect(changed).toHaveLength(changed.at(-1)! - changed[0]! + 1);
			return [changed[0]!, changed.at(-1)!];
		});
		expect(reached).toEqual(expected);
		expectStated(part('run-leakage'), ...new Set(reached.flat().map(String)));
	});

	it('what masking after the softmax gives', () => {
		const after = (hidden: number) => softmax([1, hidden])[0]!;
		const values = [after(3).toFixed(3), (10 * after(3)).toFixed(2), after(5).toFixed(3), softmax([1, 0])[1]!.toFixed(3)];
		expectStated(ask('mask-before-softmax'), ...values.filter((_value, i) => i !== 1), softmax([1, 0])[0]!.toFixed(3));
		expectStated(part('pitfalls'), ...values, softmax([0, 0, 0])[0]!.toFixed(3));
	});
});

import { describe, it } from 'vitest';
import { corruptedLengths, ignoreIndex, maskTokens, nextTokenPairs } from '@examples/pretraining-objectives';
import { createRandom } from '@examples/numerics';
import {
	activationMemory,
	attentionParameters,
	computeOptimal,
	crossingLength,
	feedForwardParameters,
	forwardFlops,
	matmulParameters,
	models,
	parameterCount,
	rooflineTime,
	servingCost,
	trainingFlops,
	trainingMemory,
} from '@examples/transformer-arithmetic';
import { expectStated, section } from './page.ts';

const at = (id: string) => section('language-models/architectures', id);
const giga = (value: number, digits = 0) => (value / 1e9).toFixed(digits);
const mega = (value: number, digits = 1) => (value / 1e6).toFixed(digits);
const { 'BERT-base': bert, 'GPT-2 small': gpt2, 'T5-base': t5, 'LLaMA-7B': llama, 'Qwen2-7B': qwen, 'Llama 3 405B': llama3 } = models;
const predictionsOf = (labels: readonly number[]) => labels.filter((label) => label !== ignoreIndex).length;

const text = Array.from({ length: 512 }, (_, i) => i + 100);
const masked = predictionsOf(maskTokens(text, { maskId: 0, vocabularySize: 999, random: createRandom(1) }).labels);
const { targetLength } = corruptedLengths(568);

describe('the table of the families', () => {
	it('states how many tokens carry a loss', () => {
		const next = predictionsOf(nextTokenPairs(text).labels);
		expectStated(at('three-minutes'), String(masked), String(next), String(targetLength));
	});

	it('states the parameters', () => {
		const counts = [bert, gpt2, t5].map((config) => `${mega(parameterCount(config).total)}M`);
		expectStated(at('three-minutes'), ...counts);
	});

	it('states the FLOPs of a pass over 512 tokens, in all and per prediction', () => {
		const passes = [
			forwardFlops(bert, { length: 512, predictions: masked }).total,
			forwardFlops(gpt2, { length: 512 }).total,
			forwardFlops(t5, { sourceLength: 512, length: targetLength }).total,
		];
		const each = [masked, 511, targetLength].map((predictions, i) => passes[i]! / predictions);
		expectStated(at('three-minutes'), `${giga(passes[0]!)} GFLOP | ${giga(passes[1]!)} GFLOP | ${giga(passes[2]!)} GFLOP`);
		expectStated(at('three-minutes'), each.map((flops) => `${giga(flops, 2)} GFLOP`).join(' | '));
	});

	it('states the FLOPs of an encoder-decoder and of a decoder over the same tokens', () => {
		const both = forwardFlops(t5, { sourceLength: 512, length: targetLength, predictions: 0 }).total;
		const one = forwardFlops(gpt2, { length: 512 + targetLength, predictions: 0 }).total;
		expectStated(at('three-minutes'), giga(both), giga(one));
		expectStated(at('pitfalls'), (both / one).toFixed(1));
	});
});

describe('the derivation', () => {
	it('counts the parameters of Qwen2-7B', () => {
		const { attention, feedForward, embeddings, norms, total } = parameterCount(qwen);
		const parts = [attention, feedForward, embeddings, norms].map((count) => `${mega(count)}M`);
		expectStated(at('step-parameters'), ...parts, String(total), `${giga(total, 1)}B`);
		const withAllHeads = parameterCount({ ...qwen, numKeyValueHeads: 28 }).total;
		expectStated(at('step-parameters'), `${mega(withAllHeads - total, 0)}M`);
	});

	it('states the lengths at which the scores overtake', () => {
		const { feedForward } = crossingLength(qwen);
		// n(n + 1)/2 pairs of the causal kernel instead of n².
		expectStated(at('step-flops'), String(feedForward), String(2 * feedForward - 1));
		const textbook = { dModel: gpt2.dModel, ...crossingLength(gpt2) };
		expectStated(at('step-flops'), `${textbook.feedForward / textbook.dModel}d`, `${textbook.allWeights / textbook.dModel}d`);
	});

	it('compares the exact count with 6ND', () => {
		const published = 15.6e12;
		const rule = 6 * matmulParameters(llama3) * published;
		const exact = trainingFlops(llama3, { tokens: published, length: 8192 });
		expectStated(at('step-training'), (rule / 1e25).toFixed(1), `${(100 * (exact / rule - 1)).toFixed(0)}%`);
		const over = (length: number) => trainingFlops(qwen, { tokens: length, length }) / (6 * matmulParameters(qwen) * length);
		const percent = (length: number) => `${(100 * (over(length) - 1)).toFixed(0)}%`;
		expectStated(at('step-training'), percent(4096), percent(32_768), over(131_072).toFixed(1));
		const seconds = 82_432 * 3600;
		const share = trainingFlops(llama, { tokens: 1e12, length: 2048 }) / (seconds * 312e12);
		expectStated(at('step-training'), `${(100 * share).toFixed(0)}%`);
	});

	it('states the cost of one prediction', () => {
		const perTarget = (6 * (512 * 12 + targetLength * 16)) / targetLength;
		expectStated(at('step-cost'), `${(6 / 0.15).toFixed(0)}N`, perTarget.toFixed(0), `${(perTarget / 28).toFixed(0)}N`);
		const dropped = Math.round(0.15 * 568);
		const spans = Math.round(dropped / 3);
		expectStated(at('step-cost'), `568-${dropped}+${spans}+1=${corruptedLengths(568).inputLength}`, `${dropped}+${spans}+1=${targetLength}`);
	});

	it('states the memory of training', () => {
		const parameters = parameterCount(qwen).total;
		const stages = [0, 1, 2, 3].map((zeroStage) => trainingMemory({ parameters, zeroStage, devices: 8 }).total);
		expectStated(at('step-memory'), ...stages.map((bytes) => giga(bytes, 1)));
		const gpt3 = { length: 2048, batchSize: 1, dModel: 12_288, numAttentionHeads: 96 };
		const kept = (['all', 'no scores', 'layer input'] as const).map((keep) => activationMemory({ ...gpt3, keep }));
		expectStated(at('step-memory'), ...kept.map((bytes) => `${giga(bytes, 2)} GB`));
	});

	it('states the traffic of serving', () => {
		const a100 = { flopsPerSecond: 312e12, bytesPerSecond: 2e12 };
		const prompt = servingCost(qwen, { length: 2048 });
		const step = servingCost(qwen, { length: 1, pastLength: 2047 });
		const batch = servingCost(qwen, { length: 1, pastLength: 2047, batchSize: 64 });
		const limit = servingCost(qwen, { length: 1, pastLength: 2047, batchSize: 1e6 });
		const milliseconds = (pass: typeof prompt) => 1000 * rooflineTime(pass, a100).seconds;
		expectStated(at('step-serving'), prompt.intensity.toFixed(0), step.intensity.toFixed(2), (312 / 2).toFixed(0));
		expectStated(at('step-serving'), `${milliseconds(prompt).toFixed(0)} ms`, `${((1000 * milliseconds(prompt)) / 2048).toFixed(0)} µs`);
		expectStated(at('step-serving'), `${milliseconds(step).toFixed(1)} ms`, `${milliseconds(batch).toFixed(1)} ms`);
		expectStated(at('step-serving'), `${giga(batch.weightBytes, 1)} GB`, `${giga(batch.cacheBytes, 1)} GB`);
		expectStated(at('step-serving'), batch.intensity.toFixed(0), limit.intensity.toFixed(0));
		expectStated(at('step-serving'), String(qwen.numAttentionHeads / qwen.numKeyValueHeads));
	});

	it('counts ten turns of 500 tokens', () => {
		const turns = Array.from({ length: 10 }, (_, turn) => 500 * (turn + 1));
		const total = turns.reduce((tokens, length) => tokens + length);
		// An encoder of this size counts every pair.
		const encoder = { ...qwen, encoderLayers: qwen.decoderLayers, decoderLayers: 0 };
		const anew = turns.map((length) => forwardFlops(encoder, { length }).total).reduce((sum, flops) => sum + flops);
		const once = forwardFlops(qwen, { length: 5000 }).total;
		expectStated(at('step-cache'), String(turns.at(-1)), String(total), (once / 1e12).toFixed(0), (anew / 1e12).toFixed(0));
	});

	it('divides a budget between parameters and tokens', () => {
		const gopher = computeOptimal(5.76e23);
		expectStated(at('step-compute-optimal'), `${giga(gopher.parameters, 1)}B`, `${(gopher.tokens / 1e12).toFixed(2)}T`);
		expectStated(at('step-compute-optimal'), (16.55e12 / 402e9).toFixed(0), (1e12 / 6.7e9).toFixed(0));
	});
});

describe('the pitfalls', () => {
	it('counts what a decoder layer and an encoder layer weigh, and an adapter', () => {
		const adapter = trainingMemory({ parameters: 40e6, frozen: 7e9 });
		expectStated(at('pitfalls'), `${giga(adapter.frozen)} GB`, `${giga(adapter.total - adapter.frozen, 1)} GB`);
		const layer = attentionParameters({ ...gpt2, biases: 'none' }) + feedForwardParameters({ ...gpt2, biases: 'none' });
		const cross = attentionParameters({ ...gpt2, biases: 'none' });
		expectStated(at('pitfalls'), `${layer / gpt2.dModel ** 2}d^2`, `${(layer + cross) / gpt2.dModel ** 2}d^2`);
	});

	it('counts the tables of GPT-2 small', () => {
		const { total, embeddings } = parameterCount(gpt2);
		const vocabulary = gpt2.vocabularySize * gpt2.dModel;
		const counts = [total, embeddings, vocabulary, embeddings - vocabulary, matmulParameters(gpt2), total + vocabulary];
		expectStated(at('pitfalls'), ...counts.map((count) => `${mega(count)}M`));
	});
});

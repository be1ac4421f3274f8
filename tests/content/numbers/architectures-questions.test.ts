import { it } from 'vitest';
import { encode } from '@examples/byte-pair-encoding';
import {
	attentionParameters,
	computeOptimal,
	feedForwardParameters,
	forwardFlops,
	layerFlops,
	matmulParameters,
	models,
	parameterCount,
	rooflineTime,
	servingCost,
	trainingFlops,
	trainingMemory,
} from '@examples/transformer-arithmetic';
import { expectStated, question } from './page.ts';

const asked = (id: string) => question('language-models', `architectures-${id}`);
const giga = (value: number, digits = 0) => (value / 1e9).toFixed(digits);
const mega = (value: number, digits = 1) => `${(value / 1e6).toFixed(digits)}M`;
const { 'BERT-base': bert, 'GPT-2 small': gpt2, 'GPT-2 XL': gpt2Xl, 'T5-base': t5, 'LLaMA-7B': llama, 'Qwen2-7B': qwen } = models;

it('counts the parameters of three models, part by part', () => {
	const [first, second, third] = [parameterCount(bert), parameterCount(gpt2), parameterCount(qwen)];
	const states = asked('count-parameters');
	expectStated(states, [mega(first.attention), mega(second.attention), mega(third.attention, 0)].join(' | '));
	expectStated(states, [mega(first.feedForward), mega(second.feedForward), mega(third.feedForward, 0)].join(' | '));
	const tables = [bert, gpt2, qwen].map(({ vocabularySize, dModel }) => vocabularySize * dModel);
	expectStated(states, `${mega(tables[0]!)} | ${mega(tables[1]!)} | ${mega(tables[2]!, 0)}`);
	const rest = [first, second, third].map(({ total, attention, feedForward, head }, i) => total - attention - feedForward - head - tables[i]!);
	// Qwen2-7B's biases are counted with its attention.
	expectStated(states, rest.map((count) => mega(count)).join(' | '));
	expectStated(states, [first, second, third].map(({ total }) => total).join(' | '));
	expectStated(states, String(parameterCount(gpt2Xl).total));
	const untied = [mega(parameterCount({ ...gpt2, tiedEmbeddings: false }).total), `${giga(parameterCount({ ...qwen, tiedEmbeddings: true }).total, 2)}B`];
	expectStated(states, ...untied, `${giga(third.total, 2)}B`);
});

it('states the shares of a layer of Qwen2-7B', () => {
	const square = qwen.dModel ** 2;
	const bare = { ...qwen, biases: 'none' } as const;
	const biases = qwen.decoderLayers * (attentionParameters(qwen) - attentionParameters(bare));
	expectStated(asked('count-parameters'), (qwen.dFeedForward / qwen.dModel).toFixed(1));
	expectStated(asked('count-parameters'), (feedForwardParameters(bare) / square).toFixed(1), (attentionParameters(bare) / square).toFixed(1));
	expectStated(asked('count-parameters'), mega(biases), mega(parameterCount(qwen).norms));
});

it('states the share of the vocabulary', () => {
	const { total, embeddings, head } = parameterCount(qwen);
	expectStated(asked('tokenization'), mega(embeddings, 0), `${((100 * (embeddings + head)) / total).toFixed(0)}%`);
	expectStated(asked('tokenization'), ...['a', '低', '🙂'].map((character) => String(encode(character, []).length)));
});

it('compares an encoder-decoder with a decoder', () => {
	const [both, one] = [
		forwardFlops(t5, { sourceLength: 512, length: 114, predictions: 0 }).total,
		forwardFlops(gpt2, { length: 626, predictions: 0 }).total,
	];
	const { attention, crossAttention, feedForward } = parameterCount(t5);
	const layers = attention + crossAttention + feedForward;
	const decoder = layers - parameterCount({ ...t5, encoderLayers: 12, decoderLayers: 0 }).attention - feedForward / 2;
	const bare = { ...gpt2, biases: 'none' } as const;
	const causal = 12 * (attentionParameters(bare) + feedForwardParameters(bare));
	expectStated(asked('encoder-decoder-cost'), `${mega(layers, 0)} | ${mega(causal, 0)}`, `${giga(both)} GFLOP | ${giga(one)} GFLOP`);
	expectStated(asked('encoder-decoder-cost'), (both / one).toFixed(1), mega(decoder, 0));
});

it('counts ten turns of 500 tokens', () => {
	const encoder = { ...qwen, encoderLayers: qwen.decoderLayers, decoderLayers: 0 };
	const turns = Array.from({ length: 10 }, (_, turn) => 500 * (turn + 1));
	const anew = turns.map((length) => forwardFlops(encoder, { length }).total).reduce((sum, flops) => sum + flops);
	const shown = [forwardFlops(qwen, { length: 5000 }).total, anew].map((flops) => (flops / 1e12).toFixed(0));
	for (const id of ['encoder-decoder-cost', 'why-decoder-only']) expectStated(asked(id), ...shown);
});

it('divides budgets', () => {
	const [small, gpt3, gopher] = [computeOptimal(1e21), computeOptimal(3.15e23), computeOptimal(5.76e23)];
	expectStated(asked('compute-optimal'), `${giga(small.parameters, 1)}B | ${giga(small.tokens)}B`);
	for (const { parameters, tokens } of [gpt3, gopher]) {
		expectStated(asked('compute-optimal'), `${giga(parameters)}B | ${(tokens / 1e12).toFixed(1)}T`);
	}
	expectStated(asked('compute-optimal'), (300 / 175).toFixed(1), (1e12 / 6.7e9).toFixed(0), (16.55e12 / 402e9).toFixed(0));
});

it('states the intensities and the times of decoding', () => {
	const a100 = { flopsPerSecond: 312e12, bytesPerSecond: 2e12 };
	const step = (batchSize: number, config: Parameters<typeof servingCost>[0] = qwen) => servingCost(config, { length: 1, pastLength: 2047, batchSize });
	const batches = [1, 64, 1024];
	const seconds = batches.map((batchSize) => rooflineTime(step(batchSize), a100).seconds);
	const states = asked('prefill-and-decode');
	expectStated(states, step(1).intensity.toFixed(2), step(64).intensity.toFixed(0), step(1e6).intensity.toFixed(0));
	expectStated(states, ...seconds.map((time, i) => (1000 * time).toFixed(i === 2 ? 0 : 1)));
	const throughput = batches.map((batchSize, i) => batchSize / seconds[i]!);
	expectStated(states, String(10 * Math.round(throughput[0]! / 10)), ...throughput.slice(1).map((rate) => String(100 * Math.round(rate / 100))));
	const many = step(64, llama);
	expectStated(states, giga(many.cacheBytes, 1), giga(step(64).cacheBytes, 1), many.intensity.toFixed(0));
	const quarter = servingCost(qwen, { length: 1, pastLength: 2047, bytesPerWeight: 0.5 });
	expectStated(states, (1000 * rooflineTime(quarter, a100).seconds).toFixed(1));
});

it('compares the exact count with 6ND', () => {
	const weights = matmulParameters(qwen);
	const over = (length: number) => trainingFlops(qwen, { tokens: length, length }) / (6 * weights * length);
	expectStated(asked('six-n-d'), ...[4096, 32_768, 131_072].map((length) => over(length).toFixed(2)));
	expectStated(asked('six-n-d'), `${(100 * (over(4096) - 1)).toFixed(0)}%`);
	const length = 32_768;
	const pairs = qwen.decoderLayers * layerFlops(qwen, { length }).total + 2 * length * qwen.vocabularySize * qwen.dModel;
	expectStated(asked('six-n-d'), (pairs / (2 * weights * length)).toFixed(2));
	const perSecond = 0.45 * 312e12;
	const seconds = (6 * 6.7e9 * 1e12) / perSecond;
	expectStated(asked('six-n-d'), (perSecond / 1e14).toFixed(1), (seconds / 1e8).toFixed(1));
});

it('states the memory on eight devices', () => {
	const parameters = parameterCount(qwen).total;
	const stages = [1, 2, 3].map((zeroStage) => giga(trainingMemory({ parameters, zeroStage, devices: 8 }).total, 1));
	expectStated(asked('training-memory'), ...stages);
});

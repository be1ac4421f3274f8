import { describe, expect, it } from 'vitest';
import {
	chainRule,
	corruptedLengths,
	ignoreIndex,
	maskEpochs,
	maskTokens,
	nextTokenPairs,
	predictionLoss,
	productOfMarginals,
	textInfilling,
	textLengthFor,
} from '@examples/pretraining-objectives';
import { encode, learnMerges } from '@examples/byte-pair-encoding';
import { createRandom, mean } from '@examples/numerics';
import {
	computeOptimal,
	crossingLength,
	layerFlops,
	matmulParameters,
	models,
	parameterCount,
	rooflineTime,
	servingCost,
	trainingFlops,
	trainingMemory,
} from '@examples/transformer-arithmetic';
import type { ModelName, Optimizer } from '@examples/transformer-arithmetic';
import { expectStated, question, section } from './page.ts';

const at = (id: string) => section('language-models/architectures', id);
const giga = (value: number, digits = 0) => (value / 1e9).toFixed(digits);
const { 'BERT-base': bert, 'GPT-2 small': gpt2, 'Qwen2-7B': qwen } = models;
const text = Array.from({ length: 512 }, (_, i) => i + 100);
const masking = () => ({ maskId: 0, vocabularySize: 999, random: createRandom(1) });
const predictionsOf = (labels: readonly number[]) => labels.filter((label) => label !== ignoreIndex).length;

describe('the objectives', () => {
	it('counts what BERT masks', () => {
		const { inputIds, labels } = maskTokens(text, masking());
		const chosen = [...labels.keys()].filter((i) => labels[i] !== ignoreIndex);
		const hidden = chosen.filter((i) => inputIds[i] === 0).length;
		const same = chosen.filter((i) => inputIds[i] === text[i]).length;
		const random = chosen.length - hidden - same;
		for (const id of ['run-mask-tokens', 'pitfalls']) {
			expectStated(at(id), ...[chosen.length, hidden, random, same].map(String));
		}
		const half = predictionsOf(maskTokens(text, { ...masking(), maskingRate: 0.5 }).labels);
		expectStated(at('run-mask-tokens'), String(half));
	});

	it('counts the positions that forty epochs ask for', () => {
		const asked = (copies: number) => {
			const epochs = maskEpochs(text, { epochs: 40, copies }, masking());
			return text.filter((_, i) => epochs.some(({ labels }) => labels[i] !== ignoreIndex)).length;
		};
		const counts = [1, 10, 40].map((copies) => String(asked(copies)));
		expectStated(at('run-mask-tokens'), ...counts);
		expectStated(question('language-models', 'architectures-write-the-objectives'), ...counts);
	});

	it('counts the labels of GPT and of a prefix', () => {
		const counts = [1, 128].map((prefixLength) => predictionsOf(nextTokenPairs(text, { prefixLength }).labels));
		expectStated(at('run-next-token'), ...counts.map(String));
	});

	it('computes the lengths of T5', () => {
		for (const options of [{}, { meanSpanLength: 10 }, { noiseDensity: 0.5 }]) {
			const length = textLengthFor(512, options);
			expectStated(at('run-spans'), String(length), String(corruptedLengths(length, options).targetLength));
		}
	});

	it('draws the spans of BART', () => {
		const drawn = Array.from({ length: 400 }, (_, draw) => textInfilling(text, { maskId: 0, startId: 1, random: createRandom(draw + 1) }));
		expectStated(at('run-infilling'), mean(drawn.map(({ inputIds }) => inputIds.length)).toFixed(0));
		const empty = drawn.map(({ spanLengths }) => spanLengths.filter((length) => length === 0).length);
		expectStated(at('run-infilling'), mean(empty).toFixed(1), mean(drawn.map(({ spanLengths }) => spanLengths.length)).toFixed(0));
		expectStated(at('run-infilling'), (100 * Math.exp(-1)).toFixed(0), `${(100 * Math.exp(-3)).toFixed(0)}%`);
	});

	it('states the loss of a model that knows nothing', () => {
		const loss = (vocabulary: number) => predictionLoss([Array.from({ length: vocabulary }, () => 0)], [7]).toFixed(2);
		expectStated(at('run-loss'), loss(bert.vocabularySize), loss(gpt2.vocabularySize));
		const all = [bert, gpt2, qwen].map(({ vocabularySize }) => loss(vocabularySize));
		expectStated(question('language-models', 'architectures-compare-losses'), ...all);
	});

	it('multiplies marginals', () => {
		const cities = [[1, 2], [3, 4]];
		expectStated(at('run-factorization'), String(chainRule(cities, [1, 4])), String(productOfMarginals(cities, [1, 4])));
		const independent = [...cities, [1, 4], [3, 2]];
		expectStated(at('run-factorization'), String(chainRule(independent, [1, 4])));
		expectStated(question('language-models', 'architectures-compare-losses'), String(productOfMarginals(cities, [1, 2])));
	});
});

describe('the arithmetic', () => {
	it('counts parameters with other settings', () => {
		const changed = [
			qwen,
			{ ...qwen, numKeyValueHeads: 28 },
			{ ...qwen, tiedEmbeddings: true },
			{ ...gpt2, tiedEmbeddings: false },
			gpt2,
			{ ...gpt2, gated: true },
		];
		expectStated(at('run-parameters'), ...changed.map((config) => String(parameterCount(config).total)));
		const attention = changed.slice(0, 2).map((config) => parameterCount(config).attention / 1e6);
		expectStated(at('run-parameters'), ...attention.map((count) => `${count.toFixed(0)}M`));
	});

	it('counts the FLOPs of a layer', () => {
		const flops = [{}, { causal: true }, { causal: true, sourceLength: 512 }].map((input) => layerFlops(bert, { length: 512, ...input }).total);
		const [full, causal, cross] = flops as [number, number, number];
		expectStated(at('run-flops'), giga(full, 2), giga(causal, 2), giga(cross, 2), (cross / full).toFixed(2));
		expectStated(at('run-flops'), giga(full - causal, 2), giga(cross - causal, 2));
	});

	it('states where the scores overtake, model by model', () => {
		for (const name of ['GPT-2 small', 'LLaMA-7B', 'Qwen2-7B', 'Qwen2-72B', 'Llama 3 405B'] satisfies ModelName[]) {
			const { feedForward, allWeights } = crossingLength(models[name]);
			expectStated(at('run-flops'), `${name} | ${feedForward} | ${allWeights}`);
		}
		const { feedForward, allWeights } = crossingLength({ ...qwen, numKeyValueHeads: 28 });
		expectStated(at('run-flops'), String(feedForward), String(allWeights));
	});

	it('compares the exact count with 6ND', () => {
		const over = (length: number) => trainingFlops(qwen, { tokens: length, length }) / (6 * matmulParameters(qwen) * length);
		expectStated(at('run-flops'), ...[512, 4096, 8192, 32_768, 131_072].map((length) => over(length).toFixed(2)));
	});

	it('states the memory of the optimizers', () => {
		const parameters = parameterCount(qwen).total;
		const optimizers: Optimizer[] = [
			'adam, mixed precision',
			'adam, 32-bit',
			'momentum, mixed precision',
			'adam, 8-bit states',
			'sgd, mixed precision',
		];
		const bytes = optimizers.map((optimizer) => giga(trainingMemory({ parameters, optimizer }).total, 1));
		const adapter = giga(trainingMemory({ parameters: 40e6, frozen: parameters }).total, 1);
		expectStated(at('run-memory'), ...bytes, adapter);
		expectStated(question('language-models', 'architectures-training-memory'), ...bytes.map((value) => `${value} GB`), adapter);
	});

	const a100 = { flopsPerSecond: 312e12, bytesPerSecond: 2e12 };
	it.each([
		{ name: 'the prompt', pass: { length: 2048 }, gigabytes: 1, intensity: 0, time: 1 },
		{ name: 'one token', pass: { length: 1, pastLength: 2047 }, gigabytes: 1, intensity: 2, time: 1 },
		{ name: 'weights of 4 bits', pass: { length: 1, pastLength: 2047, bytesPerWeight: 0.5 }, gigabytes: 1, intensity: 1, time: 1 },
		{ name: '64 sequences', pass: { length: 1, pastLength: 2047, batchSize: 64 }, gigabytes: 1, intensity: 0, time: 1 },
		{ name: '1,024 sequences', pass: { length: 1, pastLength: 2047, batchSize: 1024 }, gigabytes: 0, intensity: 0, time: 0 },
		{ name: '131,072 cached tokens', pass: { length: 1, pastLength: 131_071 }, gigabytes: 1, intensity: 1, time: 1 },
	])('states the roofline of $name', ({ pass, ...digits }) => {
		const cost = servingCost(qwen, pass);
		const { seconds, bound } = rooflineTime(cost, a100);
		const cells = [giga(cost.weightBytes + cost.cacheBytes, digits.gigabytes), cost.intensity.toFixed(digits.intensity)];
		expectStated(at('run-memory'), `${cells.join(' | ')} | ${(1000 * seconds).toFixed(digits.time)} ms`);
		expect(bound).toBe(pass.length > 1 ? 'compute' : 'memory');
	});

	it('states from which batch a step without a cache is bound by compute', () => {
		const bound = (batchSize: number) => rooflineTime(servingCost(qwen, { length: 1, batchSize }), a100).bound;
		let batchSize = 1;
		while (bound(batchSize) === 'memory') batchSize += 1;
		expectStated(at('run-memory'), String(batchSize));
	});

	it('divides budgets', () => {
		const shown = ([flops, tokensPerParameter]: readonly [number, number?]) => {
			const { parameters, tokens } = computeOptimal(flops, tokensPerParameter ? { tokensPerParameter } : {});
			return [`${giga(parameters, 1)}B`, `${giga(tokens)}B`];
		};
		expectStated(at('run-memory'), ...([[1e21], [2e21], [1e21, 200]] as const).flatMap(shown));
	});

	it('learns merges', () => {
		const corpus = 'low low low low low lower lower newest newest newest newest newest newest widest widest widest';
		const tokens = (numMerges: number, word: string) => encode(word, learnMerges(corpus, { numMerges })).length;
		const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];
		const all = learnMerges(corpus, { numMerges: 100 }).length;
		expectStated(at('run-tokenization'), String(all));
		const counts = [tokens(4, ' lowest'), tokens(12, ' lowest'), encode(' lowest', []).length, tokens(12, '🙂'), tokens(12, '低')];
		const english = { ...at('run-tokenization'), texts: at('run-tokenization').texts.slice(0, 1) };
		expectStated(english, ...counts.map((count) => words[count]!));
	});
});

import { decodingIntensity, keyValueCacheBytes, qwen2Models, sequencesThatFit } from '@examples/grouped-query-attention';
import { createRandom, type Vector } from '@examples/numerics';
import { ignoreIndex, maskTokens, nextTokenPairs, spanCorruption, textInfilling } from '@examples/pretraining-objectives';
import { awq, bitsPerWeight, createToyLayer, gptq, modelBytes, outputError, qwen2, roundRows, toGib } from '@examples/quantization';
import { pickByVerifier } from '@examples/rejection-sampling';
import { gelu, geluDerivative, silu, siluDerivative, type Activation } from '@examples/swiglu';
import { formatNumber } from '../../../../src/figures/parts/format.ts';
import { expect, test } from '../helpers.ts';
import { after, openFigure } from './figure.ts';

test('architectures: what BERT, T5, BART and GPT read and predict', async ({ page }) => {
	const figure = await openFigure(page, 'en/language-models/architectures/', 'What BERT, GPT, T5 and BART are asked for');
	const encoder = figure.root.getByRole('img', { name: 'Encoder reads' });
	// In the figure's ids come five special tokens first, then its text, then its other words; T5's sentinels count down from 999.
	const words = 'the cat sat on the old mat because it was tired and the floor was cold';
	const vocabulary = `[MASK] [CLS] [SEP] <s> </s> ${words} dog ran under new chair since she felt warm`.split(' ');
	const text = words.split(' ').map((_, i) => i + 5);
	const [maskId, cls, sep, startId, endId, firstSentinelId] = [0, 1, 2, 3, 4, 999];
	const written = (id: number) => (id === ignoreIndex ? 'no loss' : (vocabulary[id] ?? `⟨${firstSentinelId - id + 1}⟩`));
	const shows = (read: Vector, labels: Vector) =>
		[
			[figure.root.locator('tbody td:nth-child(2)'), read.map(written)],
			[figure.root.locator('tbody td:nth-child(3)'), labels.map(written)],
			[figure.readout('Positions with loss'), String(labels.filter((label) => label !== ignoreIndex).length)],
		] as const;
	const bert = (percent: number, seed: number) => {
		const masking = { maskId, vocabularySize: vocabulary.length, specialIds: [cls, sep], maskingRate: percent / 100, random: createRandom(seed) };
		const { inputIds, labels } = maskTokens([cls, ...text, sep], masking);
		return shows(inputIds, labels);
	};
	await after(() => figure.move('Share of tokens corrupted', 40), ...bert(40, 45));
	await after(() => figure.push('Draw again'), ...bert(40, 46).slice(0, 2));
	const gpt = (prefixLength: number) => nextTokenPairs([startId, ...text], { prefixLength });
	await after(() => figure.choose('Model', 'GPT'), ...shows(gpt(1).inputIds, gpt(1).labels));
	await after(() => figure.move('Tokens read before the first prediction', 6), ...shows(gpt(6).inputIds, gpt(6).labels).slice(1));
	const t5 = spanCorruption(text, { firstSentinelId, endId, startId, noiseDensity: 0.35, random: createRandom(46) });
	await after(() => figure.choose('Model', 'T5'), ...shows(t5.decoderInputIds, t5.labels));
	await expect(encoder).toHaveAttribute('aria-label', `Encoder reads: ${t5.inputIds.map(written).join(' ')}`);
	const bart = textInfilling(text, { maskId, startId, maskingRate: 0.3, random: createRandom(46) });
	await after(() => figure.choose('Model', 'BART'), ...shows(bart.decoderInputIds, bart.labels));
	const lengths = [...bart.spanLengths];
	const read = bart.inputIds.map((id) => (id === maskId ? `${written(id)} (${lengths.shift()!})` : written(id)));
	await expect(encoder).toHaveAttribute('aria-label', `Encoder reads: ${read.join(' ')}`);
});

test('activations: output and gradients of one gated unit', async ({ page }) => {
	const figure = await openFigure(page, 'en/language-models/swiglu/', 'One gated hidden unit with SiLU, GELU or ReLU in the gate');
	const shows = (f: Activation, derivative: Activation, gate: number, value: number) =>
		[
			[figure.readout('Output'), formatNumber(f(gate) * value)],
			[figure.readout('Gate gradient'), formatNumber(derivative(gate) * value)],
			[figure.readout('Slope of the activation'), formatNumber(derivative(gate))],
			[figure.readout('Value gradient'), formatNumber(f(gate))],
		] as const;
	// Sliders count in tenths.
	await after(() => figure.move('Gate a', 7), ...shows(silu, siluDerivative, 0.7, 1));
	await after(() => figure.move('Value b', -4), ...shows(silu, siluDerivative, 0.7, -0.4).slice(0, 2));
	await after(() => figure.choose('Activation in the gate', 'GELU'), ...shows(gelu, geluDerivative, 0.7, -0.4));
	await after(() => figure.pick('Output', '2'), ...shows(gelu, geluDerivative, 2, -0.4));
	await after(() => figure.pick('Gate gradient', '−1'), ...shows(gelu, geluDerivative, -1, -0.4));
	await expect(figure.slider('Gate a')).toHaveValue('-10');
});

test('key/value heads: what the cache of a model takes', async ({ page }) => {
	const figure = await openFigure(page, 'en/language-models/grouped-query-attention/', 'Key/value heads of Qwen2 and the memory their cache takes');
	const model = qwen2Models.find(({ name }) => name === 'Qwen2-7B')!;
	const shows = (numKeyValueHeads: number, sequenceLength: number, batchSize: number, bytesPerValue: number) => {
		const shape = { ...model, numKeyValueHeads, sequenceLength, batchSize, bytesPerValue };
		return {
			cache: [figure.readout('KV cache'), `${formatNumber(keyValueCacheBytes(shape) / 2 ** 30)} GiB`],
			token: [figure.readout('Per token'), `${keyValueCacheBytes({ ...shape, sequenceLength: 1, batchSize: 1 }) / 2 ** 10} KiB`],
			sequences: [figure.readout('Sequences in 80 GiB'), String(sequencesThatFit(80 * 2 ** 30, shape))],
			intensity: [figure.readout('FLOPs per byte read'), String(decodingIntensity(shape).flopsPerByte)],
		} as const;
	};
	const chosen = shows(4, 32_768, 1, 2);
	await after(() => figure.choose('Model', 'Qwen2-7B'), chosen.cache, chosen.token, chosen.sequences, chosen.intensity);
	// 28 heads can share 1, 2, 4, 7, 14 or 28.
	const fewer = shows(14, 32_768, 1, 2);
	await after(() => figure.move('Key/value heads G', 4), fewer.cache, fewer.token, fewer.sequences, fewer.intensity);
	const shorter = shows(14, 8192, 1, 2);
	await after(() => figure.move('Context n', 3), shorter.cache, shorter.sequences);
	await after(() => figure.move('Sequences B', 4), shows(14, 8192, 16, 2).cache);
	const coarser = shows(14, 8192, 16, 1);
	await after(() => figure.choose('Bits per number', '8 bits'), coarser.cache, coarser.token, coarser.sequences, coarser.intensity);
	const picked = shows(14, 16_384, 16, 1);
	await after(() => figure.pick('KV cache', '16K'), picked.cache, picked.sequences);
	await expect(figure.slider('Context n')).toHaveValue('4');
});

test('best of n: reward, score and distance of the pick', async ({ page }) => {
	const figure = await openFigure(page, 'en/language-models/qwen2/', 'Best-of-n by a verifier that errs');
	const shows = (n: number, errorRate: number) => {
		const { expectedReward, expectedScore, kl, klBound } = pickByVerifier({ n, errorRate });
		const numbers = { 'True reward': expectedReward, 'Verifier’s score': expectedScore, 'KL of the pick': kl, 'Upper bound': klBound };
		return Object.entries(numbers).map(([name, value]) => [figure.readout(name), value.toFixed(2).replace('-', '−')] as const);
	};
	// Two positions to a doubling of n.
	await after(() => figure.move('Samples n', 9), ...shows(23, 0.01));
	await after(() => figure.move('Verifier’s error rate', 6), ...shows(23, 0.05).slice(0, 3));
	await after(() => figure.pick('Reward of the pick', '4'), ...shows(4, 0.05));
	await after(() => figure.pick('Distance from the policy', '64'), ...shows(64, 0.05));
	await expect(figure.slider('Samples n')).toHaveValue('12');
});

test('quantization: output errors, bits per weight and gibibytes', async ({ page }) => {
	const figure = await openFigure(page, 'en/language-models/quantization/', 'Quantizing weights: grid, output error, memory');
	const shows = (bits: number, groupSize: number, loudness: number) => {
		const [size, random] = [{ width: 64, outputs: 6, samples: 80, correlation: 0.5 }, createRandom(3)];
		const [layer, grid] = [createToyLayer({ ...size, loudness, random }), { bits, groupSize }];
		const errors = {
			Rounding: outputError({ ...layer, quantized: roundRows(layer.weights, grid) }),
			AWQ: awq({ ...layer, ...grid }).error,
			GPTQ: outputError({ ...layer, quantized: gptq({ ...layer, ...grid }).weights }),
		};
		const stored = bitsPerWeight(grid);
		const gibibytes = [16, stored].map((each) => toGib(modelBytes(qwen2['7B'], each)).toFixed(1));
		return {
			errors: Object.entries(errors).map(([method, error]) => [figure.readout(method), formatNumber(error)] as const),
			memory: [[figure.readout('Bits per weight'), stored.toFixed(2)], [figure.row('7B'), gibibytes]] as const,
		};
	};
	const finer = shows(5, 32, 1);
	await after(() => figure.move('Bits b', 5), ...finer.errors, ...finer.memory);
	const smaller = shows(5, 16, 1);
	await after(() => figure.choose('Group size', 'g = 16'), ...smaller.errors, ...smaller.memory);
	const loud = shows(5, 16, 10);
	await after(() => figure.choose('Outliers', 'in the inputs'), ...loud.errors);
	// The method changes the plots; in words it is the slider that says which error is meant.
	const [, [, error]] = loud.errors as [unknown, readonly [unknown, string]];
	await expect(figure.slider('Bits b')).not.toHaveAttribute('aria-valuetext', /AWQ/);
	await figure.choose('Method', 'AWQ');
	await expect(figure.slider('Bits b')).toHaveAttribute('aria-valuetext', `5; AWQ, Output error: ${error}`);
	const picked = shows(4, 16, 10);
	await after(() => figure.pick('Output error', '4'), ...picked.errors, ...picked.memory);
});

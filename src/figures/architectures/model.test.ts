import { createRandom } from '@examples/numerics';
import { ignoreIndex, maskTokens, nextTokenPairs, spanCorruption, textInfilling } from '@examples/pretraining-objectives';
import { describe, expect, it } from 'vitest';
import { firstShare, modelView, type ModelName, type Settings, type Words } from './model.ts';

const words: Words = { sentence: 'a b c d e f g h i j k l m n o p'.split(' '), others: ['x', 'y'] };
const text = words.sentence.map((_, i) => i + 5);
const settings = (model: ModelName, change: Partial<Settings> = {}): Settings => ({ model, share: firstShare[model], prefix: 1, seed: 3, ...change });
const labelsOf = (model: ModelName, change?: Partial<Settings>) =>
	modelView(words, settings(model, change)).positions.map(({ label }) => label?.text);
const write = (id: number) => ['[MASK]', '[CLS]', '[SEP]', '<s>', '</s>', ...words.sentence, ...words.others][id] ?? `⟨${1000 - id}⟩`;

describe('modelView', () => {
	it.each([1, 2, 3, 45])('of BERT shows what maskTokens makes of the sentence, seed %d', (seed) => {
		const masking = { maskId: 0, vocabularySize: 23, specialIds: [1, 2], maskingRate: 0.3, random: createRandom(seed) };
		const { inputIds, labels } = maskTokens([1, ...text, 2], masking);
		const view = modelView(words, settings('bert', { seed, share: 30 }));
		expect(view.positions.map(({ read }) => read.text)).toEqual(inputIds.map(write));
		expect(view.positions.map(({ label }) => label?.text)).toEqual(labels.map((label) => (label === ignoreIndex ? undefined : write(label))));
		expect([view.predictions, view.length]).toEqual([5, 18]);
	});

	it('tells BERT’s masked, random and untouched tokens apart, and marks them in the text', () => {
		for (let seed = 0; seed < 40; seed += 1) {
			const { positions, text: shown } = modelView(words, settings('bert', { seed }));
			for (const { read, label } of positions) {
				if (!label) expect(['kept', 'special']).toContain(read.kind);
				else if (read.text === '[MASK]') expect(read.kind).toBe('marker');
				else expect(read.kind).toBe(read.text === label.text ? 'same' : 'random');
			}
			const asked = positions.flatMap(({ label }) => (label ? [label.text] : []));
			expect(shown.filter(({ kind }) => kind === 'hidden').map(({ text: word }) => word)).toEqual(asked);
		}
	});

	it.each([1, 5])('of GPT shows what nextTokenPairs makes of the sentence, prefix %d', (prefix) => {
		const { labels } = nextTokenPairs([3, ...text], { prefixLength: prefix });
		expect(labelsOf('gpt', { prefix })).toEqual(labels.map((label) => (label === ignoreIndex ? undefined : write(label))));
		expect(modelView(words, settings('gpt', { prefix })).predictions).toBe(17 - prefix);
	});

	it('of T5 shows what spanCorruption makes of the sentence', () => {
		const ids = { firstSentinelId: 999, endId: 4, startId: 3 };
		const pair = spanCorruption(text, { ...ids, noiseDensity: 0.35, random: createRandom(3) });
		const view = modelView(words, settings('t5'));
		expect(view.encoder!.map((token) => token.text)).toEqual(pair.inputIds.map(write));
		expect(view.positions.map(({ read }) => read.text)).toEqual(pair.decoderInputIds.map(write));
		expect(labelsOf('t5')).toEqual(pair.labels.map(write));
		expect(view.encoder!.filter(({ kind }) => kind === 'marker').map((token) => token.text)).toEqual(['⟨1⟩', '⟨2⟩']);
		expect(view.text.filter(({ kind }) => kind === 'hidden')).toHaveLength(6);
	});

	it('of BART shows what textInfilling makes of the sentence, and how much each mask hides', () => {
		const pair = textInfilling(text, { maskId: 0, startId: 3, maskingRate: 0.3, random: createRandom(3) });
		const view = modelView(words, settings('bart'));
		expect(view.encoder!.map((token) => token.text)).toEqual(pair.inputIds.map(write));
		expect(view.encoder!.flatMap(({ spanLength }) => spanLength ?? [])).toEqual(pair.spanLengths);
		expect(labelsOf('bart')).toEqual(words.sentence);
		expect(view.predictions).toBe(16);
	});
});

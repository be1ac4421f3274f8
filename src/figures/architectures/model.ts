import { createRandom, type Vector } from '@examples/numerics';
import { ignoreIndex, maskTokens, nextTokenPairs, spanCorruption, textInfilling } from '@examples/pretraining-objectives';

export const modelNames = ['bert', 'gpt', 't5', 'bart'] as const;
export type ModelName = (typeof modelNames)[number];

/**
 * The share of corrupted tokens that is shown first, in percent: that of BERT's and BART's authors. T5's 15% would be
 * a single span of a text as short as this one; GPT corrupts nothing.
 */
export const firstShare: Record<ModelName, number> = { bert: 15, gpt: 0, t5: 35, bart: 30 };

/** Ids that are no words, and how they are written. T5 counts its sentinels down from the last id. */
const specials = ['[MASK]', '[CLS]', '[SEP]', '<s>', '</s>'];
const [mask, cls, sep, start, end] = [0, 1, 2, 3, 4] as const;
const firstSentinel = 999;

/** What the chosen model reads, and what each position must predict; everything from `examples/pretraining-objectives`. */
export function modelView(words: Words, settings: Settings): View {
	const text = words.sentence.map((_, i) => i + specials.length);
	return { bert: bertView, gpt: gptView, t5: t5View, bart: bartView }[settings.model](words, text, settings);
}

function bertView(words: Words, text: Vector, { share, seed }: Settings): View {
	const tokens = [cls, ...text, sep];
	const { inputIds, labels } = maskTokens(tokens, {
		maskId: mask,
		vocabularySize: vocabularyOf(words).length,
		specialIds: [cls, sep],
		maskingRate: share / 100,
		random: createRandom(seed),
	});
	const shown = (id: number, label: number): Kind => {
		if (label === ignoreIndex) return id === cls || id === sep ? 'special' : 'kept';
		return id === mask ? 'marker' : id === label ? 'same' : 'random';
	};
	return {
		text: text.map((id) => token(words, id, labels.includes(id) ? 'hidden' : 'kept')),
		positions: inputIds.map((id, i) => ({ read: token(words, id, shown(id, labels[i]!)), label: labelToken(words, labels[i]!) })),
		...countsOf(labels),
	};
}

function gptView(words: Words, text: Vector, { prefix }: Settings): View {
	const { inputIds, labels } = nextTokenPairs([start, ...text], { prefixLength: prefix });
	return {
		text: text.map((id) => token(words, id, 'kept')),
		positions: paired(words, inputIds, labels),
		...countsOf(labels),
	};
}

function t5View(words: Words, text: Vector, { share, seed }: Settings): View {
	const ids = { firstSentinelId: firstSentinel, endId: end, startId: start };
	const pair = spanCorruption(text, { ...ids, noiseDensity: share / 100, random: createRandom(seed) });
	return {
		text: text.map((id) => token(words, id, pair.inputIds.includes(id) ? 'kept' : 'hidden')),
		encoder: pair.inputIds.map((id) => token(words, id)),
		positions: paired(words, pair.decoderInputIds, pair.labels),
		...countsOf(pair.labels),
	};
}

function bartView(words: Words, text: Vector, { share, seed }: Settings): View {
	const options = { maskId: mask, startId: start, maskingRate: share / 100, random: createRandom(seed) };
	const pair = textInfilling(text, options);
	const lengths = [...pair.spanLengths];
	return {
		text: text.map((id) => token(words, id, pair.inputIds.includes(id) ? 'kept' : 'hidden')),
		encoder: pair.inputIds.map((id) => ({ ...token(words, id), spanLength: id === mask ? lengths.shift() : undefined })),
		positions: paired(words, pair.decoderInputIds, pair.labels),
		...countsOf(pair.labels),
	};
}

function paired(words: Words, inputIds: Vector, labels: Vector): Position[] {
	return inputIds.map((id, i) => ({ read: token(words, id), label: labelToken(words, labels[i]!) }));
}

function labelToken(words: Words, label: number): Token | undefined {
	return label === ignoreIndex ? undefined : token(words, label);
}

function token(words: Words, id: number, kind?: Kind): Token {
	const usual = id > firstSentinel / 2 || id === mask ? 'marker' : id < specials.length ? 'special' : 'kept';
	return { text: vocabularyOf(words)[id] ?? `⟨${firstSentinel - id + 1}⟩`, kind: kind ?? usual };
}

function vocabularyOf({ sentence, others }: Words): readonly string[] {
	return [...specials, ...sentence, ...others];
}

function countsOf(labels: Vector): { predictions: number; length: number } {
	return { predictions: labels.filter((label) => label !== ignoreIndex).length, length: labels.length };
}

/** The text and what else the vocabulary holds. */
export interface Words {
	sentence: readonly string[];
	others: readonly string[];
}

/** What the reader has set: the share in percent, the prefix in tokens with the start token. */
export interface Settings {
	model: ModelName;
	share: number;
	prefix: number;
	seed: number;
}

export type Kind = 'kept' | 'hidden' | 'marker' | 'random' | 'same' | 'special';

export interface Token {
	text: string;
	kind: Kind;
	/** BART: how many tokens this mask stands for. */
	spanLength?: number | undefined;
}

/** What is read at a position, and what must be predicted there; no label, no loss. */
export interface Position {
	read: Token;
	label: Token | undefined;
}

export interface View {
	text: Token[];
	/** What an encoder reads, where there is a decoder beside it. */
	encoder?: Token[];
	/** Of the only stack, or of the decoder. */
	positions: Position[];
	predictions: number;
	length: number;
}

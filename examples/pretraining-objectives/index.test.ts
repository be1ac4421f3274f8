import { describe, expect, it } from 'vitest';
import { createRandom, logSoftmax, mean, sum } from '@examples/numerics';
import type { Matrix, Random, Vector } from '@examples/numerics';
import {
	chainRule, corruptedLengths, corruptSpans, drawNoiseMask, drawSpanLengths, ignoreIndex, maskEpochs,
	maskTokens, nextTokenPairs, poisson, predictionLoss, predictionLossGradient, productOfMarginals,
	shiftRight, spanCorruption, spansOf, textInfilling, textLengthFor,
} from './index.ts';
import reference from './reference.json' with { type: 'json' };

const range = (length: number, first = 0): number[] =>
	Array.from({ length }, (_, i) => first + i);

/** Draws the given numbers in turn, and leaves lists in order. */
function scripted(...uniforms: number[]): Random {
	const uniform = () => uniforms.shift()!;
	return { uniform, normal: uniform, integer: (n) => Math.floor(n * uniform()), shuffle: (list) => [...list] };
}

// #region mask-tokens
describe('masked language modeling', () => {
	const [maskId, vocabularySize] = [3, 1000];
	const tokens = range(200, 100);
	const masked = (seed: number) =>
		maskTokens(tokens, { maskId, vocabularySize, random: createRandom(seed) });

	it('asks for 15% of the tokens, labels each with what stood there, and changes no other', () => {
		const { inputIds, labels } = masked(1);
		const asked = labels.flatMap((label, i) => (label === ignoreIndex ? [] : [i]));
		expect(asked).toHaveLength(30);
		expect(asked.map((i) => labels[i])).toEqual(asked.map((i) => tokens[i]));
		const changed = inputIds.flatMap((token, i) => (token === tokens[i] ? [] : [i]));
		expect(changed.length).toBeGreaterThan(20);
		expect(changed.every((i) => asked.includes(i))).toBe(true);
	});

	it('shows [MASK] for 80% of the chosen, a random token for 10%, the token itself for 10%', () => {
		const shown = { mask: 0, random: 0, same: 0 };
		range(40).forEach((seed) => {
			const { inputIds, labels } = masked(seed);
			labels.forEach((label, i) => {
				if (label === ignoreIndex) return;
				shown[inputIds[i] === maskId ? 'mask' : inputIds[i] === label ? 'same' : 'random'] += 1;
			});
		});
		expect(shown.mask + shown.random + shown.same).toBe(1200);
		expect(shown.mask / 1200).toBeCloseTo(0.8, 1);
		for (const rare of [shown.random, shown.same]) expect(rare / 1200).toBeCloseTo(0.1, 1);
	});

	it.each([
		['masks', 0.79, 0],
		['replaces', 0.8, 6],
		['replaces', 0.89, 6],
		['keeps', 0.9, 5],
	])('%s at a draw of %s', (_, draw, shown) => {
		const options = { maskId: 0, vocabularySize: 12, random: scripted(draw, 0.5) };
		expect(maskTokens([5], options)).toEqual({ inputIds: [shown], labels: [5] });
	});

	it('never asks for a special token', () => {
		const withEnds = [1, ...range(8, 50), 2];
		const options = { maskId, vocabularySize, specialIds: [1, 2], maskingRate: 0.9 };
		const { inputIds, labels } = maskTokens(withEnds, { ...options, random: createRandom(4) });
		expect([inputIds[0], inputIds[9], labels[0], labels[9]]).toEqual([1, 2, -100, -100]);
		expect(labels.slice(1, 9)).toEqual(range(8, 50));
	});

	it('rounds 15% to the nearest number, at least one, also where all other tokens are special', () => {
		const options = { maskId, vocabularySize, specialIds: [1, 2], random: createRandom(5) };
		expect(maskTokens([1, 40, 2], options).labels).toEqual([-100, 40, -100]);
		for (const [length, asked] of [[2, 1], [18, 3]] as const) {
			const { labels } = maskTokens(range(length, 7), { maskId, vocabularySize, random: createRandom(6) });
			expect(labels.filter((label) => label !== ignoreIndex)).toHaveLength(asked);
		}
	});
});

describe('masks over the epochs', () => {
	const tokens = range(60, 10);
	const schedule = (epochs: number, copies: number) =>
		maskEpochs(tokens, { epochs, copies }, { maskId: 1, vocabularySize: 90, random: createRandom(9) });

	it('are each used four times in BERT’s 40 epochs of 10 copies', () => {
		const epochs = schedule(40, 10);
		expect(epochs).toHaveLength(40);
		expect(epochs.slice(10)).toEqual(epochs.slice(0, -10));
		expect(new Set(epochs.map(({ labels }) => labels.join())).size).toBe(10);
	});

	it('are all different when drawn anew each time, as in RoBERTa', () => {
		expect(new Set(schedule(40, 40).map(({ labels }) => labels.join())).size).toBe(40);
	});
});
// #endregion

// #region next-token-pairs
describe('causal language modeling', () => {
	const tokens = [11, 12, 13, 14, 15];

	it('predicts at each position the token after it: one prediction less than tokens', () => {
		expect(nextTokenPairs(tokens)).toEqual({ inputIds: [11, 12, 13, 14], labels: [12, 13, 14, 15] });
	});

	it('has one prediction for two tokens', () => {
		expect(nextTokenPairs([11, 12])).toEqual({ inputIds: [11], labels: [12] });
	});

	it('reads a prefix without loss, and predicts from its last position on', () => {
		expect(nextTokenPairs(tokens, { prefixLength: 3 })).toEqual({
			inputIds: [11, 12, 13, 14],
			labels: [-100, -100, 14, 15],
		});
		expect(nextTokenPairs([5, 6, 7, 8], { prefixLength: 2 }).labels).toEqual([-100, 7, 8]);
		expect(nextTokenPairs(tokens, { prefixLength: 4 }).labels).toEqual([-100, -100, -100, 15]);
	});

	it('reads what a decoder reads whose labels are the text, but for the start token', () => {
		const { inputIds, labels } = nextTokenPairs(tokens);
		expect(shiftRight(labels, 11)).toEqual(inputIds);
		expect(shiftRight([7], 4)).toEqual([4]);
	});
});
// #endregion

// #region span-corruption
describe('span corruption', () => {
	const ids = { firstSentinelId: 99, endId: 1, startId: 0 };
	/** Puts the dropped spans back where their sentinels stand. */
	const restored = (inputIds: Vector, labels: Vector): number[] =>
		inputIds.slice(0, -1).flatMap((token) => {
			if (token < 60) return [token];
			const from = labels.indexOf(token) + 1;
			const to = labels.findIndex((label, i) => i >= from && (label >= 60 || label === 1));
			return labels.slice(from, to);
		});

	it('replaces each span by one sentinel, and asks for the span behind the same sentinel', () => {
		const pair = corruptSpans([5, 6, 7, 8], [false, true, true, false], ids);
		expect(pair).toEqual({ inputIds: [5, 99, 8, 1], labels: [99, 6, 7, 1], decoderInputIds: [0, 99, 6, 7] });
	});

	it('gives every span a sentinel of its own, counting down', () => {
		const { inputIds, labels } = corruptSpans([5, 6, 7, 8, 9], [true, false, true, true, false], ids);
		expect(inputIds).toEqual([99, 6, 98, 9, 1]);
		expect(labels).toEqual([99, 5, 98, 7, 8, 1]);
	});

	it.each(reference.spans)('agrees with the tensor version of T5 on $name', (given) => {
		const { inputIds, labels, decoderInputIds } = corruptSpans(given.tokens, given.isNoise, ids);
		expect(inputIds).toEqual(given.inputIds);
		expect(labels).toEqual(given.labels);
		expect(decoderInputIds).toEqual([0, ...given.labels.slice(0, -1)]);
	});

	it('loses nothing: input and target together are the text, and as long as corruptedLengths says', () => {
		const tokens = range(40, 10);
		range(20).forEach((seed) => {
			const { inputIds, labels } = spanCorruption(tokens, { ...ids, random: createRandom(seed) });
			expect(restored(inputIds, labels)).toEqual(tokens);
			expect({ inputLength: inputIds.length, targetLength: labels.length }).toEqual(corruptedLengths(40));
		});
	});

	it.each(reference.lengths)('agrees with T5 on the lengths of $length tokens', ({ length, ...lengths }) => {
		expect(corruptedLengths(length)).toEqual(lengths);
	});

	it('finds the longest text that fits: 568 tokens become T5’s 512 and 114', () => {
		expect(textLengthFor(3)).toBe(2);
		for (const inputLength of [4, 20, 100, 1024]) {
			const length = textLengthFor(inputLength);
			expect(corruptedLengths(length).inputLength).toBeLessThanOrEqual(inputLength);
			expect(corruptedLengths(length + 1).inputLength).toBeGreaterThan(inputLength);
		}
		expect(textLengthFor(512)).toBe(568);
		expect(spansOf(568)).toEqual({ dropped: 85, spans: 28 });
	});

	it('keeps and drops at least one token, however high or low the share', () => {
		expect(spansOf(4, { noiseDensity: 0.01 })).toEqual({ dropped: 1, spans: 1 });
		expect(spansOf(4, { noiseDensity: 0.99 })).toEqual({ dropped: 3, spans: 1 });
		expect(spansOf(4, { noiseDensity: 0.75, meanSpanLength: 1 })).toEqual({ dropped: 3, spans: 1 });
		expect(spansOf(10, { noiseDensity: 0.3, meanSpanLength: 0.2 })).toEqual({ dropped: 3, spans: 3 });
	});
});

describe('the noise mask', () => {
	const draw = (seed: number) =>
		drawNoiseMask(12, { noiseDensity: 0.5, meanSpanLength: 2, random: createRandom(seed) });

	it('drops the fixed share in the fixed number of spans, a kept span first and a dropped one last', () => {
		range(30).forEach((seed) => {
			const mask = draw(seed);
			const starts = mask.filter((noise, i) => noise && !mask[i - 1]);
			expect(mask.filter(Boolean)).toHaveLength(6);
			expect(starts).toHaveLength(3);
			expect([mask[0], mask[11]]).toEqual([false, true]);
		});
	});
});
// #endregion

// #region text-infilling
describe('text infilling', () => {
	const [maskId, startId] = [1, 2];
	const tokens = range(40, 10);
	const infilled = (seed: number, options = {}) =>
		textInfilling(tokens, { maskId, startId, ...options, random: createRandom(seed) });

	it('asks for the whole text, whatever is missing', () => {
		const { labels, decoderInputIds } = infilled(1);
		expect([labels, decoderInputIds]).toEqual([tokens, [startId, ...tokens.slice(0, -1)]]);
	});

	it('replaces 30% of the tokens, each span by one [MASK] whatever its length, 0 included', () => {
		range(20).forEach((seed) => {
			const { inputIds, spanLengths } = infilled(seed);
			expect(sum(spanLengths)).toBe(12);
			expect(inputIds.filter((token) => token === maskId)).toHaveLength(spanLengths.length);
			expect(inputIds).toHaveLength(28 + spanLengths.length);
		});
		const inserted = range(60).flatMap((seed) => infilled(seed).spanLengths.filter((length) => length === 0));
		expect(inserted.length).toBeGreaterThan(3);
	});

	it('is undone by putting each span back where its [MASK] stands', () => {
		range(30).forEach((seed) => {
			const { inputIds, spanLengths } = infilled(seed, { maskingRate: 0.5 });
			const lengths = [...spanLengths];
			let read = 0;
			const whole = inputIds.flatMap((token) => {
				const length = token === maskId ? lengths.shift()! : 1;
				read += length;
				return token === maskId ? tokens.slice(read - length, read) : [token];
			});
			expect(whole).toEqual(tokens);
		});
	});

	it('takes λ as the mean length of a span, and masks at least one token', () => {
		const longer = infilled(5, { maskingRate: 0.9, meanSpanLength: 12 });
		const shorter = infilled(5, { maskingRate: 0.9, meanSpanLength: 1 });
		expect(longer.spanLengths.length).toBeLessThan(7);
		expect(shorter.spanLengths.length).toBeGreaterThan(20);
		expect(sum(textInfilling([5, 6], { maskId, startId, maskingRate: 0.1, random: createRandom(3) }).spanLengths)).toBe(1);
	});
});

describe('span lengths', () => {
	it('add up to the total, the last one cut to fit', () => {
		expect(drawSpanLengths(7, 3, createRandom(6))).toEqual([1, 3, 0, 3]);
		range(50).forEach((seed) => expect(sum(drawSpanLengths(9, 3, createRandom(seed)))).toBe(9));
	});

	it('follow Poisson: mean λ, variance λ, and e^{−λ} of them 0', () => {
		const random = createRandom(11);
		const draws = range(20_000).map(() => poisson(3, random));
		const center = mean(draws);
		expect(center).toBeCloseTo(3, 1);
		expect(mean(draws.map((draw) => (draw - center) ** 2))).toBeCloseTo(3, 0);
		expect(mean(draws.map((draw) => Number(draw === 0)))).toBeCloseTo(Math.exp(-3), 2);
	});

	it('are 0 exactly when the first draw is at most e^{−λ}', () => {
		expect(poisson(2, scripted(Math.exp(-2)))).toBe(0);
		expect(poisson(700, scripted(0))).toBe(0);
		expect(poisson(2, scripted(Math.exp(-2) + 1e-9, 0.5))).toBe(1);
		expect(poisson(2, scripted(0.9, 0.9, 0.9, 0.1))).toBe(3);
		expect(poisson(3, createRandom(4))).toBe(3);
	});
});
// #endregion

// #region loss
describe('the loss', () => {
	const logits: Matrix = [[0, 1, 2], [3, 1, 0], [0.5, 0.5, 4], [-1, 2, 0]];

	it('is the mean cross-entropy over the positions that predict, whatever the logits of others, and stays finite at ±10,000', () => {
		expect(predictionLoss([[0, 0], [0, Math.log(3)]], [-100, 1])).toBeCloseTo(Math.log(4 / 3), 12);
		const both = [-logSoftmax(logits[1]!)[0]!, -logSoftmax(logits[3]!)[2]!];
		expect(predictionLoss(logits, [-100, 0, -100, 2])).toBeCloseTo(mean(both), 12);
		const changed = [[9, -9, 9], logits[1]!, [7, 7, -7], logits[3]!];
		const labels = [-100, 0, -100, 2];
		expect(predictionLoss(changed, labels)).toBe(predictionLoss(logits, labels));
		expect(predictionLoss([[1e4, -1e4]], [1])).toBe(20000);
	});

	it('of a uniform model is ln of the vocabulary under every objective', () => {
		const tokens = range(40, 10);
		const random = createRandom(12);
		const ids = { firstSentinelId: 59, endId: 1, startId: 0 };
		for (const { labels } of [
			maskTokens(tokens, { maskId: 3, vocabularySize: 60, random }),
			nextTokenPairs(tokens),
			spanCorruption(tokens, { ...ids, random }),
			textInfilling(tokens, { maskId: 3, startId: 2, random }),
		]) {
			const uniform = labels.map(() => range(60).map(() => 0));
			expect(predictionLoss(uniform, labels)).toBeCloseTo(Math.log(60), 12);
		}
	});

	it.each(reference.loss)('agrees with PyTorch on $name, gradient included', (given) => {
		expect(predictionLoss(given.logits, given.labels)).toBeCloseTo(given.loss, 12);
		const gradient = predictionLossGradient(given.logits, given.labels);
		gradient.flat().forEach((value, i) => expect(value).toBeCloseTo(given.gradient.flat()[i]!, 12));
	});

	it('has a gradient of 0 where there is no label, and rows that add up to 0', () => {
		const gradient = predictionLossGradient(logits, [-100, 0, -100, 2]);
		expect([gradient[0], gradient[2]]).toEqual([[0, 0, 0], [0, 0, 0]]);
		gradient.forEach((row) => expect(sum(row)).toBeCloseTo(0, 12));
		expect(predictionLossGradient([[5, 1], [0, 0]], [-100, 1])).toEqual([[0, 0], [0.5, -0.5]]);
	});

	it('has the slope that finite differences find', () => {
		const labels = [1, -100, 2, 0];
		const nudged = (i: number, j: number, by: number) =>
			logits.map((row, k) => row.map((value, l) => (i === k && j === l ? value + by : value)));
		predictionLossGradient(logits, labels).forEach((row, i) =>
			row.forEach((slope, j) => {
				const [up, down] = [1e-5, -1e-5].map((by) => predictionLoss(nudged(i, j, by), labels));
				expect((up! - down!) / 2e-5).toBeCloseTo(slope, 8);
			}),
		);
	});
});
// #endregion

// #region factorization
describe('the factorizations', () => {
	const [newYork, losAngeles, newAngeles] = [[1, 2], [3, 4], [1, 4]];
	const corpus = [newYork, losAngeles];

	it('of a causal model is exact: 1/2 for either city, 0 for a mixture', () => {
		expect(corpus.map((city) => chainRule(corpus, city))).toEqual([0.5, 0.5]);
		expect(chainRule(corpus, newAngeles)).toBe(0);
	});

	it('of a masked model gives “New Angeles” 1/4: the tokens count as independent', () => {
		expect(productOfMarginals(corpus, newAngeles)).toBe(0.25);
		expect(productOfMarginals(corpus, newYork)).toBe(0.25);
	});

	it('by the chain rule is the share of the sequence, for any corpus', () => {
		const random = createRandom(13);
		const many = range(50).map(() => range(3).map(() => random.integer(3)));
		for (const sequence of many) {
			const share = mean(many.map((other) => Number(other.join() === sequence.join())));
			expect(chainRule(many, sequence)).toBeCloseTo(share, 12);
		}
	});

	it('agree when the tokens are independent, and are 0, not NaN, where a first token never occurs', () => {
		const grid = [[1, 3], [1, 4], [2, 3], [2, 4]];
		grid.forEach((pair) => expect(productOfMarginals(grid, pair)).toBe(chainRule(grid, pair)));
		expect(chainRule(corpus, [9, 9])).toBe(0);
		expect(productOfMarginals(corpus, [9, 2])).toBe(0);
	});
});
// #endregion

// #region docstrings
describe('the results that docstrings show', () => {
	const ids = { firstSentinelId: 99, endId: 1, startId: 0 };
	const spans = { noiseDensity: 0.5, meanSpanLength: 1.5 };
	it.each<[string, unknown, unknown]>([
		['maskTokens', maskTokens([5, 6, 7], { maskId: 0, vocabularySize: 9, random: createRandom(3) }), { inputIds: [5, 0, 7], labels: [-100, 6, -100] }],
		['drawNoiseMask', drawNoiseMask(6, { ...spans, random: createRandom(1) }), [false, true, true, false, false, true]],
		['spanCorruption', spanCorruption([5, 6, 7, 8], { ...ids, random: createRandom(1) }),
			{ inputIds: [5, 6, 7, 99, 1], decoderInputIds: [0, 99, 8], labels: [99, 8, 1] }],
		['textInfilling', textInfilling([5, 6, 7, 8], { maskId: 1, startId: 2, random: createRandom(7) }),
			{ inputIds: [5, 6, 7, 1, 1], decoderInputIds: [2, 5, 6, 7], labels: [5, 6, 7, 8], spanLengths: [1, 0] }],
	])('are those of %s', (_, actual, expected) => {
		expect(actual).toEqual(expected);
	});
});
// #endregion

// #region bad-input
describe('bad input', () => {
	const masking = { maskId: 0, vocabularySize: 9, random: createRandom(1) };
	const ids = { firstSentinelId: 99, endId: 1, startId: 0, random: createRandom(1) };
	const infilling = { maskId: 1, startId: 2, random: createRandom(1) };
	const random = createRandom(1);

	const id = 'must be a token id, a whole number from 0, got';
	const objectives = { maskTokens, nextTokenPairs, textInfilling, corruptSpans };
	it.each(Object.entries(objectives))('is named when the tokens of %s are none', (_, objective) => {
		const call = (tokens: number[]) => () => objective(tokens, { ...masking, ...infilling, ...ids } as never, ids);
		expect(call([5, -1])).toThrow(`tokens[1] ${id} -1.`);
		expect(call([0.5, 5])).toThrow(`tokens[0] ${id} 0.5.`);
		expect(call([])).toThrow('tokens must have at least one entry, got none.');
	});

	it.each([0, 1, -0.2, NaN])('is refused when a share is %s', (share) => {
		const message = `must be above 0 and below 1, got ${share}.`;
		expect(() => maskTokens([5, 6], { ...masking, maskingRate: share })).toThrow(`maskingRate ${message}`);
		expect(() => textInfilling([5, 6], { ...infilling, maskingRate: share })).toThrow(`maskingRate ${message}`);
		expect(() => spansOf(5, { noiseDensity: share })).toThrow(`noiseDensity ${message}`);
	});

	it.each([0, 3, 1.5, NaN])('is refused when prefixLength is %s of 3 tokens', (prefixLength) => {
		const message = `prefixLength must be a whole number from 1 to 2, got ${prefixLength}.`;
		expect(() => nextTokenPairs([5, 6, 7], { prefixLength })).toThrow(message);
	});

	it.each([2, Infinity, NaN])('is refused when an input has to fit into %s tokens', (inputLength) => {
		expect(() => textLengthFor(inputLength)).toThrow(`inputLength must be at least 3 and finite, got ${inputLength}.`);
	});

	const count = 'must be a whole number above 0, got';
	const above = 'must be a finite number above 0, got';
	const ragged = 'corpus[1] must be as long as sequence (2), got 1 tokens.';
	it.each<[string, () => unknown, string]>([
		['nothing may be masked', () => maskTokens([1, 2], { ...masking, specialIds: [1, 2] }),
			'tokens must hold one that may be masked, got 2 special ones.'],
		['[MASK] is outside the vocabulary', () => maskTokens([5], { ...masking, maskId: 9 }), 'maskId must be a whole number from 0 to 8, got 9.'],
		['there is no vocabulary', () => maskTokens([5], { ...masking, vocabularySize: 0 }), `vocabularySize ${count} 0.`],
		['there is no epoch', () => maskEpochs([5], { epochs: 0, copies: 1 }, masking), `epochs ${count} 0.`],
		['a copy is half', () => maskEpochs([5], { epochs: 1, copies: 0.5 }, masking), `copies ${count} 0.5.`],
		['a text has no next token', () => nextTokenPairs([5]), 'tokens must have at least two entries, got 1.'],
		['no token is dropped', () => corruptSpans([5, 6], [false, false], ids), 'isNoise must drop at least one token, got 2 times false.'],
		['a mask is shorter than the text', () => corruptSpans([5, 6], [true], ids), 'isNoise must have as many entries as tokens (2), got 1.'],
		['a text is too short to keep and drop', () => spanCorruption([5], ids), `length − 1 ${count} 0.`],
		['a length is too short to keep and drop', () => corruptedLengths(1), `length − 1 ${count} 0.`],
		['spans are 0 tokens long on average', () => spansOf(5, { meanSpanLength: 0 }), `meanSpanLength ${above} 0.`],
		['λ is 0', () => poisson(0, random), `mean ${above} 0.`],
		['λ is so large that e^{−λ} is 0', () => poisson(701, random), 'mean must be at most 700, got 701.'],
		['there is nothing to cover', () => drawSpanLengths(0, 3, random), `total ${above} 0.`],
		['spans to cover with are negative', () => drawSpanLengths(3, -1, random), `meanSpanLength ${above} -1.`],
		['a decoder starts with no id', () => shiftRight([7], -1), `startId[0] ${id} -1.`],
		['a label to shift is no id', () => shiftRight([0.5], 1), `labels[0] ${id} 0.5.`],
		['no position predicts', () => predictionLoss([[0, 1], [2, 3]], [-100, -100]), 'labels must hold a token to predict, got 2 times -100.'],
		['a label has no logits', () => predictionLoss([[0, 1]], [1, 1]), 'logits must have as many entries as labels (2), got 1.'],
		['a label is outside the vocabulary', () => predictionLoss([[0, 1]], [2]), 'label must be a whole number from 0 to 1, got 2.'],
		['a label is NaN', () => predictionLoss([[0, 1]], [NaN]), 'labels[0] must be a finite number, got NaN.'],
		['a corpus is empty', () => chainRule([], [1]), 'corpus must have a sequence, got none.'],
		['a corpus of marginals is empty', () => productOfMarginals([], [1]), 'corpus must have a sequence, got none.'],
		['a corpus is ragged', () => chainRule([[1, 2], [3]], [1, 2]), ragged],
		['a corpus of marginals is ragged', () => productOfMarginals([[1, 2], [3]], [1, 2]), ragged],
		['a sequence holds NaN', () => chainRule([[1]], [NaN]), 'sequence[0] must be a finite number, got NaN.'],
	])('is refused when %s', (_, call, message) => {
		expect(call).toThrow(RangeError);
		expect(call).toThrow(message);
	});
});
// #endregion

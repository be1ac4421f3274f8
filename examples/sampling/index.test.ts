import { describe, expect, it } from 'vitest';
import { createRandom, softmax, sum } from '@examples/numerics';
import type { Vector } from '@examples/numerics';
import {
	acceptanceRate,
	beamSearch,
	forkingModel,
	greedy,
	minP,
	nextTokenDistribution,
	residualDistribution,
	sampleToken,
	shortcutModel,
	temperatureSoftmax,
	topK,
	topP,
} from './index.ts';
import reference from './reference.json' with { type: 'json' };

/** Unsorted, with a tie, and exact in binary: 0.0625 + 0.5 + 0.125 + 0.25 + 0.0625 = 1. */
const probabilities = [0.0625, 0.5, 0.125, 0.25, 0.0625];
const logits = [0.3, 2.1, -0.7, 1.4, 0.3];

// #region greedy
describe('greedy decoding', () => {
	it('takes the likeliest token, whether asked by logits or by probabilities', () => {
		for (const row of [logits, softmax(logits)]) expect(greedy(row)).toBe(1);
		expect(greedy([-3, -Infinity, -2])).toBe(2);
	});

	it('takes the first of equals', () => {
		expect(greedy([1, 5, 5])).toBe(1);
	});

	it('refuses a row in which nothing is allowed', () => {
		expect(() => greedy([-Infinity, -Infinity])).toThrow(RangeError);
		expect(() => greedy([-Infinity, -Infinity])).toThrow('logits must allow something');
		expect(() => greedy([1, NaN])).toThrow('logits must hold neither NaN nor Infinity, got NaN.');
	});
});
// #endregion

// #region temperature
describe('temperature', () => {
	it('of 1 is the softmax', () => {
		expectClose(temperatureSoftmax(logits, 1), softmax(logits));
	});

	it('raises probabilities to the power 1/T: log-odds of ln 3 become ln 9 at T = 0.5', () => {
		expectClose(temperatureSoftmax([0, Math.log(3)], 0.5), [0.1, 0.9]);
		expectClose(temperatureSoftmax([0, Math.log(9)], 2), [0.25, 0.75]);
	});

	it('toward 0 is greedy decoding, even where logits / T would overflow', () => {
		for (const temperature of [1e-4, 1e-300, Number.MIN_VALUE]) {
			expect(temperatureSoftmax(logits, temperature)).toEqual([0, 1, 0, 0, 0]);
		}
	});

	it('toward 0 keeps a tie: both get a half', () => {
		expect(temperatureSoftmax([4, 1, 4], 1e-9)).toEqual([0.5, 0, 0.5]);
	});

	it('toward infinity gives every allowed token the same', () => {
		expectClose(temperatureSoftmax([5, -Infinity, -5], 1e15), [0.5, 0, 0.5]);
	});

	it.each([0, -1, NaN, Infinity])('is refused when it is %s', (temperature) => {
		const call = () => temperatureSoftmax(logits, temperature);
		expect(call).toThrow(RangeError);
		expect(call).toThrow(`temperature must be a finite number above 0, got ${temperature}.`);
	});

	it('refuses a row in which nothing is allowed', () => {
		expect(() => temperatureSoftmax([-Infinity, -Infinity], 1)).toThrow(RangeError);
	});
});
// #endregion

// #region top-k
describe('top-k', () => {
	it('of 1 is greedy decoding', () => {
		expect(topK(probabilities, 1)).toEqual([0, 1, 0, 0, 0]);
	});

	it('of the vocabulary size or more keeps all as they are', () => {
		for (const k of [5, 50]) expect(topK(probabilities, k)).toEqual(probabilities);
	});

	it('keeps the k likeliest wherever they stand, not the first k', () => {
		expectClose(topK([0.125, 0.5, 0.375], 2), [0, 4 / 7, 3 / 7]);
		expectClose(topK(probabilities, 3), [0, 4 / 7, 1 / 7, 2 / 7, 0]);
	});

	it('renormalizes: what is kept adds up to 1, in the same proportions', () => {
		expectClose(topK(probabilities, 2), [0, 2 / 3, 0, 1 / 3, 0]);
	});

	it('keeps exactly k, also where the k-th ties: the lower id stays', () => {
		expectClose(topK(probabilities, 4), [1 / 15, 8 / 15, 2 / 15, 4 / 15, 0]);
		expect(topK([0.25, 0.25, 0.25, 0.25], 2)).toEqual([0.5, 0.5, 0, 0]);
	});

	it('leaves the probabilities it was given as they were', () => {
		const given = [...probabilities];
		topK(given, 2);
		expect(given).toEqual(probabilities);
	});
});
// #endregion

// #region top-p
describe('top-p', () => {
	it('of 1 keeps all as they are', () => {
		expect(topP(probabilities, 1)).toEqual(probabilities);
	});

	it('of 1 keeps even what rounding hides: 1 + 1e-17 is 1', () => {
		expect(topP([1, 1e-17], 1)[1]).toBe(1e-17);
	});

	it('close to 0 is greedy decoding: one token always stays', () => {
		expect(topP(probabilities, 1e-9)).toEqual([0, 1, 0, 0, 0]);
	});

	it('keeps the token that crosses p', () => {
		// 0.5 is below 0.6; with 0.25 it is above.
		expectClose(topP(probabilities, 0.6), [0, 2 / 3, 0, 1 / 3, 0]);
	});

	it('stops where p is reached exactly: the set is the smallest', () => {
		expect(topP(probabilities, 0.5)).toEqual([0, 1, 0, 0, 0]);
		expectClose(topP(probabilities, 0.75), [0, 2 / 3, 0, 1 / 3, 0]);
	});

	it('adds up from the likeliest down, not in the order of the ids', () => {
		expectClose(topP([0.125, 0.5, 0.375], 0.75), [0, 4 / 7, 3 / 7]);
		expectClose(topP([0.0625, 0.0625, 0.125, 0.25, 0.5], 0.7), [0, 0, 0, 1 / 3, 2 / 3]);
	});

	it('renormalizes: what is kept adds up to 1, in the same proportions', () => {
		expectClose(topP(probabilities, 0.8), [0, 4 / 7, 1 / 7, 2 / 7, 0]);
	});

	it('keeps few tokens of a sharp row and many of a flat one', () => {
		const count = (row: Vector) => row.filter((probability) => probability > 0).length;
		expect(count(topP(temperatureSoftmax(logits, 0.5), 0.9))).toBe(2);
		expect(count(topP(temperatureSoftmax(logits, 5), 0.9))).toBe(5);
	});
});
// #endregion

// #region min-p
describe('min-p', () => {
	it('keeps what is at least a share as likely as the likeliest', () => {
		expectClose(minP([0.125, 0.5, 0.375], 0.5), [0, 4 / 7, 3 / 7]);
		expectClose(minP(probabilities, 0.25), [0, 4 / 7, 1 / 7, 2 / 7, 0]);
	});

	it('of 1 keeps the likeliest alone, and all that tie with it', () => {
		expect(minP(probabilities, 1)).toEqual([0, 1, 0, 0, 0]);
		expect(minP([0.375, 0.25, 0.375], 1)).toEqual([0.5, 0, 0.5]);
	});

	it('is a fixed distance in logits, so a temperature before it moves the bar', () => {
		const atHalf = nextTokenDistribution(logits, { temperature: 2, minP: 0.25 });
		const squared = nextTokenDistribution(logits, { minP: 0.25 ** 2 });
		expect(atHalf.map((p) => p > 0)).toEqual(squared.map((p) => p > 0));
	});

	it.each([0, 1.1])('refuses a share of %s', (share) => {
		expect(() => minP(probabilities, share)).toThrow(`share must be above 0 and at most 1, got ${share}.`);
	});
});
// #endregion

// #region sample
describe('the distribution a token is drawn from', () => {
	it('is the softmax when no option is given', () => {
		expectClose(nextTokenDistribution(logits, {}), softmax(logits));
	});

	it('applies the temperature before the filters: top-p then sees the flatter row', () => {
		const hot = nextTokenDistribution(logits, { temperature: 5, topP: 0.9 });
		const filteredFirst = topP(softmax(logits), 0.9);
		expect(hot.filter((p) => p > 0)).toHaveLength(5);
		expect(filteredFirst.filter((p) => p > 0)).toHaveLength(4);
	});

	it('applies top-p to what top-k left', () => {
		const both = nextTokenDistribution(logits, { topK: 2, topP: 0.65 });
		expectClose(both, topP(topK(softmax(logits), 2), 0.65));
		expect(both).toEqual([0, 1, 0, 0, 0]);
		expect(topP(softmax(logits), 0.65)[3]).toBeGreaterThan(0);
	});

	it.each(reference.filters)('agrees with PyTorch on $name', (row) => {
		const warm = temperatureSoftmax(row.logits, row.temperature);
		expectClose(warm, row.probabilities);
		expectClose(topK(warm, row.topK), row.afterTopK);
		expectClose(topP(warm, row.topP), row.afterTopP);
		expectClose(minP(warm, row.minP), row.afterMinP);
		expectClose(nextTokenDistribution(row.logits, row), row.afterAll);
	});
});

describe('bad input to the filters', () => {
	it.each([0, -1, 1.5, NaN])('refuses k = %s', (k) => {
		expect(() => topK(probabilities, k)).toThrow(`k must be a whole number above 0, got ${k}.`);
	});

	it.each([0, -0.1, 1.1, NaN])('refuses p = %s', (p) => {
		expect(() => topP(probabilities, p)).toThrow(RangeError);
		expect(() => topP(probabilities, p)).toThrow(`p must be above 0 and at most 1, got ${p}.`);
	});

	it('is what misses 1 by more than 2⁻³⁶', () => {
		for (const by of [2 ** -36, -(2 ** -36)]) expect(() => topK([0.5, 0.5 + by], 2)).not.toThrow();
		for (const by of [1.5 * 2 ** -36, -1.5 * 2 ** -36]) expect(() => topK([0.5, 0.5 + by], 2)).toThrow(RangeError);
	});

	it('is refused when it is logits', () => {
		for (const filter of [topK, topP, minP]) {
			expect(() => filter([2, 1], 1)).toThrow(RangeError);
			expect(() => filter([2, 1], 1)).toThrow('probabilities must add up to 1, got 3. Pass softmax(logits)');
			expect(() => filter([1.5, -0.5], 1)).toThrow('probabilities[1] must be at least 0, got -0.5.');
			expect(() => filter([], 1)).toThrow('probabilities must have at least one entry, got none.');
			expect(() => filter(undefined as unknown as Vector, 1)).toThrow(TypeError);
		}
	});
});

describe('drawing a token', () => {
	it('never draws a token of probability 0', () => {
		const random = createRandom(3);
		const drawn = Array.from({ length: 200 }, () => sampleToken(topP(probabilities, 0.75), random));
		expect(new Set(drawn)).toEqual(new Set([1, 3]));
	});

	it('draws each token as often as its probability says', () => {
		const random = createRandom(4);
		const counts = probabilities.map(() => 0);
		for (let draw = 0; draw < 4000; draw += 1) counts[sampleToken(probabilities, random)]! += 1;
		// Three standard deviations of a share of 1/2 are 0.024.
		counts.forEach((count, token) => expect(Math.abs(count / 4000 - probabilities[token]!)).toBeLessThan(0.024));
	});

	it('takes the first token at which the cumulative probability exceeds the number', () => {
		const at = (uniform: number) => ({ ...createRandom(1), uniform: () => uniform });
		expect(sampleToken([0, 0.25, 0.75], at(0))).toBe(1);
		expect(sampleToken([0, 0.25, 0.75], at(0.2))).toBe(1);
		expect(sampleToken([0, 0.25, 0.75], at(0.25))).toBe(2);
		expect(sampleToken([0.25, 0.75, 0], at(1 - 2 ** -32))).toBe(1);
	});

	it('refuses what is no distribution', () => {
		expect(() => sampleToken([0.5, 0.6], createRandom(1))).toThrow('probabilities must add up to 1, got 1.1.');
	});
});
// #endregion

// #region beam-search
/** A model of reference.json: tables of log-probabilities, [length][previous][next]. */
const { tables, endToken } = reference.beams;
const tableModel = (tokens: readonly number[]) => tables[tokens.length]![tokens.at(-1) ?? 0]!;
const tableSearch = (numBeams: number) => beamSearch(tableModel, { numBeams, maxLength: tables.length, endToken });

describe('beam search', () => {
	it('with one beam is greedy decoding', () => {
		const tokens: number[] = [];
		while (tokens.length < 5 && tokens.at(-1) !== endToken) tokens.push(greedy(tableModel(tokens)));
		expect(tableSearch(1).map((hypothesis) => hypothesis.tokens)).toEqual([tokens]);
	});

	it('with as many beams as there are sequences finds the likeliest of all', () => {
		const { tokens, logp } = reference.beams.likeliest;
		const [best] = tableSearch(4 ** 5);
		expect(best!.tokens).toEqual(tokens);
		expect(best!.logp).toBeCloseTo(logp, 12);
	});

	it('finds what greedy decoding misses: 0.4 · 0.9 is more than 0.6 · 0.4', () => {
		const search = (numBeams: number) => beamSearch(forkingModel, { numBeams, maxLength: 3, endToken: 0 })[0]!;
		expect(search(1).tokens).toEqual([1, 1, 0]);
		expect(Math.exp(search(1).logp)).toBeCloseTo(0.24, 12);
		expect(search(2).tokens).toEqual([2, 3, 0]);
		expect(Math.exp(search(2).logp)).toBeCloseTo(0.36, 12);
	});

	it('keeps the best of all beams together, not the best of each', () => {
		// Three continuations of token 1 beat every continuation of token 2.
		const model = (tokens: readonly number[]) =>
			[[0.01, 0.9, 0.09], [0.2, 0.45, 0.35]][Math.min(tokens.length, 1)]!.map(Math.log);
		const found = beamSearch(model, { numBeams: 2, maxLength: 2, endToken: 0 });
		expect(found.map(({ tokens }) => tokens)).toEqual([[1, 1], [1, 2]]);
	});

	it('leaves a hypothesis alone once it ended', () => {
		for (const { tokens } of tableSearch(4)) expect(tokens.slice(0, -1)).not.toContain(endToken);
		const found = beamSearch(shortcutModel, { numBeams: 3, maxLength: 3, endToken: 0 });
		expect(found[0]!.tokens).toEqual([0]);
	});

	it('ends: whatever is left at maxLength is returned as it is', () => {
		const [unfinished] = beamSearch(shortcutModel, { numBeams: 1, maxLength: 4, endToken: 0 });
		expect(unfinished!.tokens).toEqual([1, 1, 1, 1]);
	});

	it('prefers the empty answer when it is wide enough to see it: length bias', () => {
		const best = (numBeams: number) => beamSearch(shortcutModel, { numBeams, maxLength: 8, endToken: 0 })[0]!;
		expect(best(1).tokens).toEqual([1, 1, 1, 1, 1, 1, 0]);
		expect(best(3).tokens).toEqual([0]);
		expect(best(3).logp).toBeGreaterThan(best(1).logp + 2.5);
	});

	it('ranks by logp / length^lengthPenalty: 1 compares means per token', () => {
		const options = { numBeams: 3, maxLength: 8, endToken: 0, lengthPenalty: 1 };
		const found = beamSearch(shortcutModel, options);
		expect(found[0]!.tokens).toEqual([1, 1, 1, 1, 1, 1, 0]);
		expect(found[0]!.score).toBeCloseTo(Math.log(0.48 ** 6 * 0.9) / 7, 12);
		const empty = found.find(({ tokens }) => tokens.length === 1)!;
		expect(empty.score).toBeCloseTo(Math.log(0.15), 12);
		const half = beamSearch(shortcutModel, { ...options, lengthPenalty: 0.5 });
		expect(half[0]!.score).toBeCloseTo(half[0]!.logp / Math.sqrt(half[0]!.tokens.length), 12);
	});

	it('scores by the sum itself when no penalty is given, or 0', () => {
		for (const { score, logp } of tableSearch(4)) expect(score).toBe(logp);
		const options = { numBeams: 4, maxLength: 5, endToken };
		expect(beamSearch(tableModel, { ...options, lengthPenalty: 0 })).toEqual(beamSearch(tableModel, options));
	});

	it('has a score of its own once there is a penalty, and no longer the sum', () => {
		const found = beamSearch(tableModel, { numBeams: 4, maxLength: 5, endToken, lengthPenalty: 0.7 });
		for (const { tokens, score, logp } of found) if (tokens.length > 1) expect(score).not.toBeCloseTo(logp, 6);
	});

	it('returns the best score first', () => {
		const scores = tableSearch(4).map(({ score }) => score);
		expect(scores).toEqual([...scores].sort((a, b) => b - a));
		expect(scores).toHaveLength(5);
	});

	it('never says what the model forbids', () => {
		const model = () => [-Infinity, 0];
		expect(beamSearch(model, { numBeams: 3, maxLength: 2, endToken: 0 })).toEqual([{ tokens: [1, 1], logp: 0, score: 0 }]);
	});

	it.each(reference.beams.searches)('agrees with PyTorch for $numBeams beams', ({ numBeams, hypotheses }) => {
		const found = tableSearch(numBeams);
		expect(found.map(({ tokens }) => tokens)).toEqual(hypotheses.map(({ tokens }) => tokens));
		expectClose(found.map(({ logp }) => logp), hypotheses.map(({ logp }) => logp));
	});

	it('does not ask the model once everything has ended', () => {
		const model = (tokens: readonly number[]) => {
			if (tokens.length > 0) throw new Error('asked again');
			return [0, -Infinity];
		};
		expect(beamSearch(model, { numBeams: 2, maxLength: 9, endToken: 0 })[0]!.tokens).toEqual([0]);
	});
});

describe('bad input to beam search', () => {
	const options = { numBeams: 2, maxLength: 3, endToken: 0 };
	const search = (changed: object) => () => beamSearch(forkingModel, { ...options, ...changed });

	it('is refused by name', () => {
		expect(search({ numBeams: 0 })).toThrow(RangeError);
		expect(search({ numBeams: 0 })).toThrow('numBeams must be a whole number above 0, got 0.');
		expect(search({ maxLength: 1.5 })).toThrow('maxLength must be a whole number above 0, got 1.5.');
		for (const lengthPenalty of [-0.5, NaN, Infinity]) {
			expect(search({ lengthPenalty })).toThrow(RangeError);
			expect(search({ lengthPenalty })).toThrow(`lengthPenalty must be a finite number, at least 0, got ${lengthPenalty}.`);
		}
	});

	it('is refused when the model returns probabilities or NaN', () => {
		const call = (row: Vector) => () => beamSearch(() => row, options);
		expect(call([-1, 0.5])).toThrow(RangeError);
		expect(call([-1, 0.5])).toThrow('nextLogProbs(…)[1] must be a log-probability, at most 0, got 0.5.');
		expect(call([NaN, -1])).toThrow('nextLogProbs(…)[0] must be a log-probability, at most 0, got NaN.');
	});
});
// #endregion

// #region toy-models
describe('the toy models', () => {
	it.each([['forkingModel', forkingModel], ['shortcutModel', shortcutModel]] as const)('are distributions at every step: %s', (_, model) => {
		for (const tokens of [[], [1], [2], [1, 3], [2, 1, 1, 1, 1, 2]]) {
			expect(sum(model(tokens).map(Math.exp))).toBeCloseTo(1, 12);
		}
	});

	it('say what their docstrings say', () => {
		const said = (model: typeof forkingModel, prefixes: number[][]) => prefixes.flatMap((tokens) => model(tokens).map(Math.exp));
		expectClose(said(forkingModel, [[], [1]]), [0, 0.6, 0.4, 0, 0, 0.4, 0.35, 0.25]);
		expectClose(said(forkingModel, [[2], [2, 3]]), [0, 0.05, 0.05, 0.9, 1, 0, 0, 0]);
		expectClose(said(shortcutModel, [[1, 1, 1, 1, 1], [1, 1, 1, 1, 1, 1]]), [0.15, 0.48, 0.37, 0.9, 0.06, 0.04]);
	});
});
// #endregion

// #region speculative
describe('speculative decoding', () => {
	const { target, draft, acceptance, residual } = reference.speculative;

	it('has exactly the target’s distribution: drafted and kept, or drawn from the residual', () => {
		const rate = acceptanceRate(target, draft);
		const rest = residualDistribution(target, draft);
		const output = target.map((p, token) => Math.min(p, draft[token]!) + (1 - rate) * rest[token]!);
		expectClose(output, target);
	});

	it('keeps all drafts of a model that agrees, and none of one that never does', () => {
		expect(acceptanceRate([0.25, 0.75], [0.25, 0.75])).toBe(1);
		expect(acceptanceRate([1, 0], [0, 1])).toBe(0);
		expect(acceptanceRate([0.5, 0.5], [0.75, 0.25])).toBe(0.75);
	});

	it('draws a refused token from what the draft gave too little', () => {
		expect(residualDistribution([0.5, 0.5], [0.75, 0.25])).toEqual([0, 1]);
		expect(residualDistribution([0.5, 0.25, 0.25], [0, 0.75, 0.25])).toEqual([1, 0, 0]);
	});

	it('agrees with PyTorch', () => {
		expect(acceptanceRate(target, draft)).toBeCloseTo(acceptance, 12);
		expectClose(residualDistribution(target, draft), residual);
	});

	it('has no residual where target and draft agree', () => {
		const call = () => residualDistribution([0.5, 0.5], [0.5, 0.5]);
		expect(call).toThrow(RangeError);
		expect(call).toThrow('draft must differ from target, got the same distribution.');
	});

	it('refuses lists that are no distributions over the same tokens', () => {
		for (const call of [acceptanceRate, residualDistribution]) {
			expect(() => call([1], [0.5, 0.5])).toThrow('draft must have as many entries as target (1), got 2.');
			expect(() => call([0.5, 0.5], [0.5, 0.6])).toThrow('draft must add up to 1, got 1.1.');
			expect(() => call([2, 3], [0.5, 0.5])).toThrow('target must add up to 1, got 5.');
		}
	});
});
// #endregion

function expectClose(actual: Vector, expected: Vector): void {
	expect(actual).toHaveLength(expected.length);
	actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 12));
}

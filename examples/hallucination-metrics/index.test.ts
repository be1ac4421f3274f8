import { describe, expect, it } from 'vitest';
import { createRandom, softmax } from '@examples/numerics';
import type { Random } from '@examples/numerics';
import {
	absentObjects,
	answerAtThreshold,
	answersYes,
	answersYesAsReleased,
	chair,
	contrastiveLogits,
	createToyPoll,
	objectMentions,
	pope,
} from './index.ts';
import type { DescribedImage } from './index.ts';
import reference from './reference.json' with { type: 'json' };

const names = {
	dog: 'dog',
	dogs: 'dog',
	puppy: 'dog',
	cat: 'cat',
	table: 'dining table',
	'dining table': 'dining table',
	chair: 'chair',
	'hot dog': 'hot dog',
};

/** Mentions: 3, 2, 1 and 0; hallucinated: 1, 2, 0 and 0; objects: 2, 1, 3 and 1. */
const described: DescribedImage[] = [
	{ caption: 'A dog and a cat at a table.', objects: ['dog', 'dining table'] },
	{ caption: 'A chair. One more chair!', objects: ['cat'] },
	{ caption: 'The puppy sleeps.', objects: ['dog', 'cat', 'chair'] },
	{ caption: 'A sunny day.', objects: ['cat'] },
];

// #region mentions
describe('objects that a caption mentions', () => {
	it('are known by every word for them, and counted as often as they are mentioned', () => {
		expect(objectMentions('Two dogs; one is a PUPPY, no cat.', names)).toEqual(['dog', 'dog', 'cat']);
	});

	it('are found by two words before one: a hot dog is no dog', () => {
		expect(objectMentions('A hot dog!', { dog: 'dog', 'hot dog': 'food' })).toEqual(['food']);
		expect(objectMentions('a hot dog on the dining table', names)).toEqual(['hot dog', 'dining table']);
	});

	it('may stand right behind a pair, even with the same word', () => {
		expect(objectMentions('hot dog dog table', names)).toEqual(['hot dog', 'dog', 'dining table']);
		expect(objectMentions('a hot day, dog', names)).toEqual(['dog']);
	});

	it('are only those of the list: what it does not hold goes unseen', () => {
		expect(objectMentions('A unicorn with a constructor and toString', names)).toEqual([]);
		expect(objectMentions('', names)).toEqual([]);
	});
});
// #endregion

// #region chair
describe('CHAIR', () => {
	it('is the share of hallucinated mentions, and of captions with one', () => {
		const example = [{ caption: 'A puppy and a cat.', objects: ['dog'] }];
		expect(chair(example, names)).toEqual({ instance: 0.5, sentence: 1, coverage: 1 });
		const result = chair(described, names);
		expect(result.instance).toBeCloseTo(3 / 6, 12);
		expect(result.sentence).toBeCloseTo(2 / 4, 12);
	});

	it('counts mentions, not kinds: the same absent object twice is two', () => {
		const once = chair([{ caption: 'dog, cat', objects: ['dog'] }], names);
		const twice = chair([{ caption: 'dog, cat, cat', objects: ['dog'] }], names);
		expect(once.instance).toBeCloseTo(1 / 2, 12);
		expect(twice.instance).toBeCloseTo(2 / 3, 12);
	});

	it('adds up over all captions before it divides: no mean of shares', () => {
		const uneven = [
			{ caption: 'cat', objects: ['dog'] },
			{ caption: 'dog dog dog', objects: ['dog'] },
		];
		expect(chair(uneven, names).instance).toBeCloseTo(1 / 4, 12);
		expect(chair(uneven, names).sentence).toBeCloseTo(1 / 2, 12);
	});

	it('knows an object by any of its words', () => {
		const synonyms = [{ caption: 'dogs at the table', objects: ['dog', 'dining table'] }];
		expect(chair(synonyms, names).instance).toBe(0);
	});

	it('falls when the caption gets shorter, and coverage falls with it', () => {
		const objects = ['dog', 'cat', 'chair'];
		const long = chair([{ caption: 'dog cat chair table', objects }], names);
		const short = chair([{ caption: 'dog', objects }], names);
		expect([long.instance, long.coverage]).toEqual([0.25, 1]);
		expect([short.instance, short.coverage]).toEqual([0, 1 / 3]);
	});

	it('is 0 for captions that mention nothing: silence wins', () => {
		const silent = [{ caption: 'An image.', objects: ['dog', 'cat'] }];
		expect(chair(silent, names)).toEqual({ instance: 0, sentence: 0, coverage: 0 });
		const empty = [{ caption: 'dog', objects: [] }];
		expect(chair(empty, names)).toEqual({ instance: 1, sentence: 1, coverage: 0 });
	});

	it('covers an object once, however often image or caption name it', () => {
		expect(chair(described, names).coverage).toBeCloseTo(3 / 7, 12);
		const doubled = [{ caption: 'dog dog', objects: ['dog', 'dog', 'cat'] }];
		expect(chair(doubled, names).coverage).toBeCloseTo(1 / 2, 12);
	});

	it.each(reference.chair)('agrees with plain Python on $name', (row) => {
		const actual = chair(row.described, row.names as unknown as Record<string, string>);
		expect(actual.instance).toBeCloseTo(row.output.instance, 12);
		expect(actual.sentence).toBeCloseTo(row.output.sentence, 12);
		expect(actual.coverage).toBeCloseTo(row.output.coverage, 12);
	});
});
// #endregion

// #region pope
/** TP, FP, FN, TN questions of a poll. */
function poll(tp: number, fp: number, fn: number, tn: number) {
	const of = (count: number, value: boolean): boolean[] => Array.from({ length: count }, () => value);
	return {
		answers: [...of(tp, true), ...of(fp, true), ...of(fn, false), ...of(tn, false)],
		labels: [...of(tp, true), ...of(fp, false), ...of(fn, true), ...of(tn, false)],
	};
}

describe('POPE', () => {
	it('has F1 = 2/3 for always yes, with half of the labels yes', () => {
		const output = pope({ answers: [true, true, true, true], labels: [true, true, false, false] });
		expect(output).toEqual({ accuracy: 0.5, precision: 0.5, recall: 1, f1: 2 / 3, yesRatio: 1 });
	});

	it('divides true positives by all yes for precision, by all present for recall', () => {
		const output = pope(poll(6, 2, 3, 9));
		expect(output.precision).toBeCloseTo(6 / 8, 12);
		expect(output.recall).toBeCloseTo(6 / 9, 12);
		expect(output.accuracy).toBeCloseTo(15 / 20, 12);
	});

	it('has the harmonic mean of precision and recall as F1, not their mean', () => {
		const { precision, recall, f1 } = pope(poll(6, 2, 3, 9));
		expect(f1).toBeCloseTo((2 * precision * recall) / (precision + recall), 12);
		expect(f1).toBeCloseTo(12 / 17, 12);
	});

	it('has the share of yes among all answers as yes-ratio', () => {
		expect(pope(poll(6, 2, 3, 9)).yesRatio).toBeCloseTo(8 / 20, 12);
	});

	it('takes yes for the positive class: swapping yes and no changes F1, not accuracy', () => {
		const { answers, labels } = poll(6, 2, 3, 9);
		const swapped = pope({ answers: answers.map((yes) => !yes), labels: labels.map((yes) => !yes) });
		expect(swapped.accuracy).toBeCloseTo(15 / 20, 12);
		expect(swapped.f1).toBeCloseTo(18 / 23, 12);
	});

	it('has a yes-ratio of half the sum of recall and false-positive rate, when labels are balanced', () => {
		const { recall, yesRatio, accuracy } = pope(poll(8, 3, 2, 7));
		expect(yesRatio).toBeCloseTo((recall + 3 / 10) / 2, 12);
		expect(accuracy).toBeCloseTo((recall + 7 / 10) / 2, 12);
	});

	it('is 0, not NaN, where nothing was answered yes, or nothing is there', () => {
		expect(pope(poll(0, 0, 3, 3))).toEqual({ accuracy: 0.5, precision: 0, recall: 0, f1: 0, yesRatio: 0 });
		expect(pope(poll(0, 2, 0, 2))).toEqual({ accuracy: 0.5, precision: 0, recall: 0, f1: 0, yesRatio: 0.5 });
		expect(pope(poll(0, 0, 0, 1)).f1).toBe(0);
		expect(pope(poll(1, 0, 0, 0))).toEqual({ accuracy: 1, precision: 1, recall: 1, f1: 1, yesRatio: 1 });
	});

	it.each(reference.pope)('agrees with plain Python on $name', ({ answers, labels, output }) => {
		const actual = pope({ answers, labels });
		expect(actual.accuracy).toBeCloseTo(output.accuracy, 12);
		expect(actual.precision).toBeCloseTo(output.precision, 12);
		expect(actual.recall).toBeCloseTo(output.recall, 12);
		expect(actual.f1).toBeCloseTo(output.f1, 12);
		expect(actual.yesRatio).toBeCloseTo(output.yesRatio, 12);
	});
});
// #endregion

// #region answers
describe('reading yes and no from text', () => {
	it('by the released rule is no only for the words No, no and not in the first sentence', () => {
		const no = ['There is no dog.', 'No, sorry', 'It is not there. Yes.', 'well, no, none'];
		for (const text of no) expect(answersYesAsReleased(text), text).toBe(false);
		const yes = ['Yes, there is.', 'A dog. It is not big.', 'nothing', 'NO'];
		for (const text of yes) expect(answersYesAsReleased(text), text).toBe(true);
	});

	it('by the released rule takes refusals and contractions for yes', () => {
		for (const text of ['I cannot see a dog.', "There isn't one.", '']) {
			expect(answersYesAsReleased(text), text).toBe(true);
			expect(answersYes(text), text).toBeNull();
		}
	});

	it('by its first word leaves out what begins with neither', () => {
		expect(answersYes('Yes, a small one.')).toBe(true);
		expect(answersYes(' NO.')).toBe(false);
		expect(answersYes('Yesterday')).toBeNull();
		expect(answersYes('There is no dog.')).toBeNull();
	});
});
// #endregion

// #region polling
describe('absent objects to ask about', () => {
	const images = [
		['table', 'cup'],
		['table', 'chair'],
		['cup', 'chair', 'plate'],
		['dog'],
		['dog', 'ball'],
		['dog'],
		['dog', 'ball'],
	];
	const ask = (strategy: 'random' | 'popular' | 'adversarial', count: number, seed = 1) =>
		absentObjects({ images, image: 0, strategy, count, random: createRandom(seed) });

	it('are the most frequent ones when popular, the companions when adversarial', () => {
		expect(ask('popular', 2)).toEqual(['dog', 'chair']);
		expect(ask('adversarial', 2)).toEqual(['chair', 'plate']);
	});

	it('keep the order of the data set where they tie', () => {
		expect(ask('popular', 3)).toEqual(['dog', 'chair', 'ball']);
		expect(ask('adversarial', 4)).toEqual(['chair', 'plate', 'dog', 'ball']);
	});

	it('follow the example of the documentation', () => {
		const data = [['table'], ['table', 'chair'], ['dog'], ['dog'], ['dog']];
		const input = { images: data, image: 0, count: 1, random: createRandom(1) };
		expect(absentObjects({ ...input, strategy: 'adversarial' })).toEqual(['chair']);
		expect(absentObjects({ ...input, strategy: 'popular' })).toEqual(['dog']);
	});

	it('are any of them when random, and never one that is there', () => {
		const drawn = new Set<string>();
		for (let seed = 0; seed < 40; seed += 1) {
			const [object, other] = ask('random', 2, seed);
			expect(object).not.toBe(other);
			drawn.add(object!);
		}
		expect([...drawn].sort()).toEqual(['ball', 'chair', 'dog', 'plate']);
		expect(ask('random', 4)).toHaveLength(4);
	});
});
// #endregion

// #region toy-poll
describe('a model with a threshold', () => {
	const zeros: Random = { ...createRandom(0), normal: () => 0 };
	const drawn = (tempting: number) =>
		createToyPoll({ questions: 600, sight: 2, guess: 1, tempting, random: createRandom(5) });
	const measure = ({ labels, evidence }: ReturnType<typeof drawn>, threshold: number) =>
		pope({ answers: answerAtThreshold(evidence, threshold), labels });

	it('sees half to either side of zero, and guesses where the scene fits', () => {
		const still = (sight: number, guess: number, tempting: number) =>
			createToyPoll({ questions: 4, sight, guess, tempting, random: zeros });
		expect(still(2, 0, 0)).toEqual({ labels: [true, true, false, false], evidence: [1, 1, -1, -1] });
		expect(still(2, 5, 0).evidence).toEqual([6, 6, -1, -1]);
		expect(still(2, 5, 0.5).evidence).toEqual([6, 6, 4, -1]);
		expect(still(2, 5, 1).evidence).toEqual([6, 6, 4, 4]);
		expect(createToyPoll({ questions: 2, sight: 0, guess: 0, tempting: 0, random: zeros })).toEqual({
			labels: [true, false],
			evidence: [0, 0],
		});
	});

	it('has noise of its own, added to what it sees and guesses', () => {
		const noisy: Random = { ...zeros, normal: () => 0.25 };
		const poll = createToyPoll({ questions: 2, sight: 2, guess: 3, tempting: 0, random: noisy });
		expect(poll.evidence).toEqual([4.25, -0.75]);
	});

	it('says yes from the threshold up', () => {
		expect(answerAtThreshold([-1, 0, 2], 0)).toEqual([false, true, true]);
		expect(answerAtThreshold([-1, 0, 2], 5)).toEqual([false, false, false]);
	});

	it('gains recall and yes, and loses precision, as the threshold falls', () => {
		const poll = drawn(0.5);
		const [strict, middle, lax] = [1.5, 0.5, -1.5].map((threshold) => measure(poll, threshold));
		expect(strict!.recall).toBeLessThan(middle!.recall);
		expect(middle!.recall).toBeLessThan(lax!.recall);
		expect(strict!.yesRatio).toBeLessThan(middle!.yesRatio);
		expect(middle!.yesRatio).toBeLessThan(lax!.yesRatio);
		expect(strict!.precision).toBeGreaterThan(middle!.precision);
		expect(middle!.precision).toBeGreaterThan(lax!.precision);
	});

	it('is worst in the adversarial poll, by its false positives alone', () => {
		const [random, popular, adversarial] = [0, 0.5, 1].map((tempting) => measure(drawn(tempting), 0.5));
		expect(random!.accuracy).toBeGreaterThan(popular!.accuracy);
		expect(popular!.accuracy).toBeGreaterThan(adversarial!.accuracy);
		expect([random!.recall, adversarial!.recall]).toEqual([popular!.recall, popular!.recall]);
	});
});
// #endregion

// #region contrastive
describe('visual contrastive decoding', () => {
	const options = { alpha: 1, beta: 0.1 };

	it('keeps what is as likely without seeing, and lifts what the image raises', () => {
		expect(contrastiveLogits([2, 1, -9], [2, 0, -30], options)).toEqual([2, 2, -Infinity]);
		const [kept, lifted] = contrastiveLogits([3, 3], [3, 1], { alpha: 0.5, beta: 0 });
		expect([kept, lifted]).toEqual([3, 4]);
	});

	it('is ordinary decoding at α = 0, or when the distorted image changes nothing', () => {
		const logits = [0.3, -1.2, 0.9];
		expect(contrastiveLogits(logits, [5, 6, 7], { alpha: 0, beta: 0 })).toEqual(logits);
		const same = contrastiveLogits(logits, logits, { alpha: 2, beta: 0 });
		same.forEach((logit, token) => expect(logit).toBeCloseTo(logits[token]!, 12));
	});

	it('would lift an absurd token without the cut-off', () => {
		const [logits, distorted] = [[2, 1, -9], [2, 0, -30]];
		const uncut = softmax(contrastiveLogits(logits, distorted, { alpha: 1, beta: 0 }));
		expect(uncut[2]).toBeGreaterThan(0.99);
		expect(softmax(contrastiveLogits(logits, distorted, options))[2]).toBe(0);
	});

	it('cuts off below β times the largest probability, and keeps what reaches it', () => {
		const logits = [Math.log(0.6), Math.log(0.3), Math.log(0.1)];
		const flat = [0, 0, 0];
		const kept = (beta: number) =>
			contrastiveLogits(logits, flat, { alpha: 1, beta }).filter(Number.isFinite).length;
		expect([kept(0.16), kept(0.17), kept(0.49), kept(0.51), kept(1)]).toEqual([3, 2, 2, 1, 1]);
	});

	it.each(reference.contrastive)('agrees with PyTorch at α = $alpha, β = $beta', (row) => {
		const actual = softmax(contrastiveLogits(row.logits, row.distorted, row));
		actual.forEach((p, token) => expect(p).toBeCloseTo(row.probabilities[token]!, 12));
	});
});
// #endregion

describe('bad input', () => {
	const random = createRandom(1);

	it('of CHAIR is named', () => {
		const one = [{ caption: 'dog', objects: ['dog'] }];
		expect(() => chair([], names)).toThrow('described must have at least one image, got none.');
		expect(() => chair(one, {})).toThrow('names must hold at least one word, got none.');
		expect(() => chair(one, { Dog: 'dog' })).toThrow('names must hold one or two lower-case words');
		expect(() => objectMentions('dog', { 'a b c': 'x' })).toThrow('got "a b c".');
		expect(() => chair([{ caption: 'dog', objects: ['puppy'] }], names)).toThrow(
			'described[0].objects[0] must be a canonical name of names, got puppy.',
		);
		const noText = [{ caption: 3 as unknown as string, objects: [] }];
		expect(() => chair(noText, names)).toThrow('described[0].caption must be a text, got 3.');
		expect(() => chair(noText, names)).toThrow(TypeError);
		expect(() => objectMentions(null as unknown as string, names)).toThrow('caption must be a text');
	});

	it('of POPE is named', () => {
		const labels = [true, false];
		expect(() => pope({ answers: [], labels })).toThrow('answers must have at least one entry, got none.');
		expect(() => pope({ answers: [true], labels })).toThrow('labels must have as many entries as answers (1), got 2.');
		const numbers = [1, 0] as unknown as boolean[];
		expect(() => pope({ answers: numbers, labels })).toThrow('answers[0] must be true (yes) or false (no), got 1.');
		expect(() => pope({ answers: labels, labels: 'yes' as unknown as boolean[] })).toThrow(
			'labels must be an array of booleans, got yes.',
		);
		expect(() => answersYes(7 as unknown as string)).toThrow('text must be a text, got 7.');
		expect(() => answersYesAsReleased(7 as unknown as string)).toThrow(TypeError);
	});

	it('of a poll is named', () => {
		const input = { images: [['a'], ['b']], image: 0, strategy: 'random', count: 1, random } as const;
		expect(() => absentObjects({ ...input, image: 2 })).toThrow('image must be a whole number from 0 to 1, got 2.');
		expect(() => absentObjects({ ...input, count: 2 })).toThrow('count must be at most 1, the objects image 0');
		expect(() => absentObjects({ ...input, count: 0 })).toThrow('count must be a whole number above 0, got 0.');
		expect(() => absentObjects({ ...input, strategy: 'hard' as 'random' })).toThrow(
			"strategy must be 'random', 'popular' or 'adversarial', got hard.",
		);
	});

	it('of the toy poll is named', () => {
		const options = { questions: 4, sight: 1, guess: 0, tempting: 0.5, random };
		const toy = (change: object) => () => createToyPoll({ ...options, ...change });
		expect(toy({ questions: 3 })).toThrow('questions must be even, got 3.');
		expect(toy({ questions: 0 })).toThrow('questions must be a whole number above 0, got 0.');
		expect(toy({ sight: -1 })).toThrow('sight must be at least 0, got -1.');
		expect(toy({ sight: NaN })).toThrow('sight[0] must be a finite number, got NaN.');
		expect(toy({ guess: Infinity })).toThrow('guess[0] must be a finite number');
		for (const tempting of [-0.1, 1.1, NaN]) {
			expect(toy({ tempting })).toThrow(`tempting must be from 0 to 1, got ${tempting}.`);
		}
		expect(() => answerAtThreshold([0], NaN)).toThrow('threshold[0] must be a finite number, got NaN.');
		expect(() => answerAtThreshold([], 0)).toThrow('evidence must have at least one entry');
	});

	it('of contrastive decoding is named', () => {
		const call = (alpha: number, beta: number) => () => contrastiveLogits([0, 1], [1, 0], { alpha, beta });
		expect(call(-1, 0)).toThrow('alpha must be at least 0, got -1.');
		expect(call(NaN, 0)).toThrow('alpha[0] must be a finite number, got NaN.');
		for (const beta of [-0.1, 1.5, NaN]) expect(call(1, beta)).toThrow(`beta must be from 0 to 1, got ${beta}.`);
		expect(() => contrastiveLogits([0], [0, 1], { alpha: 1, beta: 0 })).toThrow(
			'distortedLogits must have as many entries as logits (1), got 2.',
		);
		expect(() => contrastiveLogits([0, NaN], [0, 1], { alpha: 1, beta: 0 })).toThrow('logits[1]');
	});
});

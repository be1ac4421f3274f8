import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerAtThreshold, chair, pope } from './index.ts';

const names = { dog: 'dog', cat: 'cat', cup: 'cup', 'hot dog': 'hot dog' };
const object = fc.constantFrom(...Object.values(names));
const described = fc.array(
	fc.record({
		caption: fc.array(fc.constantFrom('a', 'the', ...Object.keys(names))).map((words) => words.join(' ')),
		objects: fc.array(object),
	}),
	{ minLength: 1, maxLength: 6 },
);
const polls = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 40 }).map((pairs) => ({
	answers: pairs.map((pair) => pair[0]),
	labels: pairs.map((pair) => pair[1]),
}));

describe('CHAIR of any captions', () => {
	it('has shares from 0 to 1, both 0 or neither', () => {
		fc.assert(
			fc.property(described, (captions) => {
				const { instance, sentence, coverage } = chair(captions, names);
				for (const share of [instance, sentence, coverage]) {
					expect(share).toBeGreaterThanOrEqual(0);
					expect(share).toBeLessThanOrEqual(1);
				}
				expect(instance > 0).toBe(sentence > 0);
			}),
		);
	});

	it('does not care about the order of the captions', () => {
		fc.assert(
			fc.property(described, (captions) => {
				expect(chair([...captions].reverse(), names)).toEqual(chair(captions, names));
			}),
		);
	});
});

describe('POPE of any poll', () => {
	it('has an F1 between precision and recall', () => {
		fc.assert(
			fc.property(polls, (poll) => {
				const { precision, recall, f1 } = pope(poll);
				expect(f1).toBeGreaterThanOrEqual(Math.min(precision, recall) - 1e-12);
				expect(f1).toBeLessThanOrEqual(Math.max(precision, recall) + 1e-12);
			}),
		);
	});

	it('gives yes with precision as often as presence with recall', () => {
		fc.assert(
			fc.property(polls, (poll) => {
				const { precision, recall, yesRatio } = pope(poll);
				const present = poll.labels.filter(Boolean).length / poll.labels.length;
				expect(precision * yesRatio).toBeCloseTo(recall * present, 12);
			}),
		);
	});
});

describe('a threshold', () => {
	it('never takes a yes back when it falls', () => {
		const number = fc.double({ min: -9, max: 9, noNaN: true });
		fc.assert(
			fc.property(fc.array(number, { minLength: 1 }), number, fc.double({ min: 0, max: 9, noNaN: true }), (evidence, high, step) => {
				const [strict, lax] = [high, high - step].map((threshold) => answerAtThreshold(evidence, threshold));
				strict!.forEach((yes, i) => expect(!yes || lax![i]).toBe(true));
			}),
		);
	});
});

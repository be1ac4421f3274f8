import { answerAtThreshold, chair, createToyPoll, pope } from '@examples/hallucination-metrics';
import { createRandom } from '@examples/numerics';
import { describe, expect, it } from 'vitest';
import { captionsOf, chairAt, chairCurve, lastPosition, mostMentions, popeCurve, startPosition, thresholdAt } from './model.ts';

describe('popeCurve', () => {
	it('is what the example computes, threshold by threshold', () => {
		for (const [strategy, tempting] of [['random', 0], ['popular', 0.5], ['adversarial', 1]] as const) {
			const { labels, evidence } = createToyPoll({ questions: 400, sight: 2, guess: 1, tempting, random: createRandom(7) });
			for (const { threshold, ...shares } of popeCurve(strategy).filter((_, index) => index % 9 === 0)) {
				expect(shares).toEqual(pope({ answers: answerAtThreshold(evidence, threshold), labels }));
			}
		}
	});

	it('has the same recall in every poll, and the lowest precision in the adversarial one', () => {
		const [random, popular, adversarial] = (['random', 'popular', 'adversarial'] as const).map(popeCurve);
		random!.forEach((point, index) => {
			expect(adversarial![index]!.recall).toBe(point.recall);
			expect(adversarial![index]!.yesRatio).toBeGreaterThanOrEqual(popular![index]!.yesRatio);
			expect(popular![index]!.yesRatio).toBeGreaterThanOrEqual(point.yesRatio);
		});
		expect(adversarial![startPosition]!.precision).toBeLessThan(random![startPosition]!.precision);
	});

	it('keeps F1 above 0.6 from the first threshold to 2, in every poll: what the page says', () => {
		for (const strategy of ['random', 'popular', 'adversarial'] as const) {
			const until = popeCurve(strategy).filter(({ threshold }) => threshold <= 1.9);
			expect(Math.min(...until.map(({ f1 }) => f1))).toBeGreaterThan(0.6);
		}
	});

	it('covers the thresholds of the slider, in tenths', () => {
		expect([thresholdAt(0), thresholdAt(startPosition), thresholdAt(lastPosition)]).toEqual([-3, -0.5, 4]);
		expect(popeCurve('random').map(({ threshold }) => threshold)).toHaveLength(lastPosition + 1);
	});
});

describe('chairCurve', () => {
	it('is what the example computes of captions cut after so many mentions', () => {
		const names = Object.fromEntries(captionsOf(mostMentions).flatMap(({ caption, objects }) => [...caption.split(', '), ...objects]).map((name) => [name, name]));
		for (const { mentions, ...shares } of chairCurve()) expect(shares).toEqual(chair(captionsOf(mentions), names));
	});

	it('begins with silence: no hallucination and no coverage', () => {
		expect(chairAt(0)).toEqual({ mentions: 0, instance: 0, sentence: 0, coverage: 0 });
	});

	it('ends with every object named and a hallucination in every caption', () => {
		const { sentence, coverage } = chairAt(mostMentions);
		expect([sentence, coverage]).toEqual([1, 1]);
		expect(chairAt(mostMentions).instance).toBeGreaterThan(chairAt(4).instance);
	});

	it('never covers less when captions say more', () => {
		const coverage = chairCurve().map((point) => point.coverage);
		expect(coverage).toEqual([...coverage].sort((a, b) => a - b));
	});
});

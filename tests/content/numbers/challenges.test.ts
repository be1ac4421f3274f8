import { absentObjects, answerAtThreshold, answersYesAsReleased, chair, contrastiveLogits, createToyPoll, objectMentions, pope } from '@examples/hallucination-metrics';
import { createRandom, softmax } from '@examples/numerics';
import { describe, expect, it } from 'vitest';
import { chair as perKind } from '../../../examples/hallucination-metrics/wrong/per-kind.ts';
import { popeCurve } from '../../../src/figures/hallucination/model.ts';
import { expectStated, question, section } from './page.ts';

const part = (id: string) => section('multimodal/challenges', id);
const ask = (id: string) => question('multimodal', `challenges-${id}`);
const digits = (places: number) => (value: number) => value.toFixed(places);
const names = { dog: 'dog', table: 'table', chair: 'chair', cup: 'cup', cat: 'cat', plate: 'plate' };
const objects = ['dog', 'table', 'cup', 'plate'];

const tempting = { random: 0, popular: 0.5, adversarial: 1 };

/** The demo's poll of 3,000 questions. */
function poll(strategy: keyof typeof tempting, threshold: number, { sight = 2, guess = 1 } = {}) {
	const { labels, evidence } = createToyPoll({ questions: 3000, sight, guess, tempting: tempting[strategy], random: createRandom(7) });
	return pope({ answers: answerAtThreshold(evidence, threshold), labels });
}

/** Answers and labels with these counts. */
function counted([truePositives, falsePositives, falseNegatives, trueNegatives]: readonly [number, number, number, number]) {
	const list = (yes: boolean, positive: number, negative: number) => [...Array.from({ length: positive }, () => [yes, true]), ...Array.from({ length: negative }, () => [yes, false])];
	const rows = [...list(true, truePositives, falsePositives), ...list(false, falseNegatives, trueNegatives)];
	return { answers: rows.map(([answer]) => answer!), labels: rows.map(([, label]) => label!) };
}

describe('the page on challenges states', () => {
	it('the pixels of a nodule', () => {
		const pixels = [224, 448, 1024].map((side) => ((side * 3) / 350).toFixed(1));
		expectStated(part('alignment'), pixels[0]!, pixels[2]!, ((14 * 350) / 224).toFixed(0));
		expectStated(ask('fine-grained-alignment'), ...pixels);
		expectStated(part('cost'), `${(100 * (1 - 0.155 / 0.203)).toFixed(0)}%`);
	});

	it.each([
		['A room.', 0],
		['A dog at a table.', 0],
		['A dog at a table with a cup, a plate and a chair.', 1],
		['A dog, a cat, a table, a cup, a plate, a chair, one more chair.', 3],
	] as const)('CHAIR of "%s"', (caption, places) => {
		const { instance, sentence, coverage } = chair([{ caption, objects }], names);
		expectStated(part('run-chair'), instance.toFixed(places), String(sentence), String(coverage));
		if (places === 3) expectStated(part('run-chair'), perKind([{ caption, objects }], names).instance.toFixed(3));
	});

	it('CHAIR by sentence as captions grow', () => {
		expectStated(part('chair-derivation'), ...[2, 10].map((mentions) => (1 - 0.95 ** mentions).toFixed(2)));
		const six = 'A dog, a table, a cup, a plate, a cat and a chair.';
		const seen = [...objects, 'cat'];
		expectStated(part('pitfalls'), `${(100 * chair([{ caption: six, objects: seen }], names).instance).toFixed(1)}%`);
		expect(chair([{ caption: 'A dog and a table.', objects: seen }], names).instance).toBe(0);
	});

	it('what an unknown and a two-word object do', () => {
		expect(chair([{ caption: 'A unicorn.', objects }], names).instance).toBe(0);
		expect(objectMentions('A hot dog.', { dog: 'dog' })).toEqual(['dog']);
		expect(objectMentions('A hot dog.', { dog: 'dog', 'hot dog': 'hot dog' })).toEqual(['hot dog']);
	});

	it('POPE of given counts', () => {
		const { answers, labels } = counted([6, 2, 3, 9]);
		const { accuracy, precision, recall, f1, yesRatio } = pope({ answers, labels });
		expectStated(part('run-pope'), String(accuracy), String(precision), recall.toFixed(3), f1.toFixed(3), String(yesRatio));
		const inverted = pope({ answers: answers.map((yes) => !yes), labels: labels.map((yes) => !yes) });
		expect(inverted.accuracy).toBe(accuracy);
		expectStated(part('run-pope'), inverted.f1.toFixed(3));
		const always = pope({ answers: [true, true], labels: [true, false] }).f1.toFixed(3);
		for (const where of [part('run-pope'), part('pope-yes'), part('see-it'), part('pitfalls')]) expectStated(where, always);
	});

	it.each([[[50, 48, 0, 2], true], [[38, 2, 12, 48], false]] as const)('the models of 100 questions: %j', (counts, onPage) => {
		const { accuracy, f1, yesRatio } = pope(counted(counts));
		expectStated(ask('measure-hallucination'), accuracy.toFixed(2), f1.toFixed(3), String(100 * yesRatio));
		if (onPage) expectStated(part('pitfalls'), accuracy.toFixed(2), f1.toFixed(3), yesRatio.toFixed(2));
	});

	it('what counts as a yes', () => {
		for (const answer of ['I cannot see a dog.', "There isn't one.", '']) expect(answersYesAsReleased(answer)).toBe(true);
	});

	it('which absent objects are picked', () => {
		const images = [['table'], ['table', 'chair'], ['dog'], ['dog'], ['dog']];
		const pick = (strategy: 'popular' | 'adversarial') => absentObjects({ images, image: 0, strategy, count: 1, random: createRandom(1) });
		expect([pick('popular'), pick('adversarial')]).toEqual([['dog'], ['chair']]);
	});

	it.each([-9, 0, 0.5, 1])('the poll at a threshold of %f', (threshold) => {
		const cells = (['random', 'adversarial'] as const).map((strategy) => {
			const { accuracy, f1, yesRatio } = poll(strategy, threshold);
			return [accuracy, f1, yesRatio].map(digits(3));
		});
		expectStated(part('run-toy-poll'), ...cells.flat());
		if (threshold === 0.5) expectStated(part('run-toy-poll'), poll('popular', 0.5).recall.toFixed(3));
	});

	it('the poll without a guess, and one of sharp sight', () => {
		const plain = (['random', 'popular', 'adversarial'] as const).map((strategy) => poll(strategy, 0, { guess: 0 }));
		expect(plain[1]).toEqual(plain[0]);
		expect(plain[2]).toEqual(plain[0]);
		expectStated(part('run-toy-poll'), plain[0]!.accuracy.toFixed(3));
		const sharp = { sight: 6, guess: 3 };
		expectStated(part('pitfalls'), ...[poll('random', 0.5, sharp), poll('adversarial', 0.5, sharp), poll('adversarial', 3, sharp)].map(({ accuracy }) => accuracy.toFixed(3)));
	});

	it('the model with a bias for yes', () => {
		for (const threshold of [0, 1]) {
			const { accuracy, precision, recall, f1, yesRatio } = poll('adversarial', threshold);
			expectStated(ask('yes-bias'), [accuracy, precision, recall, f1, yesRatio].map(digits(3)).join(' | '));
		}
		const [easy, hard] = [poll('random', 0), poll('adversarial', 0)];
		expectStated(ask('yes-bias'), hard.f1.toFixed(2), hard.yesRatio.toFixed(2), easy.yesRatio.toFixed(2), ...[easy, hard].map(({ yesRatio, recall }) => (2 * yesRatio - recall).toFixed(2)));
		const recall = (0.8 * (1 + 2 * 0.73)) / 2;
		expectStated(ask('yes-bias'), recall.toFixed(2), (2 * 0.73 - recall).toFixed(2), ((recall + 1 - (2 * 0.73 - recall)) / 2).toFixed(2));
	});

	it('that F1 stays above 0.6 to a threshold of nearly 2', () => {
		for (const strategy of ['random', 'popular', 'adversarial'] as const) {
			expect(Math.min(...popeCurve(strategy).filter(({ threshold }) => threshold <= 1.9).map(({ f1 }) => f1))).toBeGreaterThan(0.6);
		}
	});

	it('logits after contrast', () => {
		const contrast = (beta: number) => contrastiveLogits([2, 1, -9], [2, 0, -30], { alpha: 1, beta });
		expect(contrast(0.1)).toEqual([2, 2, -Infinity]);
		const uncut = contrast(0);
		expectStated(part('run-contrastive'), String(uncut[2]));
		expect(softmax(uncut)[2]).toBeGreaterThan(0.99);
		expect(Math.round(Math.log10(softmax([2, 1, -9])[2]!))).toBe(-5);
	});

	it('the margins of accuracies', () => {
		const error = (count: number) => 100 * Math.sqrt((0.9 * 0.1) / count);
		expectStated(ask('benchmark-weaknesses'), (1.96 * error(500)).toFixed(1), error(3000).toFixed(2));
		expectStated(part('pope-files'), `${((100 * 1143) / 1500).toFixed(0)}%`);
	});
});

import { answerAtThreshold, chair, createToyPoll, pope } from '@examples/hallucination-metrics';
import type { ChairResult, DescribedImage, PollingStrategy, PopeResult } from '@examples/hallucination-metrics';
import { createRandom } from '@examples/numerics';
import { range } from '../parts/range.ts';

/** Thresholds that can be chosen; the slider counts in tenths. */
export const thresholds = { first: -3, last: 4, step: 0.1 } as const;
/** The first look: a model that likes to say yes. */
export const startPosition = 25;
/** The most objects a caption mentions. */
export const mostMentions = 8;
export const startMentions = 4;

/** How many of the absent objects fit the scene. */
const tempting: Record<PollingStrategy, number> = { random: 0, popular: 0.5, adversarial: 1 };

/** The threshold at a position of its slider. */
export function thresholdAt(position: number): number {
	return Math.round(10 * thresholds.first + position) / 10;
}

/** Positions of the threshold slider. */
export const lastPosition = Math.round((thresholds.last - thresholds.first) / thresholds.step);

/** POPE's five numbers of one toy model at every threshold; the same sight and guess in each poll. */
export function popeCurve(strategy: PollingStrategy): readonly PopePoint[] {
	const random = createRandom(7);
	const { labels, evidence } = createToyPoll({ questions: 400, sight: 2, guess: 1, tempting: tempting[strategy], random });
	return range(0, lastPosition, 1).map((position) => {
		const threshold = thresholdAt(position);
		return { threshold, ...pope({ answers: answerAtThreshold(evidence, threshold), labels }) };
	});
}

const names = Object.fromEntries(
	['person', 'dog', 'table', 'cup', 'plate', 'chair', 'knife', 'fork', 'car', 'bench', 'clock', 'book', 'bottle', 'bowl'].map(
		(name) => [name, name],
	),
);

/** What five images show, and what a model says of them, in its order: what it sees first, what the scene suggests later. */
const scenes: readonly { objects: string[]; mentions: string[] }[] = [
	{ objects: ['table', 'cup', 'plate', 'person'], mentions: ['table', 'plate', 'person', 'cup', 'fork', 'knife', 'chair', 'bottle'] },
	{ objects: ['dog', 'bench', 'person'], mentions: ['dog', 'person', 'bench', 'car', 'person', 'dog', 'car', 'book'] },
	{ objects: ['car', 'person', 'clock', 'bench'], mentions: ['car', 'person', 'clock', 'bench', 'dog', 'bottle', 'car', 'book'] },
	{ objects: ['book', 'cup', 'clock', 'table', 'chair'], mentions: ['table', 'book', 'cup', 'chair', 'clock', 'bottle', 'plate', 'person'] },
	{ objects: ['bowl', 'fork', 'bottle'], mentions: ['bowl', 'table', 'fork', 'bottle', 'knife', 'plate', 'cup', 'chair'] },
];

/** CHAIR of the five captions, each cut after so many mentions. */
export function chairAt(mentions: number): ChairPoint {
	return { mentions, ...chair(captionsOf(mentions), names) };
}

/** From a caption that names nothing to one that names eight things. */
export function chairCurve(): readonly ChairPoint[] {
	return range(0, mostMentions, 1).map(chairAt);
}

/** The captions as the example reads them. */
export function captionsOf(count: number): DescribedImage[] {
	return scenes.map(({ objects, mentions }) => ({ objects, caption: mentions.slice(0, count).join(', ') }));
}

export interface PopePoint extends PopeResult {
	threshold: number;
}

export interface ChairPoint extends ChairResult {
	/** In each caption. */
	mentions: number;
}

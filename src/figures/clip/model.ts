import { clipLoss, embed, infoNceLoss, zeroShotClassify } from '@examples/clip';
import { softmax, transpose, type Matrix, type Vector } from '@examples/numerics';
import { formatExact } from '../parts/format.ts';
import { scaleLog } from '../parts/scale.ts';
import { goOn, type Batch, type Learned, type Snapshot } from './training.ts';

/** How many pairs a batch may have. */
export const batchSizes = [4, 8, 16] as const;
/** The τ slider's last position; 20 positions to a decade. */
export const lastTauPosition = 40;
/** The fills of the matrix, from cosine −1 to 1. */
export const fills = 9;

const tauScale = scaleLog([0.01, 1], [0, lastTauPosition]);

/** τ at a position of its slider, to two significant digits. */
export function tauAt(position: number): number {
	return Number(tauScale.invert(position).toPrecision(2));
}

/** The slider position nearest to `tau`. */
export function tauPosition(tau: number): number {
	return Math.round(tauScale(tau));
}

/** A temperature, chosen or learned, with three digits at most. */
export function shownTau(tau: number): string {
	return formatExact(Number(tau.toPrecision(3)));
}

/** The loss of guessing: all candidates score the same. */
export function guessingLoss(pairs: number): number {
	return infoNceLoss(Array.from({ length: pairs }, () => Array.from({ length: pairs }, () => 0)));
}

/** What was learned by `step`; where a snapshot does not say, from the last one before it that does. */
export function learnedAt(batch: Batch, snapshots: readonly Snapshot[], step: number): Learned {
	const known = snapshots.slice(0, step + 1).findLastIndex(({ learned }) => learned);
	const { learned } = snapshots[known]!;
	return known === step ? learned! : goOn(batch, learned!, step - known);
}

/** The pairs as two towers embed them, their cosines, and how many find their partner. */
export function embedBatch({ imageFeatures, textFeatures }: Batch, { imageTower, textTower }: Learned): EmbeddedBatch {
	const imageEmbeds = embed(imageTower, imageFeatures);
	const textEmbeds = embed(textTower, textFeatures);
	return {
		imageEmbeds,
		textEmbeds,
		cosines: clipLoss({ imageEmbeds, textEmbeds, temperature: 1 }).logitsPerImage,
		rowsWon: partnersFound(imageEmbeds, textEmbeds),
		columnsWon: partnersFound(textEmbeds, imageEmbeds),
	};
}

function partnersFound(asking: Matrix, candidates: Matrix): number {
	const { labels } = zeroShotClassify({ imageEmbeds: asking, classEmbeds: candidates, temperature: 1 });
	return labels.filter((label, index) => label === index).length;
}

/** What the loss makes of embedded pairs at temperature `tau`, from `examples/clip`. */
export function clipPicture({ imageEmbeds, textEmbeds }: EmbeddedBatch, tau: number): ClipPicture {
	const { logitsPerImage, ...losses } = clipLoss({ imageEmbeds, textEmbeds, temperature: tau });
	return {
		...losses,
		rows: logitsPerImage.map((row) => softmax(row)),
		columns: transpose(logitsPerImage).map((column) => softmax(column)),
	};
}

/** Which of the fills a cosine has. */
export function fillOf(cosine: number): number {
	return Math.max(0, Math.min(fills - 1, Math.floor(((cosine + 1) / 2) * fills)));
}

/** The smallest and the largest cosine of the true pairs, and those of all others. */
export function cosineRanges(cosines: Matrix): { truePairs: Range; others: Range } {
	const rangeOf = (values: Vector): Range => [Math.min(...values), Math.max(...values)];
	return {
		truePairs: rangeOf(cosines.map((row, i) => row[i]!)),
		others: rangeOf(cosines.flatMap((row, i) => row.filter((_, j) => j !== i))),
	};
}

export interface EmbeddedBatch {
	imageEmbeds: Matrix;
	textEmbeds: Matrix;
	/** [image][text]. */
	cosines: Matrix;
	/** How many images have their own text as the nearest, and the other way round. */
	rowsWon: number;
	columnsWon: number;
}

/** A batch at one temperature; row = image, column = text. */
export interface ClipPicture {
	loss: number;
	imageToTextLoss: number;
	textToImageLoss: number;
	/** For each image, how probable each text is. */
	rows: readonly Vector[];
	/** For each text, how probable each image is. */
	columns: readonly Vector[];
}

/** A cell: which image and which text, from 0. */
export interface Pair {
	image: number;
	text: number;
}

type Range = [least: number, most: number];

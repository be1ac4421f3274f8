import { clipLoss, embed, infoNceLoss } from '@examples/clip';
import { softmax, transpose, type Matrix, type Vector } from '@examples/numerics';
import { scaleLog } from 'd3-scale';
import { formatExact } from '../parts/format.ts';
import checkpoints from './checkpoints.json';
import { startOfTraining, type Checkpoint } from './training.ts';

/** How many pairs are in the batch. */
export const pairs = 8;
/** The τ slider's last position; 20 positions to a decade. */
export const lastTauPosition = 40;
/** The fills of the matrices, from cosine −1 to 1. */
export const fills = 9;
/** The towers at nine moments of their training; the step slider counts these. */
export const moments: readonly Checkpoint[] = checkpoints;
export const lastMoment = moments.length - 1;
/** The loss of guessing: all candidates score the same. */
export const guessingLoss = infoNceLoss(Array.from({ length: pairs }, () => Array.from({ length: pairs }, () => 0)));

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

/** What the two towers of a moment make of the eight pairs at temperature `tau`, from `examples/clip`. */
export function clipPicture(moment: number, tau: number): ClipPicture {
	const { cosines, ...embeddings } = embedded(moment);
	const { loss, imageToTextLoss, textToImageLoss, logitsPerImage } = clipLoss({ ...embeddings, temperature: tau });
	return {
		loss,
		imageToTextLoss,
		textToImageLoss,
		cosines,
		rows: logitsPerImage.map((row) => softmax(row)),
		columns: transpose(logitsPerImage).map((column) => softmax(column)),
	};
}

/** Which of the fills a cosine has. */
export function fillOf(cosine: number): number {
	return Math.max(0, Math.min(fills - 1, Math.floor(((cosine + 1) / 2) * fills)));
}

const { imageFeatures, textFeatures } = startOfTraining();
const known = new Map<number, Embedded>();

/** The eight pairs as the towers of a moment embed them: the same objects each time, so that no τ draws cosines anew. */
function embedded(moment: number): Embedded {
	const before = known.get(moment);
	if (before) return before;
	const { imageTower, textTower } = moments[moment]!;
	const embeddings = { imageEmbeds: embed(imageTower, imageFeatures), textEmbeds: embed(textTower, textFeatures) };
	const made = { ...embeddings, cosines: clipLoss({ ...embeddings, temperature: 1 }).logitsPerImage };
	known.set(moment, made);
	return made;
}

interface Embedded {
	imageEmbeds: Matrix;
	textEmbeds: Matrix;
	/** [image][text]. */
	cosines: Matrix;
}

/** A batch as the figure shows it; row = image, column = text. */
export interface ClipPicture {
	loss: number;
	imageToTextLoss: number;
	textToImageLoss: number;
	/** [image][text]. */
	cosines: Matrix;
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

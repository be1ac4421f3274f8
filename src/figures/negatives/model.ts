import { keptShare, keyAge } from '@examples/moco';
import { logSumExp } from '@examples/numerics';
import { negativesPerAnchor, partnerOf } from '@examples/simclr';
import { range } from '../parts/range.ts';

/** What the sliders choose from. The usual ones are those of MoCo's first version. */
export const batchSizes = [16, 32, 64, 128, 256, 512, 1024, 2048, 4096] as const;
export const queueSizes = [4096, 8192, 16_384, 32_768, 65_536, 131_072, 262_144] as const;
export const momenta = [0, 0.5, 0.9, 0.99, 0.999, 0.9999, 1] as const;
export const usual = { batchSize: 4, queueSize: 4, momentum: 4 } as const;
/** The position slider's last place: the oldest key. */
export const lastPlace = 64;

/** Images in the drawn batch, and batches in the drawn queue. */
export const drawn = { images: 4, batches: 3 } as const;

/** A place of the slider as a position in the queue, 0 for the newest key. */
export function positionAt(place: number, queueSize: number): number {
	return Math.min(queueSize - 1, Math.round((place / lastPlace) * queueSize));
}

/** How stale a key is, by `examples/moco`. */
export function keyAt(position: number, batchSize: number, momentum: number): QueuedKey {
	const age = keyAge({ position, batchSize });
	return { position, age, kept: keptShare({ age, momentum }) };
}

/** The whole queue, from the newest key to the oldest. */
export function staleness(queueSize: number, batchSize: number, momentum: number): readonly QueuedKey[] {
	return range(0, lastPlace, 0.5).map((place) => keyAt(positionAt(place, queueSize), batchSize, momentum));
}

/** How many negatives a view has, and the loss of guessing. */
export function candidates(batchSize: number, queueSize: number): Candidates {
	const simclr = negativesPerAnchor(batchSize);
	return { simclr, simclrGuess: guess(simclr), moco: queueSize, mocoGuess: guess(queueSize) };
}

/** What each of the 2N views is to each, in SimCLR. */
export function roles(): readonly (readonly Role[])[] {
	const views = range(0, 2 * drawn.images - 1, 1);
	return views.map((i) => views.map((k) => (k === i ? 'self' : k === partnerOf(i, drawn.images) ? 'positive' : 'negative')));
}

/** The drawn queue, newest key first, at the reader's momentum. */
export function drawnQueue(momentum: number): readonly QueuedKey[] {
	return range(0, drawn.images * drawn.batches - 1, 1).map((position) => keyAt(position, drawn.images, momentum));
}

/** The loss when the positive and all negatives have a logit of 0: nothing but the logarithm of their sum is left. */
function guess(negatives: number): number {
	return logSumExp(new Array<number>(negatives + 1).fill(0));
}

export interface QueuedKey {
	position: number;
	/** Updates of the key encoder since the key was computed. */
	age: number;
	/** How much of the encoder that computed it is left, from 0 to 1. */
	kept: number;
}

export interface Candidates {
	simclr: number;
	simclrGuess: number;
	moco: number;
	mocoGuess: number;
}

export type Role = 'self' | 'positive' | 'negative';

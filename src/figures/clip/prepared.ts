import type { Tower } from '@examples/clip';
import run from './prepared-run.json';
import type { Learned, Snapshot, TrainingOptions } from './training.ts';

/** The page holds the towers after each tenth step; the few steps in between it can compute by itself. */
const between = 10;

/** The finished training that is shown before any click. */
export const prepared: { options: TrainingOptions; snapshots: readonly Snapshot[] } = {
	options: { pairs: 8 },
	snapshots: run.imageToTextLosses.map((imageToTextLoss, step) => ({
		imageToTextLoss,
		textToImageLoss: run.textToImageLosses[step]!,
		// Where `step` is no multiple, this is nothing.
		learned: run.learned[step / between],
	})),
};

/** What `prepared-run.json` holds of a training: no more digits than the figure needs. */
export function toPreparedRun(snapshots: readonly Snapshot[]): typeof run {
	const losses = (half: 'imageToTextLoss' | 'textToImageLoss') => snapshots.map((snapshot) => Number(snapshot[half].toPrecision(3)));
	return {
		imageToTextLosses: losses('imageToTextLoss'),
		textToImageLosses: losses('textToImageLoss'),
		learned: snapshots.filter((_, step) => step % between === 0).map(({ learned }) => shortened(learned!)),
	};
}

function shortened({ imageTower, textTower, temperature }: Learned): (typeof run)['learned'][number] {
	return { temperature: short(temperature), imageTower: shortTower(imageTower), textTower: shortTower(textTower) };
}

function shortTower({ weights, bias }: Tower) {
	return { weights: weights.map((row) => row.map(short)), bias: bias.map(short) };
}

function short(value: number): number {
	return Number(value.toFixed(6));
}

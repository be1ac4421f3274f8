import { clipLoss, createTower, createToyWorld, embed, learnTowers, type LearnResult } from '@examples/clip';
import { createRandom, type Matrix } from '@examples/numerics';

/** How many steps a whole training has. */
export const steps = 100;

/** A batch and two towers that know nothing yet. With 8 pairs they are those of the example’s demo. */
export function startOfTraining(pairs: number): StartOfTraining {
	const random = createRandom(1);
	const world = createToyWorld({ things: pairs, noise: 0.1, random });
	const imageFeatures = world.imageFeatures();
	const textFeatures = world.textFeatures();
	const imageTower = createTower({ features: 6, embedDim: 4, random });
	const textTower = createTower({ features: 5, embedDim: 4, random });
	return { imageFeatures, textFeatures, imageTower, textTower, temperature: 0.07 };
}

/** The snapshot before any step. */
export function firstSnapshot({ pairs }: TrainingOptions): Snapshot {
	const start = startOfTraining(pairs);
	return snapshotOf(start, start);
}

/** The snapshots after it, one for each step. */
export function* trainingSteps({ pairs }: TrainingOptions): Generator<Snapshot, void> {
	const start = startOfTraining(pairs);
	let learned: Learned = start;
	for (let step = 1; step <= steps; step += 1) {
		learned = goOn(start, learned, 1);
		yield snapshotOf(start, learned);
	}
}

/** Trains for `more` steps from where the towers are. */
export function goOn(batch: Batch, learned: Learned, more: number): Learned {
	const { imageFeatures, textFeatures } = batch;
	const { imageTower, textTower, temperature } = learned;
	const { history, ...after } = learnTowers({
		...{ imageFeatures, textFeatures, imageTower, textTower, temperature },
		learningRate: 0.05,
		steps: more,
	});
	return after;
}

function snapshotOf({ imageFeatures, textFeatures }: Batch, { imageTower, textTower, temperature }: Learned): Snapshot {
	const { imageToTextLoss, textToImageLoss } = clipLoss({
		imageEmbeds: embed(imageTower, imageFeatures),
		textEmbeds: embed(textTower, textFeatures),
		temperature,
	});
	return { imageToTextLoss, textToImageLoss, learned: { imageTower, textTower, temperature } };
}

/** What a reader can choose of a training. */
export interface TrainingOptions {
	/** How many pairs are in the batch, N. */
	pairs: number;
}

/** The pairs, image i and text i. */
export interface Batch {
	imageFeatures: Matrix;
	textFeatures: Matrix;
}

/** Two towers and the τ that they learned with them. */
export type Learned = Omit<LearnResult, 'history'>;

export type StartOfTraining = Batch & Learned;

/** A training after some steps. */
export interface Snapshot {
	/** The halves of the loss at the τ learned so far. */
	imageToTextLoss: number;
	textToImageLoss: number;
	/** Left out where it can be computed from an earlier one. */
	learned?: Learned | undefined;
}

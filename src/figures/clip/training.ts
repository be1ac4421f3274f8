import { createTower, createToyWorld, learnTowers, type LearnResult, type Tower } from '@examples/clip';
import { createRandom, type Matrix } from '@examples/numerics';

/** How many steps of training the figure can show; the losses in between are not all lower than the ones before. */
export const checkpointSteps = [0, 1, 2, 5, 10, 20, 35, 50, 100] as const;

/** The example’s demo: eight things, each as an image and as a text, and two towers that know nothing yet. */
export function startOfTraining(): StartOfTraining {
	const random = createRandom(1);
	const world = createToyWorld({ things: 8, noise: 0.1, random });
	const imageFeatures = world.imageFeatures();
	const textFeatures = world.textFeatures();
	const imageTower = createTower({ features: 6, embedDim: 4, random });
	const textTower = createTower({ features: 5, embedDim: 4, random });
	return { imageFeatures, textFeatures, imageTower, textTower };
}

/** The towers after `steps` steps. Too slow for the hand on a slider, so the page has `checkpoints.json`. */
export function train(steps: number): LearnResult {
	return learnTowers({ ...startOfTraining(), learningRate: 0.05, steps });
}

/** What `checkpoints.json` holds of a training that has come to `step`: no more digits than the figure needs. */
export function checkpoint(step: number, { imageTower, textTower, temperature }: Omit<LearnResult, 'history'>): Checkpoint {
	return { step, temperature: short(temperature), imageTower: shortTower(imageTower), textTower: shortTower(textTower) };
}

function shortTower({ weights, bias }: Tower): Tower {
	return { weights: weights.map((row) => row.map(short)), bias: bias.map(short) };
}

function short(value: number): number {
	return Number(value.toFixed(6));
}

export interface StartOfTraining {
	imageFeatures: Matrix;
	textFeatures: Matrix;
	imageTower: Tower;
	textTower: Tower;
}

/** Two towers and their temperature after some steps. */
export interface Checkpoint {
	step: number;
	/** τ as learned so far. */
	temperature: number;
	imageTower: Tower;
	textTower: Tower;
}

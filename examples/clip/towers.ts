import { checkCount, checkPositive, checkSameLength, matmul, sum, transpose } from '@examples/numerics';
import type { Matrix, Random, Vector } from '@examples/numerics';
import { clipGradient } from './gradient.ts';
import { clipLoss } from './loss.ts';
import type { ClipInput } from './loss.ts';

/** "Clipped to prevent scaling the logits by more than 100": τ stays at 0.01 or above. */
const maxLogScale = Math.log(100);

// #region towers
/** A linear encoder, x · W + b. */
export interface Tower {
	/** [features][D]. */
	weights: Matrix;
	/** [D]. */
	bias: Vector;
}

/**
 * A tower that knows nothing yet: a random bias, and weights so small that it maps
 * everything to almost the same direction. So all similarities are about equal,
 * and the loss begins at about ln N.
 *
 * @param options.features how many numbers describe an input; a whole number above
 * 0, as `embedDim`, D.
 * @throws {RangeError} when one of them is no whole number above 0.
 * @example
 * createTower({ features: 6, embedDim: 4, random: createRandom(1) }).weights.length
 * // => 6
 */
export function createTower({ features, embedDim, random }: TowerOptions): Tower {
	checkCount({ features, embedDim });
	const normals = (scale: number): Vector =>
		Array.from({ length: embedDim }, () => scale * random.normal());
	return {
		weights: Array.from({ length: features }, () => normals(0.01)),
		bias: normals(1),
	};
}

/**
 * What a tower makes of its inputs, x · W + b; not yet normalized.
 *
 * @param tower [features][D] and [D].
 * @param features [N][features].
 * @returns [N][D].
 * @throws {RangeError} when the sizes do not fit.
 * @see Radford et al. 2021, Figure 3, the encoder shrunk to one projection.
 * @example
 * embed({ weights: [[1, 0], [0, 2]], bias: [10, 20] }, [[3, 4]])
 * // => [[13, 28]]
 */
export function embed(tower: Tower, features: Matrix): Matrix {
	checkSameLength({ 'weights[0]': tower.weights[0]!, bias: tower.bias });
	return matmul(features, tower.weights).map((row) =>
		row.map((value, d) => value + tower.bias[d]!),
	);
}

/**
 * Trains two towers and the temperature on one batch of pairs, by gradient descent
 * on the CLIP loss. τ is learnt as its log-scale ln(1/τ), clamped at ln 100.
 *
 * @param options.imageTower the start, fresh or learnt; `textTower` likewise, same D.
 * @param options.imageFeatures [N][any], `textFeatures` [N][other]; row i is pair i.
 * @param options.temperature τ at the start, above 0. Default: 0.07.
 * @param options.learningRate above 0; `steps` a whole number above 0.
 * @returns the towers, τ, and steps + 1 measurements; number 0 is before step 1.
 * @throws {TypeError | RangeError} when an option is out of range.
 * @see Radford et al. 2021, §2.3 to §2.5 and Figure 3.
 * @example
 * learnTowers({ ...options, steps: 100 }).history[0].temperature
 * // => 0.07
 */
export function learnTowers({ temperature = 0.07, ...options }: LearnOptions): LearnResult {
	const { imageFeatures, textFeatures, learningRate, steps } = options;
	checkCount({ steps });
	checkPositive({ temperature, learningRate });
	let { imageTower, textTower } = options;
	let logScale = Math.log(1 / temperature);
	const forward = () => ({
		imageEmbeds: embed(imageTower, imageFeatures),
		textEmbeds: embed(textTower, textFeatures),
		temperature: Math.exp(-logScale),
	});

	let batch = forward();
	const history = [measure(0, batch)];
	for (let step = 1; step <= steps; step += 1) {
		const gradient = clipGradient(batch);
		imageTower = stepTower(imageTower, imageFeatures, gradient.imageEmbeds, learningRate);
		textTower = stepTower(textTower, textFeatures, gradient.textEmbeds, learningRate);
		logScale = Math.min(logScale - learningRate * gradient.logScale, maxLogScale);
		batch = forward();
		history.push(measure(step, batch));
	}
	return { imageTower, textTower, temperature: batch.temperature, history };
}

/** ∂loss/∂W = xᵀ · g and ∂loss/∂b = Σ g, with g = ∂loss/∂(x · W + b). */
function stepTower(
	tower: Tower,
	features: Matrix,
	gradient: Matrix,
	learningRate: number,
): Tower {
	const byWeight = matmul(transpose(features), gradient);
	const byBias = transpose(gradient).map(sum);
	return {
		weights: tower.weights.map((row, f) =>
			row.map((weight, d) => weight - learningRate * byWeight[f]![d]!),
		),
		bias: tower.bias.map((value, d) => value - learningRate * byBias[d]!),
	};
}
// #endregion

export interface TowerOptions {
	features: number;
	embedDim: number;
	random: Random;
}

export interface LearnOptions {
	imageTower: Tower;
	textTower: Tower;
	imageFeatures: Matrix;
	textFeatures: Matrix;
	temperature?: number;
	learningRate: number;
	steps: number;
}

export interface LearnResult {
	imageTower: Tower;
	textTower: Tower;
	temperature: number;
	history: Measurement[];
}

export interface Measurement {
	step: number;
	loss: number;
	/** τ, at least 0.01. */
	temperature: number;
}

function measure(step: number, batch: ClipInput): Measurement {
	return { step, loss: clipLoss(batch).loss, temperature: batch.temperature };
}

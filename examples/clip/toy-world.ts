import { checkCount, matmul } from '@examples/numerics';
import type { Matrix, Random } from '@examples/numerics';

const latentSize = 4;
const imageSize = 6;
const textSize = 5;

// #region toy-world
/**
 * Things that can be seen and said; every call draws each of them anew, with noise.
 */
export interface ToyWorld {
	/** [things][6]: what a camera makes of each thing. */
	imageFeatures(): Matrix;
	/** [things][5]: what words make of each thing. */
	textFeatures(): Matrix;
}

/**
 * A world for two towers: each thing is a hidden vector that images and texts show
 * through two different random matrices, plus noise. No image feature is a text
 * feature; only the pairs tell.
 *
 * @param options.things how many there are, a whole number above 0.
 * @param options.noise standard deviation of what is added to each feature.
 * @throws {RangeError} when `things` is no whole number above 0, or
 * `noise` is below 0.
 * @example
 * const world = createToyWorld({ things: 8, noise: 0.1, random: createRandom(1) });
 * world.imageFeatures() // [8][6]
 */
export function createToyWorld({ things, noise, random }: WorldOptions): ToyWorld {
	checkCount({ things });
	if (!(noise >= 0)) throw new RangeError(`noise must be at least 0, got ${noise}.`);
	const normals = (rows: number, columns: number): Matrix =>
		Array.from({ length: rows }, () =>
			Array.from({ length: columns }, () => random.normal()),
		);
	const hidden = normals(things, latentSize);
	const camera = normals(latentSize, imageSize);
	const words = normals(latentSize, textSize);
	const show = (by: Matrix): Matrix =>
		matmul(hidden, by).map((row) =>
			row.map((value) => value + noise * random.normal()),
		);
	return { imageFeatures: () => show(camera), textFeatures: () => show(words) };
}
// #endregion

interface WorldOptions {
	things: number;
	noise: number;
	random: Random;
}

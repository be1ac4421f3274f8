import { checkPositive, l2Normalize, matmul, softmax, sum, transpose } from '@examples/numerics';
import type { Matrix, Vector } from '@examples/numerics';
import { checkEmbeddings, normalizeRows } from './embeddings.ts';

// #region zero-shot
/**
 * Classifies images by the text they are most like, without training on
 * the classes.
 *
 * @param input.imageEmbeds [N][D], rows are normalized here.
 * @param input.classEmbeds [C][D], one text per class: "a photo of a dog."
 * @param input.temperature τ, above 0. It sharpens the probabilities and
 * changes no label.
 * @returns `labels`, [N], the class of the highest cosine (of the first, in a tie),
 * and `probabilities`, [N][C], softmax(cosines / τ) over the classes.
 * @throws {TypeError | RangeError} when a list is missing or empty, they differ in
 * width, a row is zero or not finite, or `temperature` is not above 0.
 * @see Radford et al. 2021, §3.1.2.
 * @example
 * zeroShotClassify({
 * 	imageEmbeds: [[2, 1]], classEmbeds: [[0, 1], [1, 0]], temperature: 0.01,
 * }).labels // => [1]
 */
export function zeroShotClassify(input: ZeroShotInput): ZeroShotOutput {
	const { imageEmbeds, classEmbeds, temperature } = input;
	checkEmbeddings({ imageEmbeds, classEmbeds });
	checkPositive({ temperature });
	const classes = transpose(normalizeRows(classEmbeds));
	const probabilities = matmul(normalizeRows(imageEmbeds), classes).map((cosines) =>
		softmax(cosines.map((cosine) => cosine / temperature)),
	);
	const labels = probabilities.map((row) => row.indexOf(Math.max(...row)));
	return { labels, probabilities };
}

/**
 * One class embedding from several prompts: the mean of their directions, scaled
 * to length 1.
 *
 * "A photo of a {label}.", "a drawing of a {label}." and so on; it is averaged in
 * embedding space, so the classifier costs no more than with a single prompt.
 *
 * @param promptEmbeds [P][D], rows are normalized here.
 * @returns [D], a row of `classEmbeds`.
 * @throws {TypeError | RangeError} when there is no row, a row is zero or not
 * finite, they differ in width, or they cancel out.
 * @see Radford et al. 2021, §3.1.4.
 * @example ensemblePrompts([[5, 0], [0, 1]]) // => [Math.SQRT1_2, Math.SQRT1_2]
 */
export function ensemblePrompts(promptEmbeds: Matrix): Vector {
	checkEmbeddings({ promptEmbeds });
	return l2Normalize(transpose(normalizeRows(promptEmbeds)).map(sum));
}
// #endregion

export interface ZeroShotInput {
	imageEmbeds: Matrix;
	classEmbeds: Matrix;
	temperature: number;
}

export interface ZeroShotOutput {
	labels: Vector;
	probabilities: Matrix;
}

import { dot, matmul, softmax, sum, transpose } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { normalizeRows } from './embeddings.ts';
import { checkLogits } from './info-nce.ts';
import { clipLoss } from './loss.ts';
import type { ClipInput } from './loss.ts';

// #region gradient
/**
 * The derivative of InfoNCE by every logit: (softmax(logits_i)_j − 1[i = j]) / N.
 *
 * A negative is pushed away by the probability it is mistaken for the partner with,
 * so the hardest negatives are pushed the most. Each row adds up to 0.
 *
 * @param logits [N][M], as `infoNceLoss`.
 * @returns [N][M].
 * @throws {TypeError | RangeError} as `infoNceLoss`.
 * @see van den Oord et al. 2018, Eq. 4, differentiated by the logits.
 * @example
 * infoNceGradient([[Math.log(3), 0], [0, Math.log(3)]])
 * // => [[-0.125, 0.125], [0.125, -0.125]]
 */
export function infoNceGradient(logits: Matrix): Matrix {
	checkLogits(logits);
	return logits.map((row, i) =>
		softmax(row).map(
			(probability, j) => (probability - Number(i === j)) / logits.length,
		),
	);
}

/**
 * The derivative of the CLIP loss by the embeddings, before normalization,
 * and by ln(1/τ).
 *
 * @param input as `clipLoss`.
 * @returns ∂loss/∂imageEmbeds and ∂loss/∂textEmbeds, [N][D], each row at right
 * angles to its embedding: only the direction matters; and ∂loss/∂ln(1/τ),
 * the log-scale that CLIP learns.
 * @throws {TypeError | RangeError} as `clipLoss`.
 * @see Radford et al. 2021, Figure 3, differentiated.
 * @example
 * clipGradient({
 * 	imageEmbeds: [[1, 0], [0, 1]], textEmbeds: [[1, 0], [0, 1]], temperature: 1,
 * }).logScale // => -1 / (1 + Math.E): sharper would be better
 */
export function clipGradient(input: ClipInput): ClipGradient {
	const { logitsPerImage } = clipLoss(input);
	const { imageEmbeds, textEmbeds, temperature } = input;
	const byRows = infoNceGradient(logitsPerImage);
	const byColumns = transpose(infoNceGradient(transpose(logitsPerImage)));
	const byLogit = byRows.map((row, i) =>
		row.map((derivative, j) => (derivative + byColumns[i]![j]!) / 2),
	);
	// A logit is u · v / τ: by u it changes by v / τ, by ln(1/τ) by itself.
	const byImage = matmul(byLogit, normalizeRows(textEmbeds));
	const byText = matmul(transpose(byLogit), normalizeRows(imageEmbeds));
	return {
		imageEmbeds: throughNormalization(imageEmbeds, byImage, temperature),
		textEmbeds: throughNormalization(textEmbeds, byText, temperature),
		logScale: sum(byLogit.map((row, i) => dot(row, logitsPerImage[i]!))),
	};
}

/**
 * With u = x/‖x‖, ∂/∂x = (g − u (u · g)) / ‖x‖: the part of g along u
 * cannot turn it.
 */
function throughNormalization(
	embeds: Matrix,
	gradient: Matrix,
	temperature: number,
): Matrix {
	const units = normalizeRows(embeds);
	return gradient.map((row, i) => {
		const unit = units[i]!;
		const along = dot(unit, row);
		const length = Math.hypot(...embeds[i]!);
		return row.map((g, d) => (g - unit[d]! * along) / (length * temperature));
	});
}
// #endregion

export interface ClipGradient {
	imageEmbeds: Matrix;
	textEmbeds: Matrix;
	logScale: number;
}

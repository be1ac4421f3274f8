import { checkPositive, checkSameLength, matmul, transpose } from '@examples/numerics';
import type { Matrix } from '@examples/numerics';
import { checkEmbeddings, normalizeRows } from './embeddings.ts';
import { infoNceLoss } from './info-nce.ts';

// #region loss
/**
 * The CLIP loss of a batch of pairs, in nats: InfoNCE over the rows of the
 * similarity matrix (which text belongs to this image?) and over its columns
 * (which image to this text?), averaged.
 *
 * Logits are cosines divided by τ. CLIP's code multiplies instead, by
 * `logit_scale.exp()` = 1/τ.
 *
 * @param input.imageEmbeds [N][D], of any length but 0: rows are normalized here.
 * @param input.textEmbeds [N][D]; text i describes image i, the other N − 1
 * are negatives.
 * @param input.temperature τ, above 0; CLIP starts at 0.07, learns it and keeps it
 * at 0.01 or above.
 * @returns `loss` and its two halves; ln N each when all cosines are equal.
 * `logitsPerImage`, [N][N]: row = image, column = text; its transpose is CLIP's
 * logits_per_text.
 * @throws {TypeError | RangeError} when a list is missing or empty, they differ in
 * length or width, a row is zero or not finite, or `temperature` is not above 0.
 * @see Radford et al. 2021, §2.3 and Figure 3.
 * @example
 * clipLoss({
 * 	imageEmbeds: [[1, 0], [0, 2]], textEmbeds: [[3, 0], [0, 1]], temperature: 1,
 * }).loss // => Math.log(1 + Math.exp(-1))
 */
export function clipLoss(input: ClipInput): ClipOutput {
	checkInput(input);
	const images = normalizeRows(input.imageEmbeds);
	const texts = normalizeRows(input.textEmbeds);
	// [N][D] · [D][N] → [N][N]
	const cosines = matmul(images, transpose(texts));
	const logitsPerImage = cosines.map((row) =>
		row.map((cosine) => cosine / input.temperature),
	);
	const imageToTextLoss = infoNceLoss(logitsPerImage);
	const textToImageLoss = infoNceLoss(transpose(logitsPerImage));
	return {
		loss: (imageToTextLoss + textToImageLoss) / 2,
		imageToTextLoss,
		textToImageLoss,
		logitsPerImage,
	};
}
// #endregion

/** What the two towers make of a batch of pairs. */
export interface ClipInput {
	imageEmbeds: Matrix;
	textEmbeds: Matrix;
	temperature: number;
}

export interface ClipOutput {
	loss: number;
	imageToTextLoss: number;
	textToImageLoss: number;
	logitsPerImage: Matrix;
}

/**
 * Throws unless the CLIP loss is defined.
 *
 * @throws {TypeError | RangeError} as `clipLoss`.
 */
export function checkInput({ imageEmbeds, textEmbeds, temperature }: ClipInput): void {
	checkEmbeddings({ imageEmbeds, textEmbeds });
	checkSameLength({ imageEmbeds, textEmbeds });
	checkPositive({ temperature });
}

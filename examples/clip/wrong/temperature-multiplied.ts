// Temperature multiplied: 0.07 now flattens the softmax instead of sharpening it; 1/τ is what CLIP’s code multiplies by.
import { matmul, transpose } from '@examples/numerics';
import { normalizeRows } from '../embeddings.ts';
import { infoNceLoss } from '../info-nce.ts';
import { checkInput } from '../loss.ts';
import type { ClipInput, ClipOutput } from '../loss.ts';

// #region loss
export function clipLoss(input: ClipInput): ClipOutput {
	checkInput(input);
	const images = normalizeRows(input.imageEmbeds);
	const texts = normalizeRows(input.textEmbeds);
	// [N][D] · [D][N] → [N][N]
	const cosines = matmul(images, transpose(texts));
	const logitsPerImage = cosines.map((row) =>
		row.map((cosine) => cosine * input.temperature),
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

// Softmax over the wrong axis: the two directions are named after each other. The mean hides it.
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
		row.map((cosine) => cosine / input.temperature),
	);
	const imageToTextLoss = infoNceLoss(transpose(logitsPerImage));
	const textToImageLoss = infoNceLoss(logitsPerImage);
	return {
		loss: (imageToTextLoss + textToImageLoss) / 2,
		imageToTextLoss,
		textToImageLoss,
		logitsPerImage,
	};
}
// #endregion

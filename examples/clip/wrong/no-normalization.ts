// No normalization: inner products instead of cosines, so a long embedding beats a fitting one.
import { matmul, transpose } from '@examples/numerics';
import { infoNceLoss } from '../info-nce.ts';
import { checkInput } from '../loss.ts';
import type { ClipInput, ClipOutput } from '../loss.ts';

// #region loss
export function clipLoss(input: ClipInput): ClipOutput {
	checkInput(input);
	const images = input.imageEmbeds;
	const texts = input.textEmbeds;
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

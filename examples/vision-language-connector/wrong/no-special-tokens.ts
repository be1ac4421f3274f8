// The mistake: the tokens that open and close an image are forgotten. 64 instead of
// 66: little for one image, two for each of a hundred.
import { resizedSize, visionLanguageModels } from '../index.ts';
import type { TokenCount, TokenCountOptions } from '../index.ts';

interface Model {
	imageSize?: number;
	patchSize: number;
	queries?: number;
	mergeSize?: number;
	classToken?: number;
	special: number;
}

export function visualTokenCount(options: TokenCountOptions): TokenCount {
	const model: Model = visionLanguageModels[options.model];
	const { mergeSize = 1 } = model;
	const { height, width } = model.imageSize
		? { height: model.imageSize, width: model.imageSize }
		: resizedSize(options, { ...options, factor: model.patchSize * mergeSize });
	const grid = (height / model.patchSize) * (width / model.patchSize);
	const patches = grid + (model.classToken ?? 0);
	const tokens = model.queries ?? grid / mergeSize ** 2;
	return { patches, tokens, contextTokens: tokens };
}

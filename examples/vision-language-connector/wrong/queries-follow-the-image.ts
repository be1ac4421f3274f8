// The mistake: learnt queries are taken to grow with the image. Their number is a
// parameter: a poster and a stamp get the same 32 or 256.
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
	const area = (options.height * options.width) / (model.imageSize ?? 1) ** 2;
	const tokens = model.queries
		? Math.round(model.queries * area)
		: grid / mergeSize ** 2;
	return { patches, tokens, contextTokens: tokens + model.special };
}

// The mistake: older models, too, are taken to see an image at its own size. They
// bring every image to one size, and its detail is gone before the connector.
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
	const factor = model.patchSize * mergeSize;
	const { height, width } = resizedSize(options, { ...options, factor });
	const grid = (height / model.patchSize) * (width / model.patchSize);
	const patches = grid + (model.classToken ?? 0);
	const tokens = model.queries ?? grid / mergeSize ** 2;
	return { patches, tokens, contextTokens: tokens + model.special };
}

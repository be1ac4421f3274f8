// The mistake: the area is divided by 28², without bringing the sides to multiples
// of 28 first. 1,024 × 1,024 pixels seem to be 1,337.5 tokens; they are 1,369.
import { visionLanguageModels } from '../index.ts';
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
		: options;
	const grid = (height / model.patchSize) * (width / model.patchSize);
	const patches = grid + (model.classToken ?? 0);
	const tokens = model.queries ?? grid / mergeSize ** 2;
	return { patches, tokens, contextTokens: tokens + model.special };
}

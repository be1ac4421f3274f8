// The mistake: patches are counted, not what the merge leaves of them. Four times
// the tokens, and at 28 pixels a side the factor to round to is wrong, too.
import { resizedSize, visionLanguageModels } from '../index.ts';
import type { TokenCount, TokenCountOptions } from '../index.ts';

interface Model {
	imageSize?: number;
	patchSize: number;
	queries?: number;
	classToken?: number;
	special: number;
}

export function visualTokenCount(options: TokenCountOptions): TokenCount {
	const model: Model = visionLanguageModels[options.model];
	const { height, width } = model.imageSize
		? { height: model.imageSize, width: model.imageSize }
		: resizedSize(options, { ...options, factor: model.patchSize });
	const grid = (height / model.patchSize) * (width / model.patchSize);
	const patches = grid + (model.classToken ?? 0);
	const tokens = model.queries ?? grid;
	return { patches, tokens, contextTokens: tokens + model.special };
}

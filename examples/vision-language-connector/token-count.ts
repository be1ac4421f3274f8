import { checkCount } from '@examples/numerics';
import { resizedSize } from './resize.ts';
import type { ImageSize } from './resize.ts';

// #region models
/**
 * What decides how many tokens an image becomes: a fixed size, or patches that
 * follow the image; then a fixed number of queries, every patch, or a merge.
 *
 * `special` are the tokens that open and close an image in the context. BLIP-2's
 * encoder passes its class token on as a 257th feature; LLaVA drops it.
 *
 * @see Li et al. 2023, §3.1 (BLIP-2); Bai et al. 2023, §2 (Qwen-VL); Liu et al.
 * 2024 (LLaVA-1.5); Wang et al. 2024, §2.1 (Qwen2-VL); qwen-vl-utils (Qwen3-VL).
 */
export const visionLanguageModels = {
	'blip-2': {
		imageSize: 224,
		patchSize: 14,
		queries: 32,
		classToken: 1,
		special: 0,
	},
	'qwen-vl': { imageSize: 448, patchSize: 14, queries: 256, special: 2 },
	'llava-1.5': { imageSize: 336, patchSize: 14, special: 0 },
	'qwen2-vl': { patchSize: 14, mergeSize: 2, special: 2 },
	'qwen3-vl': { patchSize: 16, mergeSize: 2, special: 2 },
} as const satisfies Readonly<Record<string, VisionLanguageModel>>;
// #endregion

// #region token-count
/**
 * How many tokens an image of a given size is to a language model.
 *
 * The older models bring every image to one size: what the reader of a poster loses
 * there, no connector brings back. From Qwen2-VL on the count follows the area,
 * within bounds that the caller may set.
 *
 * @param options.model its name in `visionLanguageModels`. Qwen2.5-VL counts as
 * Qwen2-VL does.
 * @param options.height, options.width of the image, in pixels.
 * @param options.minTokens, options.maxTokens as `resizedSize`; only where the
 * resolution is dynamic.
 * @returns `patches`, the features the encoder passes on; `tokens`, what the
 * connector makes of them; `contextTokens`, with those that open and close the
 * image.
 * @throws {RangeError} when the model is unknown or a size out of range.
 * @see Wang et al. 2024, §2.1: 224 × 224 pixels are 66 tokens.
 * @example
 * visualTokenCount({ model: 'qwen2-vl', height: 224, width: 224 })
 * // => { patches: 256, tokens: 64, contextTokens: 66 }
 */
export function visualTokenCount(options: TokenCountOptions): TokenCount {
	const model = modelOf(options);
	const { height, width } = inputSize(model, options);
	const grid = (height / model.patchSize) * (width / model.patchSize);
	const patches = grid + (model.classToken ?? 0);
	const kept = 'mergeSize' in model ? grid / model.mergeSize ** 2 : grid;
	const tokens = model.queries ?? kept;
	return { patches, tokens, contextTokens: tokens + model.special };
}
// #endregion

/** The size at which the encoder sees an image. */
function inputSize(
	model: VisionLanguageModel,
	options: TokenCountOptions,
): ImageSize {
	if ('imageSize' in model) {
		return { height: model.imageSize, width: model.imageSize };
	}
	const { minTokens, maxTokens } = options;
	const factor = model.patchSize * model.mergeSize;
	return resizedSize(options, { factor, minTokens, maxTokens });
}

function modelOf({ model, height, width }: TokenCountOptions): VisionLanguageModel {
	checkCount({ height, width });
	const names = Object.keys(visionLanguageModels);
	if (names.includes(model)) return visionLanguageModels[model];
	throw new RangeError(`model must be one of ${names.join(', ')}, got ${model}.`);
}

export type ModelName = keyof typeof visionLanguageModels;

/** `imageSize`: the side in pixels to which every image is brought. */
type VisionLanguageModel = CommonShape &
	({ imageSize: number } | { mergeSize: number });

interface CommonShape {
	patchSize: number;
	/** Learnt queries of the connector; absent where it keeps or merges patches. */
	queries?: number;
	/** 1 where the encoder's class token is passed on. */
	classToken?: number;
	special: number;
}

export interface TokenCountOptions {
	model: ModelName;
	height: number;
	width: number;
	minTokens?: number | undefined;
	maxTokens?: number | undefined;
}

export interface TokenCount {
	patches: number;
	tokens: number;
	contextTokens: number;
}

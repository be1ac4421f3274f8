import { videoTokenCount, visionLanguageModels, visualTokenCount } from '@examples/vision-language-connector';
import type { ModelName, VideoTokenCount } from '@examples/vision-language-connector';

/** What the models call themselves. */
export const modelNames: Record<ModelName, string> = {
	'blip-2': 'BLIP-2',
	'qwen-vl': 'Qwen-VL',
	'llava-1.5': 'LLaVA-1.5',
	'qwen2-vl': 'Qwen2-VL',
	'qwen3-vl': 'Qwen3-VL',
};

/** Pixels of the images to choose from: a photo, a screen, a page of A4 at 300 dpi. */
export const images = {
	photo: { height: 448, width: 448 },
	screenshot: { height: 1080, width: 1920 },
	page: { height: 3508, width: 2480 },
} as const;

/** Tokens of the contexts to choose from. */
export const contexts = ['4096', '32768', '131072'] as const;

/** Lengths of a video in seconds, by position of the slider; 0 is none. */
export const durations = [0, 5, 10, 20, 30, 60, 120, 180, 300, 600, 1200, 1800, 3600] as const;

/** The frames a video would have on any of these models. */
const videoSize = { height: 720, width: 1280 };

/** What an image is to every model, in their order. */
export function tokensByModel(image: ImageName): ModelTokens[] {
	return (Object.keys(visionLanguageModels) as ModelName[]).map((model) => ({
		model,
		...visualTokenCount({ model, ...images[image] }),
	}));
}

/** How image and video share a context with text; the example computes the tokens. */
export function contextUse({ model, image, duration, context }: ContextInput): ContextUse {
	const { patches, tokens, contextTokens } = visualTokenCount({ model, ...images[image] });
	const video = takesVideo(model) && duration > 0 ? videoOf(model, duration) : undefined;
	const visual = contextTokens + (video?.tokens ?? 0);
	return { patches, tokens, contextTokens, video, visual, left: context - visual, share: visual / context };
}

/** Of the five, the two with dynamic resolution take video. */
export function takesVideo(model: ModelName): boolean {
	return !('imageSize' in visionLanguageModels[model]);
}

function videoOf(model: ModelName, duration: number): VideoTokenCount {
	const { patchSize } = visionLanguageModels[model];
	return videoTokenCount({ ...videoSize, duration, patchSize });
}

export type ImageName = keyof typeof images;

export interface ModelTokens {
	model: ModelName;
	patches: number;
	tokens: number;
	contextTokens: number;
}

export interface ContextInput {
	model: ModelName;
	image: ImageName;
	/** In seconds. */
	duration: number;
	/** In tokens. */
	context: number;
}

export interface ContextUse {
	patches: number;
	tokens: number;
	/** Of the image, with the tokens that open and close it. */
	contextTokens: number;
	video: VideoTokenCount | undefined;
	/** Of image and video. */
	visual: number;
	/** For text; below 0 where the input does not fit. */
	left: number;
	share: number;
}

import { checkCount, checkPositive } from '@examples/numerics';
import { resizedSize } from './resize.ts';

/** Qwen2-VL's encoder takes frames in pairs. */
const framesPerStep = 2;

// #region frames
/**
 * How many frames are taken of a video: `fps` a second, within bounds, an even
 * number.
 *
 * Beyond the bound the rate falls: this is sampling, not compression. Ten minutes
 * at 2 frames a second would be 1,200; of 768 each stands for 0.78 s, and what
 * happens in between is not seen.
 *
 * @param options.duration in seconds. `frameRate`: of the video itself; default 30.
 * @param options.fps wanted. Default 2.
 * @param options.minFrames, options.maxFrames default 4 and 768.
 * @returns `frames`; `steps`, pairs of frames; and the `fps` that came of it.
 * @throws {RangeError} when a number is not above 0, or the video has less than two
 * frames.
 * @see QwenLM/Qwen3-VL: `smart_nframes` in qwen-vl-utils.
 * @example
 * sampleFrames({ duration: 600 }) // => { frames: 768, steps: 384, fps: 1.28 }
 */
export function sampleFrames(options: FrameOptions): Frames {
	const { duration, frameRate = 30, fps = 2 } = options;
	const { minFrames = 4, maxFrames = 768 } = options;
	checkPositive({ duration, frameRate, fps });
	checkCount({ minFrames, maxFrames });
	const available = Math.round(duration * frameRate);
	const least = Math.ceil(minFrames / framesPerStep) * framesPerStep;
	const wanted = Math.min(Math.max(duration * fps, least), maxFrames, available);
	const frames = Math.floor(wanted / framesPerStep) * framesPerStep;
	if (frames < framesPerStep) {
		throw new RangeError(
			`duration and maxFrames must give at least ${framesPerStep} frames, ` +
				`got ${available} and ${maxFrames}.`,
		);
	}
	return { frames, steps: frames / framesPerStep, fps: frames / duration };
}
// #endregion

// #region video
/**
 * What a video costs: steps × tokens per step. The longer it is, the fewer frames a
 * second, and the fewer pixels a frame.
 *
 * `totalTokens` is shared out among the steps, but no step gets less than about
 * `minTokens`: with a small budget and many frames the total is beyond it.
 *
 * @param options.height, options.width of a frame, in pixels; the rest as
 * `sampleFrames`.
 * @param options.patchSize 14 (Qwen2-VL, Qwen2.5-VL) or 16 (Qwen3-VL). Default 14.
 * @param options.totalTokens budget of the video. Default 115,200: 0.9 of 128,000.
 * @param options.minTokens, options.maxTokens of a step. Default 128 and 768.
 * @returns the frames, `tokensPerStep`, and `tokens`, without special tokens.
 * @throws {RangeError} as `sampleFrames` and `resizedSize`.
 * @see QwenLM/Qwen3-VL: `fetch_video` in qwen-vl-utils.
 * @example
 * videoTokenCount({ duration: 60, height: 224, width: 224 })
 * // => { frames: 120, steps: 60, fps: 2, tokensPerStep: 144, tokens: 8640 }
 */
export function videoTokenCount(options: VideoOptions): VideoTokenCount {
	const { height, width, patchSize = 14, totalTokens = 115_200 } = options;
	const { minTokens = 128, maxTokens = 768 } = options;
	checkCount({ patchSize, totalTokens });
	const sampled = sampleFrames(options);
	const fairShare = Math.min(maxTokens, totalTokens / sampled.steps);
	const factor = patchSize * 2;
	const resized = resizedSize(
		{ height, width },
		{ factor, minTokens, maxTokens: Math.max(fairShare, 1.05 * minTokens) },
	);
	const tokensPerStep = (resized.height * resized.width) / factor ** 2;
	return { ...sampled, tokensPerStep, tokens: sampled.steps * tokensPerStep };
}
// #endregion

export interface FrameOptions {
	duration: number;
	frameRate?: number;
	fps?: number;
	minFrames?: number;
	maxFrames?: number;
}

export interface Frames {
	frames: number;
	steps: number;
	fps: number;
}

export interface VideoOptions extends FrameOptions {
	height: number;
	width: number;
	patchSize?: number;
	totalTokens?: number;
	minTokens?: number;
	maxTokens?: number;
}

export interface VideoTokenCount extends Frames {
	tokensPerStep: number;
	tokens: number;
}

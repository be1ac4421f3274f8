import type { Vector } from '@examples/numerics';
import { inverseFrequencies, wavelengths } from '@examples/rope';
import {
	angleDivisors,
	correctionRange,
	ntkAwareInverseFrequencies,
	ntkByPartsInverseFrequencies,
	positionInterpolationInverseFrequencies,
	turnsWithin,
	yarnInverseFrequencies,
} from '@examples/yarn';

/** Size of the head in Llama 2, Llama 3 and Qwen2. */
export const headDim = 128;
export const pairCount = headDim / 2;
export const factors = [2, 4, 8, 16, 32] as const;
export const windows = [2048, 4096, 8192, 16_384, 32_768, 65_536, 131_072] as const;
export const bases = [10_000, 500_000, 1_000_000] as const;
/** The order of the lines, in plots and legend alike. */
export const methods = ['yarn', 'interpolation', 'ntkAware', 'byParts'] as const;

/** Qwen2 with YaRN switched on; pair 32 is where paper and code differ most. */
export const defaults: Settings = { factor: 4, window: 32_768, base: 1_000_000, pair: 32 };

/** What each method does to every pair, from `examples/yarn`. */
export function scaling({ factor, window, base }: Settings): Scaling {
	const options = { headDim, ropeTheta: base, factor, originalMaxPositionEmbeddings: window };
	const original = inverseFrequencies(headDim, base);
	const { inverseFrequencies: yarn, attentionFactor } = yarnInverseFrequencies(options);
	const scaled: Record<Method, Vector> = {
		yarn,
		interpolation: positionInterpolationInverseFrequencies(options),
		ntkAware: ntkAwareInverseFrequencies(options),
		byParts: ntkByPartsInverseFrequencies(options),
	};
	return {
		...correctionRange(options),
		original: wavelengths(original),
		turns: turnsWithin(original, window),
		wavelengths: ofEach((method) => wavelengths(scaled[method])),
		divisors: ofEach((method) => angleDivisors(original, scaled[method])),
		attentionFactor,
		logitFactor: attentionFactor ** 2,
	};
}

function ofEach(make: (method: Method) => Vector): Record<Method, Vector> {
	return Object.fromEntries(methods.map((method) => [method, make(method)])) as Record<Method, Vector>;
}

export type Method = (typeof methods)[number];

/** What the reader has set. */
export interface Settings {
	/** s. */
	factor: number;
	/** L, the trained length. */
	window: number;
	base: number;
	pair: number;
}

/** Lists are by pair, from the fastest. */
export interface Scaling {
	/** The last pair that YaRN keeps. */
	low: number;
	/** The first pair that YaRN divides by the whole factor; may lie beyond the last pair. */
	high: number;
	/** As trained, in positions. */
	original: Vector;
	/** Within the trained length. */
	turns: Vector;
	wavelengths: Record<Method, Vector>;
	divisors: Record<Method, Vector>;
	/** On cosines and sines. */
	attentionFactor: number;
	/** On the logits: its square. */
	logitFactor: number;
}

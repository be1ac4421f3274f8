import { pickByVerifier, type Picked } from '@examples/rejection-sampling';
import { range } from '../parts/range.ts';

/** How often the verifier takes a response for the best there is, by position of the slider. */
export const errorRates = [0, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2];
/** 1%: small enough to sound harmless. */
export const defaultErrorPosition = 4;
/** log₂ of the largest n. */
export const lastDoubling = 10;
/** Two positions of the slider for n to a doubling. */
export const lastPosition = 2 * lastDoubling;
/** Beyond the peak, so that the first look shows over-optimization. */
export const defaultPosition = 14;

/** n at a position of its slider: 1, 1, 2, 3, 4, 6, 8, 11, 16, … 1024, a whole number. */
export function samplesAt(position: number): number {
	return Math.round(2 ** (position / 2));
}

/** What best-of-n gives on average, from `examples/rejection-sampling`. */
export function pickedPoint(n: number, errorRate: number): Point {
	return { n, doublings: Math.log2(n), ...pickByVerifier({ n, errorRate }) };
}

/** The curves of the figure: eight values of n to a doubling, as far as there are whole numbers. */
export function pickedCurve(errorRate: number): readonly Point[] {
	const counts = range(0, lastDoubling, 1 / 8).map((doublings) => Math.round(2 ** doublings));
	return [...new Set(counts)].map((n) => pickedPoint(n, errorRate));
}

/** The point with the highest true reward; nothing where it is the last, as the curve still rises there. */
export function peakOf(curve: readonly Point[]): Point | undefined {
	const peak = curve.reduce((best, point) => (point.expectedReward > best.expectedReward ? point : best));
	return peak === curve.at(-1) ? undefined : peak;
}

/** What best-of-n gives for one n. */
export interface Point extends Picked {
	n: number;
	/** log₂ n: where it stands on the x axis. */
	doublings: number;
}

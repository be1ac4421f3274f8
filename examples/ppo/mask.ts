import { checkSameLength, mean } from '@examples/numerics';
import type { Vector } from '@examples/numerics';

/** [n], true on the tokens that count: those of the responses, not the padding. Without one, all count. */
export type Mask = readonly boolean[] | undefined;

/** The mean over the tokens that count. */
export function maskedMean(values: Vector, mask: Mask): number {
	return mean(values.filter((_, i) => counts(mask, i)));
}

/** ∂(masked mean)/∂(what each value depends on): the value's own derivative by the count; 0 where masked. */
export function maskedMeanGradient(derivatives: Vector, mask: Mask): Vector {
	const { length } = derivatives.filter((_, i) => counts(mask, i));
	return derivatives.map((derivative, i) => (counts(mask, i) ? derivative / length : 0));
}

/** What is between the bounds stays; what is beyond one moves to it. */
export function clip(value: number, low: number, high: number): number {
	return Math.min(Math.max(value, low), high);
}

/**
 * Throws unless the mask, where there is one, is as long as the values and keeps some.
 *
 * @throws {RangeError} naming the mask.
 */
export function checkMask(mask: Mask, named: Readonly<Record<string, Vector>>): void {
	if (mask === undefined) return;
	checkSameLength({ ...named, mask });
	if (!mask.includes(true)) throw new RangeError('mask must keep at least one token, got none.');
}

function counts(mask: Mask, i: number): boolean {
	return mask?.[i] ?? true;
}

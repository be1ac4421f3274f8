// The mistake: every pair pulls as hard, whether it is ranked rightly or wrongly. The weight
// σ(r̂_l − r̂_w) is missing, so pairs long learnt go on pushing until the policy degenerates.
import type { DpoGradient, DpoInput } from '../index.ts';

export function dpoGradient({ chosenLogps, beta, labelSmoothing = 0 }: DpoInput): DpoGradient {
	const weight = (beta * (0.5 - labelSmoothing)) / chosenLogps.length;
	return {
		chosenLogps: chosenLogps.map(() => -weight),
		rejectedLogps: chosenLogps.map(() => weight),
	};
}

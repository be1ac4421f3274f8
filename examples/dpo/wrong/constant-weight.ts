// The mistake: the weight σ(r̂_l − r̂_w) is missing, so every pair pulls as hard, however it is
// ranked, and pairs long learned go on pushing until the policy degenerates.
import type { DpoGradient, DpoInput } from '../index.ts';

export function dpoGradient(input: DpoInput): DpoGradient {
	const { chosenLogps, beta, labelSmoothing = 0 } = input;
	const weight = (beta * (0.5 - labelSmoothing)) / chosenLogps.length;
	return {
		chosenLogps: chosenLogps.map(() => -weight),
		rejectedLogps: chosenLogps.map(() => weight),
	};
}

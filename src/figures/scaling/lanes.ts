import { frame } from '../parts/frame.ts';

/** The two halves of a plot of one row: plain scores above, scaled ones below. */
export const lanes = {
	unscaled: { top: frame.top + 14, bottom: 98, series: 2 },
	scaled: { top: 132, bottom: frame.bottom, series: 1 },
} as const;

/** Which scores: plain, or divided by √d_k. */
export type Kind = keyof typeof lanes;

export const kinds = ['unscaled', 'scaled'] as const satisfies readonly Kind[];

export const formulas: Record<Kind, string> = { unscaled: '$q·k$', scaled: '$q·k/√d_k$' };

/** Name and formula. */
export function kindName(labels: Record<Kind, string>, kind: Kind): string {
	return `${labels[kind]} ${formulas[kind]}`;
}

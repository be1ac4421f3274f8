import type { PpoOrDpoLabels } from './labels.ts';
import type { Comparison } from './model.ts';

/** The three ways to learn, in the order of the legend; each has a line and a mark of its own. */
export const ways = [
	{ key: 'dpo', series: 1, policy: 'π_{DPO}' },
	{ key: 'model', series: 2, policy: 'π_{model}' },
	{ key: 'truth', series: 4, policy: 'π_{true}' },
] as const satisfies readonly { key: keyof Comparison & keyof PpoOrDpoLabels; series: number; policy: string }[];

import type { ScoreStatistics } from '@examples/scaled-dot-product-attention';
import { formatNumber } from '../parts/format.ts';
import type { ScalingLabels } from './labels.ts';
import type { Kind } from './lanes.ts';
import { statistics } from './model.ts';

/** The four means at a position, as the table prints them. */
export function measurementRows(labels: ScalingLabels, position: number): { name: string; values: Record<Kind, string> }[] {
	return [
		{ name: labels.deviation, read: deviation },
		{ name: `${labels.entropy} $H$`, read: ({ entropy }: ScoreStatistics) => entropy },
		{ name: labels.largestWeight, read: ({ largestWeight }: ScoreStatistics) => largestWeight },
		{ name: `${labels.gradientNorm} $‖J‖_F$`, read: ({ gradientNorm }: ScoreStatistics) => gradientNorm },
	].map(({ name, read }) => ({ name, values: each((kind) => formatNumber(read(statistics[position]![kind]))) }));
}

/** The spread of the scores at a position: the root of their measured variance. */
export function deviations(position: number): Record<Kind, number> {
	return each((kind) => deviation(statistics[position]![kind]));
}

/** One value without and one with the root. */
export function each<Value>(make: (kind: Kind) => Value): Record<Kind, Value> {
	return { unscaled: make('unscaled'), scaled: make('scaled') };
}

function deviation({ scoreVariance }: ScoreStatistics): number {
	return Math.sqrt(scoreVariance);
}

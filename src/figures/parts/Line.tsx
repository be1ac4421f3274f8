/** A curve through points given in SVG units. Each series has a color and a dash of its own; `reference` is for comparison. */
export function Line({ points, series }: { points: readonly Place[]; series: Series }) {
	return <path class={`figure-line figure-line-${series}`} d={linePath(points)} />;
}

/** A tenth of a unit is a tenth of a pixel; more digits would only be bytes. */
function linePath(points: readonly Place[]): string {
	const rounded = points.map((point) => point.map((place) => Math.round(place * 10) / 10).join());
	return rounded.length === 0 ? '' : `M${rounded.join('L')}`;
}

/** x and y in SVG units. */
export type Place = [x: number, y: number];

/** How a curve looks, in plot and legend alike. */
export type Series = 1 | 2 | 3 | 4 | 'reference';

import type { Place } from './Line.tsx';
import './series-mark.css';

/** A circle, a square or a triangle, so that the ways are told apart without color. */
export function SeriesMark({ series, at: [x, y] }: { series: 1 | 2 | 4; at: Place }) {
	const shape = { 1: 'm-5.5,0a5.5,5.5 0 1,0 11,0a5.5,5.5 0 1,0 -11,0', 2: 'm-5,-5h10v10h-10Z', 4: 'm0,-6.5l6,11h-12Z' }[series];
	return <path class={`figure-series-mark figure-series-mark-${series}`} d={`M${x.toFixed(1)},${y.toFixed(1)}${shape}`} />;
}

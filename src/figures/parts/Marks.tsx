import { frame } from './frame.ts';
import type { Place } from './Line.tsx';
import { SvgMathText } from './MathText.tsx';

/** The reader's own point, with a thread down to the axis. Above the frame it becomes an arrow at the top edge. */
export function Marker({ at: [x, y] }: { at: Place }) {
	const above = y < frame.top;
	const shown = above ? frame.top + 8 : y;
	return (
		<g>
			<path class="figure-thread" d={`M${x},${shown}V${frame.bottom}`} />
			{above ? (
				<path class="figure-marker" d={`M${x},${frame.top + 1}l7,12h-14Z`} />
			) : (
				<circle class="figure-marker" cx={x} cy={shown} r="6" />
			)}
		</g>
	);
}

/** A point worth naming, with its name beside it. */
export function Landmark({ at: [x, y], text }: { at: Place; text: string }) {
	return (
		<g>
			<circle class="figure-landmark" cx={x} cy={y} r="3.5" />
			<text class="figure-note" x={x + 10} y={y - 9}>
				<SvgMathText text={text} />
			</text>
		</g>
	);
}

/** A remark inside the frame, ending at `at`. */
export function Note({ at: [x, y], text }: { at: Place; text: string }) {
	return (
		<text class="figure-note" x={x} y={y} text-anchor="end">
			<SvgMathText text={text} />
		</text>
	);
}

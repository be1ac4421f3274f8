import { formatExact } from './format.ts';
import { frame } from './frame.ts';
import { SvgMathText } from './MathText.tsx';
import type { Scale } from './scale.ts';

/** The horizontal axis: ticks and their numbers below the frame, the title under them. */
export function XAxis({ scale, ticks, title }: AxisProps & { title: string }) {
	return (
		<g>
			<path class="figure-axis" d={`M${frame.left},${frame.bottom}H${frame.right}`} />
			{ticks.map(({ value, text }) => (
				<g key={value}>
					<path class="figure-axis" d={`M${scale(value)},${frame.bottom}v4`} />
					<text class="figure-tick" x={scale(value)} y={frame.bottom + 16} text-anchor="middle">
						<SvgMathText text={text} />
					</text>
				</g>
			))}
			<text class="figure-tick" x={(frame.left + frame.right) / 2} y={frame.bottom + 35} text-anchor="middle">
				<SvgMathText text={title} />
			</text>
		</g>
	);
}

/** The vertical axis: grid lines across the frame, their numbers left of it. */
export function YAxis({ scale, ticks }: AxisProps) {
	return (
		<g>
			{ticks.map(({ value, text }) => (
				<g key={value}>
					<path class="figure-grid" d={`M${frame.left},${scale(value)}H${frame.right}`} />
					<text class="figure-tick" x={frame.left - 6} y={scale(value)} dy="0.35em" text-anchor="end">
						<SvgMathText text={text} />
					</text>
				</g>
			))}
		</g>
	);
}

/** Ticks that show their own numbers. */
export function numberTicks(values: readonly number[]): Tick[] {
	return values.map((value) => ({ value, text: formatExact(value) }));
}

interface AxisProps {
	scale: Scale;
	ticks: readonly Tick[];
}

/** A place on an axis and the words (or `$formula$`) beside it. */
export interface Tick {
	value: number;
	text: string;
}

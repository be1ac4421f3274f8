import type { ScoreStatistics } from '@examples/scaled-dot-product-attention';
import { formatExact } from '../parts/format.ts';
import { Line, type Place } from '../parts/Line.tsx';
import { MathText } from '../parts/MathText.tsx';
import { plainText } from '../parts/math-text.ts';
import { scaleLinear } from '../parts/scale.ts';
import '../parts/plot.css';
import { kinds, lanes, type Kind } from './lanes.ts';
import { headDims, headDimScale, lastPosition, statistics } from './model.ts';

/** Three of these stand side by side, so the frame is a third of the figure wide. */
const frame = { width: 224, height: 150, left: 30, right: 204, top: 10, bottom: 112 } as const;
const positionScale = scaleLinear([0, lastPosition], [frame.left, frame.right]);
const headDimTicks = [1, 16, 64, 256, 4096];

/** One measurement over d_k, its mean with and without the root, and the reader's d_k. */
export function MeanPanel({ name, formula, description, measure, ticks, highest, position, onPick }: MeanPanelProps) {
	const y = scaleLinear([0, highest], [frame.bottom, frame.top]);
	const place = (kind: Kind, at: number): Place => [positionScale(at), y(statistics[at]![kind][measure])];
	return (
		<div class="scaling-mean">
			<p class="figure-panel-title">
				{name} <MathText text={formula} />
			</p>
			<svg
				class="figure-plot scaling-pickable"
				viewBox={`0 0 ${frame.width} ${frame.height}`}
				role="img"
				aria-label={`${name} ${plainText(formula)}. ${description}`}
				onClick={({ currentTarget, clientX }) => onPick(positionAt(currentTarget, clientX))}
			>
				<g aria-hidden="true">
					<Axes y={y} ticks={ticks} />
					<path class="figure-thread" d={`M${positionScale(position)},${frame.top}V${frame.bottom}`} />
					{kinds.map((kind) => (
						<Line key={kind} series={lanes[kind].series} points={headDims.map((_, at) => place(kind, at))} />
					))}
					{kinds.map((kind) => (
						<Point key={kind} kind={kind} at={place(kind, position)} />
					))}
				</g>
			</svg>
		</div>
	);
}

/** A circle without and a square with the root, as the row's dots have them. */
function Point({ kind, at: [x, y] }: { kind: Kind; at: Place }) {
	return kind === 'unscaled' ? (
		<circle class="scaling-point scaling-bars-unscaled" cx={x} cy={y} r="5" />
	) : (
		<rect class="scaling-point scaling-bars-scaled" x={x - 4.5} y={y - 4.5} width="9" height="9" />
	);
}

function Axes({ y, ticks }: { y: (value: number) => number; ticks: readonly number[] }) {
	return (
		<g>
			{ticks.map((value) => (
				<g key={value}>
					<path class={value === 0 ? 'figure-axis' : 'figure-grid'} d={`M${frame.left},${y(value)}H${frame.right}`} />
					<text class="figure-tick" x={frame.left - 5} y={y(value)} dy="0.35em" text-anchor="end">
						{formatExact(value)}
					</text>
				</g>
			))}
			{headDimTicks.map((headDim) => (
				<g key={headDim}>
					<path class="figure-axis" d={`M${tickX(headDim)},${frame.bottom}v4`} />
					<text class="figure-tick" x={tickX(headDim)} y={frame.bottom + 16} text-anchor="middle">
						{headDim}
					</text>
				</g>
			))}
			<text class="figure-tick" x={(frame.left + frame.right) / 2} y={frame.bottom + 33} text-anchor="middle">
				<tspan class="figure-math figure-italic">d</tspan>
				<tspan class="figure-math figure-italic figure-sub" dy="3">
					k
				</tspan>
			</text>
		</g>
	);
}

function tickX(headDim: number): number {
	return Math.round(positionScale(headDimScale(headDim) * lastPosition) * 10) / 10;
}

function positionAt(plot: SVGSVGElement, clientX: number): number {
	const { left, width } = plot.getBoundingClientRect();
	const position = Math.round(positionScale.invert(((clientX - left) / width) * frame.width));
	return Math.max(0, Math.min(lastPosition, position));
}

interface MeanPanelProps {
	name: string;
	formula: string;
	description: string;
	measure: keyof ScoreStatistics;
	ticks: readonly number[];
	/** Upper end of the axis. */
	highest: number;
	position: number;
	onPick: (position: number) => void;
}

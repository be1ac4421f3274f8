import type { ComponentChildren } from 'preact';
import { numberTicks, XAxis, YAxis, type Tick } from '../parts/Axes.tsx';
import { Panel } from '../parts/Figure.tsx';
import { formatExact, formatNumber } from '../parts/format.ts';
import { frame } from '../parts/frame.ts';
import { Line, type Place } from '../parts/Line.tsx';
import { Landmark, Marker, Note } from '../parts/Marks.tsx';
import { plainText } from '../parts/math-text.ts';
import { Clip, Plot } from '../parts/Plot.tsx';
import { scaleLinear, type Scale } from '../parts/scale.ts';
import type { DpoLabels } from './labels.ts';
import { defaultBeta, dpoPoint, drawnLimit, marginLimit, type DpoPoint } from './model.ts';

const xScale = scaleLinear([-drawnLimit, drawnLimit], [frame.left, frame.right]);
const xTicks = numberTicks([-40, -20, 0, 20, 40]);
// Both plots end a tenth above their last tick. This axis never moves, so that a larger β is seen to be steeper.
const lossScale = scaleLinear([0, 5.5], [frame.bottom, frame.top]);
const lossTicks = numberTicks([0, 1, 2, 3, 4, 5]);
// In units of β: on an axis from 0 to 1 the weight at β = 0.01 would be a line along the floor, and where the
// gradient ends could not be compared. The notes say what a unit is worth.
const weightScale = scaleLinear([0, 1.1], [frame.bottom, frame.top]);
const weightTicks = [
	{ value: 0, text: '0' },
	{ value: 0.5, text: '$β/2$' },
	{ value: 1, text: '$β$' },
];

/** −log σ(βh) over h. */
export function LossPanel(props: PanelProps) {
	const { labels, beta } = props;
	const start = dpoPoint(0, beta).loss;
	return (
		<CurvePanel
			{...props}
			name={labels.loss}
			description={labels.lossDescription}
			scale={lossScale}
			ticks={lossTicks}
			height={(point) => point.loss}
		>
			<Landmark at={[xScale(0), lossScale(start)]} text={`$ln 2$ ≈ ${formatNumber(start)}`} />
		</CurvePanel>
	);
}

/** βσ(−βh) over h, in units of β. */
export function WeightPanel(props: PanelProps) {
	const { labels, beta } = props;
	const start = dpoPoint(0, beta);
	return (
		<CurvePanel
			{...props}
			name={labels.weight}
			description={labels.weightDescription}
			scale={weightScale}
			ticks={weightTicks}
			height={(point) => point.weightInBeta}
		>
			<Note at={[frame.right - 4, weightScale(1) + 15]} text={`${labels.atMost} $β$ = ${formatExact(beta)}`} />
			<Landmark
				at={[xScale(0), weightScale(start.weightInBeta)]}
				text={`$β/2$ = ${formatExact(Number(start.weight.toPrecision(3)))}`}
			/>
		</CurvePanel>
	);
}

/** What both plots share: zones, axes, the curve at the usual β and at the reader's, the reader's point. */
function CurvePanel({ name, formula, description, scale, ticks, height, children, ...shown }: CurvePanelProps) {
	const place = (point: DpoPoint): Place => [xScale(point.margin), scale(height(point))];
	return (
		<Panel title={name} formula={formula}>
			<Plot label={`${name} ${plainText(formula)}. ${description}`} onPick={(x) => shown.onPick(marginAt(x))}>
				<Zones labels={shown.labels} />
				<YAxis scale={scale} ticks={ticks} />
				<XAxis scale={xScale} ticks={xTicks} title={`${shown.labels.margin} $h$`} />
				<Clip>
					{shown.beta !== defaultBeta && <Line series="reference" points={shown.defaultCurve.map(place)} />}
					<Line series={1} points={shown.curve.map(place)} />
				</Clip>
				{children}
				<Marker at={place(shown.point)} />
			</Plot>
		</Panel>
	);
}

/** Left of h = 0 the policy ranks the pair wrong, right of it right. */
function Zones({ labels }: { labels: DpoLabels }) {
	const { left, top, bottom } = frame;
	const middle = xScale(0);
	return (
		<g>
			<path class="figure-zone" d={`M${left},${top}H${middle}V${bottom}H${left}Z`} />
			<path class="figure-divider" d={`M${middle},${top - 14}V${bottom}`} />
			<text class="figure-tick" x={middle - 8} y={top - 7} text-anchor="end">
				{labels.rankedWrong}
			</text>
			<text class="figure-tick" x={middle + 8} y={top - 7}>
				{labels.rankedRight}
			</text>
			<path class="figure-axis" d={`M${left},${top}V${bottom}`} />
		</g>
	);
}

function marginAt(x: number): number {
	return Math.max(-marginLimit, Math.min(marginLimit, Math.round(xScale.invert(x))));
}

interface PanelProps {
	labels: DpoLabels;
	formula: string;
	beta: number;
	point: DpoPoint;
	curve: readonly DpoPoint[];
	defaultCurve: readonly DpoPoint[];
	onPick: (margin: number) => void;
}

interface CurvePanelProps extends PanelProps {
	name: string;
	description: string;
	scale: Scale;
	ticks: readonly Tick[];
	/** What the plot shows of a point, in the units of `scale`. */
	height: (point: DpoPoint) => number;
	children: ComponentChildren;
}

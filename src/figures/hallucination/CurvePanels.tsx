import { numberTicks, XAxis, YAxis } from '../parts/Axes.tsx';
import { Panel } from '../parts/Figure.tsx';
import { formatExact, formatNumber } from '../parts/format.ts';
import { frame } from '../parts/frame.ts';
import { Legend } from '../parts/Legend.tsx';
import { Line, type Place } from '../parts/Line.tsx';
import { Plot } from '../parts/Plot.tsx';
import { scaleLinear, type Scale } from '../parts/scale.ts';
import type { HallucinationLabels } from './labels.ts';
import { mostMentions, thresholds, type ChairPoint, type PopePoint } from './model.ts';

const yScale = scaleLinear([0, 1.05], [frame.bottom, frame.top]);
const yTicks = numberTicks([0, 0.25, 0.5, 0.75, 1]);
const thresholdScale = scaleLinear([thresholds.first, thresholds.last], [frame.left, frame.right]);
const mentionScale = scaleLinear([0, mostMentions], [frame.left, frame.right]);

/** Precision, recall, F1 and the yes-ratio over the threshold. */
export function PopePanel({ labels, curve, point, onPick }: PopePanelProps) {
	const series = [
		{ name: labels.precision, value: ({ precision }: PopePoint) => precision },
		{ name: labels.recall, value: ({ recall }: PopePoint) => recall },
		{ name: labels.f1, value: ({ f1 }: PopePoint) => f1 },
		{ name: labels.yesRatio, value: ({ yesRatio }: PopePoint) => yesRatio },
	];
	return (
		<CurvePanel
			title={labels.popePanel}
			description={labels.popeDescription}
			axis={`${labels.threshold} $θ$`}
			// Where nothing is answered with yes there is no precision to draw.
			points={curve.filter(({ yesRatio }) => yesRatio > 0)}
			point={point}
			x={({ threshold }) => threshold}
			scale={thresholdScale}
			ticks={[-3, -2, -1, 0, 1, 2, 3, 4]}
			series={series}
			onPick={(x) => onPick(thresholdScale.invert(x))}
		/>
	);
}

/** Both kinds of CHAIR, and coverage, over what captions say. */
export function ChairPanel({ labels, curve, point, onPick }: ChairPanelProps) {
	const series = [
		{ name: labels.instance, value: ({ instance }: ChairPoint) => instance },
		{ name: labels.sentence, value: ({ sentence }: ChairPoint) => sentence },
		{ name: labels.coverage, value: ({ coverage }: ChairPoint) => coverage },
	];
	return (
		<CurvePanel
			title={labels.chairPanel}
			description={labels.chairDescription}
			axis={labels.length}
			points={curve}
			point={point}
			x={({ mentions }) => mentions}
			scale={mentionScale}
			ticks={[0, 2, 4, 6, 8]}
			series={series}
			onPick={(x) => onPick(mentionScale.invert(x))}
		/>
	);
}

function CurvePanel<Point>(props: CurvePanelProps<Point>) {
	const { title, description, axis, points, point, x, scale, ticks, series, onPick } = props;
	const at = scale(x(point));
	const place = (value: (point: Point) => number) => (p: Point): Place => [scale(x(p)), yScale(value(p))];
	const said = series.map(({ name, value }) => `${name} ${formatNumber(value(point))}`).join('; ');
	return (
		<div class="hallucination-panel">
			<Panel title={title} formula="">
				<Plot label={`${title}. ${description} ${said}`} onPick={onPick}>
					<YAxis scale={yScale} ticks={yTicks} />
					<XAxis scale={scale} ticks={numberTicks(ticks)} title={axis} />
					<path class="hallucination-reader" d={`M${at},${frame.top}V${frame.bottom}`} />
					{series.map(({ name, value }, index) => (
						<Line key={name} series={seriesNumbers[index]!} points={points.map(place(value))} />
					))}
					{series.map(({ name, value }, index) => (
						<circle key={name} class={`hallucination-point hallucination-point-${index + 1}`} cx={at} cy={yScale(value(point))} r="4.5" />
					))}
				</Plot>
			</Panel>
			<Legend items={series.map(({ name, value }, index) => ({ series: seriesNumbers[index]!, text: `${name} ${shown(value(point))}` }))} />
		</div>
	);
}

const seriesNumbers = [1, 2, 3, 4] as const;

function shown(value: number): string {
	return value === 0 || value === 1 ? formatExact(value) : formatNumber(value);
}

interface PopePanelProps {
	labels: HallucinationLabels;
	curve: readonly PopePoint[];
	point: PopePoint;
	onPick: (threshold: number) => void;
}

interface ChairPanelProps {
	labels: HallucinationLabels;
	curve: readonly ChairPoint[];
	point: ChairPoint;
	onPick: (mentions: number) => void;
}

interface CurvePanelProps<Point> {
	title: string;
	description: string;
	axis: string;
	points: readonly Point[];
	/** The reader's. */
	point: Point;
	x: (point: Point) => number;
	scale: Scale;
	ticks: readonly number[];
	series: readonly { name: string; value: (point: Point) => number }[];
	onPick: (x: number) => void;
}

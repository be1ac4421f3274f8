import type { ComponentChildren } from 'preact';
import { numberTicks, XAxis, YAxis, type Tick } from '../parts/Axes.tsx';
import { Panel } from '../parts/Figure.tsx';
import { frame } from '../parts/frame.ts';
import { Line, type Place } from '../parts/Line.tsx';
import { Landmark, Marker } from '../parts/Marks.tsx';
import { plainText } from '../parts/math-text.ts';
import { Clip, Plot } from '../parts/Plot.tsx';
import { scaleLinear, type Scale } from '../parts/scale.ts';
import type { BestOfNLabels } from './labels.ts';
import { lastDoubling, lastPosition, peakOf, type Point } from './model.ts';

// A doubling of n is a step of the same width: what the samples cost grows exponentially to the right.
const xScale = scaleLinear([-0.3, lastDoubling + 0.2], [frame.left, frame.right]);
const xTicks = [1, 4, 16, 64, 256, 1024].map((n) => ({ value: Math.log2(n), text: String(n) }));
const rewardScale = scaleLinear([-1.6, 3.3], [frame.bottom, frame.top]);
const rewardTicks = numberTicks([-1, 0, 1, 2, 3]);
const distanceScale = scaleLinear([0, 6.6], [frame.bottom, frame.top]);
const distanceTicks = numberTicks([0, 2, 4, 6]);

/** What the pick is worth, what the verifier says, and what a perfect verifier would find, over n. */
export function RewardPanel(props: PanelProps & { perfectCurve: readonly Point[] }) {
	const { labels, curve, perfectCurve, point } = props;
	const at = (height: number, { doublings }: Point): Place => [xScale(doublings), rewardScale(height)];
	const peak = peakOf(curve);
	return (
		<CurvePanel
			{...props}
			name={labels.rewardPlot}
			formula="$r$, $s$"
			description={labels.rewardDescription}
			scale={rewardScale}
			ticks={rewardTicks}
		>
			<Clip>
				<Line series="reference" points={perfectCurve.map((each) => at(each.expectedReward, each))} />
				<Line series={2} points={curve.map((each) => at(each.expectedScore, each))} />
				<Line series={1} points={curve.map((each) => at(each.expectedReward, each))} />
			</Clip>
			{peak && <Landmark at={at(peak.expectedReward, peak)} text={labels.peak} />}
			<Marker at={at(point.expectedReward, point)} />
		</CurvePanel>
	);
}

/** How far the picks are from the policy, and the bound on that, over n. */
export function DistancePanel(props: PanelProps) {
	const { labels, curve, point } = props;
	const at = (height: number, { doublings }: Point): Place => [xScale(doublings), distanceScale(height)];
	return (
		<CurvePanel
			{...props}
			name={labels.distancePlot}
			formula="$KL$"
			description={labels.distanceDescription}
			scale={distanceScale}
			ticks={distanceTicks}
		>
			<Clip>
				<Line series={4} points={curve.map((each) => at(each.klBound, each))} />
				<Line series={3} points={curve.map((each) => at(each.kl, each))} />
			</Clip>
			<Marker at={at(point.kl, point)} />
		</CurvePanel>
	);
}

function CurvePanel({ name, formula, description, scale, ticks, children, labels, onPick }: CurvePanelProps) {
	return (
		<Panel title={name} formula={formula}>
			<Plot label={`${name} ${plainText(formula)}. ${description}`} onPick={(x) => onPick(positionAt(x))}>
				<YAxis scale={scale} ticks={ticks} />
				<path class="figure-axis" d={`M${frame.left},${frame.top}V${frame.bottom}`} />
				<XAxis scale={xScale} ticks={xTicks} title={`${labels.samples} $n$`} />
				{children}
			</Plot>
		</Panel>
	);
}

function positionAt(x: number): number {
	return Math.max(0, Math.min(lastPosition, Math.round(2 * xScale.invert(x))));
}

interface PanelProps {
	labels: BestOfNLabels;
	curve: readonly Point[];
	point: Point;
	onPick: (position: number) => void;
}

interface CurvePanelProps extends PanelProps {
	name: string;
	formula: string;
	description: string;
	scale: Scale;
	ticks: readonly Tick[];
	children: ComponentChildren;
}

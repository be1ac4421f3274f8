import { numberTicks, XAxis, YAxis } from '../parts/Axes.tsx';
import { Panel } from '../parts/Figure.tsx';
import { formatExact, formatNumber } from '../parts/format.ts';
import { frame } from '../parts/frame.ts';
import { Line } from '../parts/Line.tsx';
import { Marker } from '../parts/Marks.tsx';
import { plainText } from '../parts/math-text.ts';
import { SvgMathText } from '../parts/MathText.tsx';
import { Clip, Plot } from '../parts/Plot.tsx';
import { Readouts } from '../parts/Readouts.tsx';
import { scaleLinear, type Scale } from '../parts/scale.ts';
import { FlatZone } from './FlatZone.tsx';
import type { PpoLabels } from './labels.ts';
import { drawnRatios, flatPart, ppoCurve, ppoPoint, ratioSlider, type PpoPoint } from './model.ts';

const xScale = scaleLinear([0, drawnRatios.last], [frame.left, frame.right]);
const xTicks = numberTicks([0, 0.5, 1, 1.5, 2]);
// The axes never move, so that a smaller |A| is seen to be flatter.
const betterScale = scaleLinear([0, 4.4], [frame.bottom, frame.top]);
const betterTicks = numberTicks([0, 1, 2, 3, 4]);
const worseScale = scaleLinear([-4.4, 0], [frame.bottom, frame.top]);
const worseTicks = numberTicks([-4, -3, -2, -1, 0]);

/** One token's term of the objective over its ratio, for one advantage; under it the numbers at the reader's ratio. */
export function ObjectivePanel({ labels, name, description, advantage, clipRange, point, onPick }: ObjectivePanelProps) {
	const [scale, ticks] = advantage > 0 ? [betterScale, betterTicks] : [worseScale, worseTicks];
	const curve = ppoCurve(advantage, clipRange);
	const formula = `$A$ = ${formatExact(advantage)}`;
	return (
		<Panel title={name} formula={formula}>
			<Plot label={`${name}, ${plainText(formula)}. ${description}`} onPick={(x) => onPick(ratioAt(x))}>
				<FlatZone labels={labels} part={flatPart(advantage, clipRange)} scale={xScale} />
				<YAxis scale={scale} ticks={ticks} />
				<XAxis scale={xScale} ticks={xTicks} title={`${labels.ratio} $r$`} />
				<Clip>
					<Line series="reference" points={curve.map(({ ratio, unclipped }) => [xScale(ratio), scale(unclipped)])} />
					<Line series={1} points={curve.map(({ ratio, objective }) => [xScale(ratio), scale(objective)])} />
				</Clip>
				<Marker at={[xScale(point.ratio), scale(point.objective)]} />
				<FlatNote advantage={advantage} clipRange={clipRange} scale={scale} />
			</Plot>
			<Readouts items={readoutItems(labels, point)} />
		</Panel>
	);
}

/** Under the flat part, at the outer side of the plot: what the objective is there. */
function FlatNote({ advantage, clipRange, scale }: FlatNoteProps) {
	const value = ppoPoint(flatPart(advantage, clipRange).edge, advantage, clipRange).objective;
	const shown = formatExact(Number(value.toPrecision(3)));
	const y = scale(value) + 16;
	return advantage > 0 ? (
		<text class="figure-note" x={frame.right - 5} y={y} text-anchor="end">
			<SvgMathText text={`$(1+ε)·A$ = ${shown}`} />
		</text>
	) : (
		<text class="figure-note" x={frame.left + 5} y={y}>
			<SvgMathText text={`$(1−ε)·A$ = ${shown}`} />
		</text>
	);
}

function readoutItems(labels: PpoLabels, point: PpoPoint) {
	return [
		{ name: labels.unclippedTerm, formula: '$r·A$', value: formatNumber(point.unclipped) },
		{ name: labels.objective, formula: '$L$', value: formatNumber(point.objective) },
		{ name: labels.loss, formula: '$−L$', value: formatNumber(point.loss) },
		{ name: labels.gradient, formula: '$−∂L/∂log π_θ$', value: formatNumber(point.gradient) },
	];
}

function ratioAt(x: number): number {
	const { first, last, parts } = ratioSlider;
	return Math.max(first, Math.min(last, Math.round(xScale.invert(x) * parts))) / parts;
}

interface ObjectivePanelProps {
	labels: PpoLabels;
	name: string;
	description: string;
	advantage: number;
	clipRange: number;
	point: PpoPoint;
	onPick: (ratio: number) => void;
}

interface FlatNoteProps {
	advantage: number;
	clipRange: number;
	scale: Scale;
}

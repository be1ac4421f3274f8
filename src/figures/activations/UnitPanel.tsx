import { numberTicks, XAxis, YAxis } from '../parts/Axes.tsx';
import { Panel } from '../parts/Figure.tsx';
import { frame } from '../parts/frame.ts';
import { Line, type Place, type Series } from '../parts/Line.tsx';
import { Marker } from '../parts/Marks.tsx';
import { plainText } from '../parts/math-text.ts';
import { Plot } from '../parts/Plot.tsx';
import { scaleLinear } from '../parts/scale.ts';
import { gateLimit, tenth, type ActivationName, type Unit } from './model.ts';

/** The drawn range is a little wider than the slider's, so that the marker never stands on the frame's edge. */
const xScale = scaleLinear([-gateLimit - 0.2, gateLimit + 0.2], [frame.left, frame.right]);
const xTicks = numberTicks([-3, -2, -1, 0, 1, 2, 3]);
const measures = {
	output: { highest: 3.3, ticks: [-3, -2, -1, 0, 1, 2, 3] },
	gateGradient: { highest: 1.3, ticks: [-1, -0.5, 0, 0.5, 1] },
};

/** Each activation's line, in plots and legend alike. */
export const seriesOf: Readonly<Record<ActivationName, Series>> = { silu: 1, gelu: 2, relu: 3 };

/** A measurement of the unit over a, for all activations, and the reader's own. */
export function UnitPanel({ title, formula, description, axis, measure, curves, unit, onPick }: UnitPanelProps) {
	const { highest, ticks } = measures[measure];
	const y = scaleLinear([-highest, highest], [frame.bottom, frame.top]);
	const place = (at: Unit): Place => [xScale(at.gate), y(at[measure])];
	return (
		<Panel title={title} formula={formula}>
			<Plot label={`${title} ${plainText(formula)}. ${description}`} onPick={(x) => onPick(gateAt(x))}>
				<YAxis scale={y} ticks={numberTicks(ticks)} />
				<path class="figure-divider" d={`M${frame.left},${y(0)}H${frame.right}M${xScale(0)},${frame.top}V${frame.bottom}`} />
				<XAxis scale={xScale} ticks={xTicks} title={axis} />
				{curves.map(({ name, curve }) => (
					<Line key={name} series={seriesOf[name]} points={curve.map(place)} />
				))}
				<Marker at={place(unit)} />
			</Plot>
		</Panel>
	);
}

function gateAt(x: number): number {
	return Math.max(-gateLimit, Math.min(gateLimit, Math.round(xScale.invert(x) * tenth) / tenth));
}

/** An activation's curve under its name. */
export interface NamedCurve {
	name: ActivationName;
	curve: readonly Unit[];
}

interface UnitPanelProps {
	title: string;
	formula: string;
	description: string;
	/** Title of the x axis. */
	axis: string;
	measure: keyof typeof measures;
	curves: readonly NamedCurve[];
	unit: Unit;
	onPick: (gate: number) => void;
}

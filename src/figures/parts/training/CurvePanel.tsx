import { XAxis, YAxis, type Tick } from '../Axes.tsx';
import { Panel } from '../Figure.tsx';
import { frame } from '../frame.ts';
import { Line, type Place, type Series } from '../Line.tsx';
import { plainText } from '../math-text.ts';
import { Plot } from '../Plot.tsx';
import type { Scale } from '../scale.ts';
import { SeriesMark } from '../SeriesMark.tsx';

/** One number over a training: a curve for each learner, marked where it has come to, and the optimum as a dashed line. */
export function CurvePanel({ title, formula, description, axis, x, y, optimum, curves }: CurvePanelProps) {
	const best = [frame.left, frame.right].map((at): Place => [at, y.scale(optimum)]);
	const placed = curves.map(({ series, values }) => ({
		series,
		places: values.map((value, snapshot): Place => [x.scale(x.at(snapshot)), y.scale(value)]),
	}));
	return (
		<Panel title={title} formula={formula}>
			<Plot label={`${title} ${plainText(formula)}. ${description}`}>
				<YAxis scale={y.scale} ticks={y.ticks} />
				<XAxis scale={x.scale} ticks={x.ticks} title={axis} />
				<Line series="reference" points={best} />
				{placed.map(({ series, places }) => (
					<Line key={series} series={series} points={places} />
				))}
				{placed.map(({ series, places }) => (series === 3 ? null : <SeriesMark key={series} series={series} at={places.at(-1)!} />))}
			</Plot>
		</Panel>
	);
}

interface CurvePanelProps {
	title: string;
	formula: string;
	/** What the plot shows, for readers who do not see it. */
	description: string;
	/** Name of the x axis. */
	axis: string;
	x: Axis & {
		/** Where a snapshot stands on the axis. */
		at: (snapshot: number) => number;
	};
	y: Axis;
	/** What the best possible policy has. */
	optimum: number;
	curves: readonly Curve[];
}

interface Axis {
	scale: Scale;
	ticks: readonly Tick[];
}

/** Values from the first snapshot on. The third series is for comparison, and not marked. */
interface Curve {
	series: Exclude<Series, 'reference'>;
	values: readonly number[];
}

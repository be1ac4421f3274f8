import { numberTicks, XAxis, YAxis } from '../parts/Axes.tsx';
import { Panel } from '../parts/Figure.tsx';
import { frame } from '../parts/frame.ts';
import { Line, type Place } from '../parts/Line.tsx';
import { Marker } from '../parts/Marks.tsx';
import { plainText } from '../parts/math-text.ts';
import { Clip, Plot } from '../parts/Plot.tsx';
import { scaleLinear } from '../parts/scale.ts';
import { lastDistance, type ScorePoint } from './model.ts';

const xScale = scaleLinear([0, lastDistance], [frame.left, frame.right - 6]);
// One scale for both plots and all settings: what moves is the curve, not the axis.
const yScale = scaleLinear([-8, 10], [frame.bottom, frame.top]);
const xTicks = numberTicks([0, 10, 20, 30, 40]);
const yTicks = numberTicks([-5, 0, 5, 10]);

/** A score over m − n, for the key at n and, dashed on top of it, for the key at 0. */
export function ScorePanel({ name, formula, description, axis, curve, first, distance, onPick }: ScorePanelProps) {
	return (
		<Panel title={name} formula={formula}>
			<Plot
				label={`${name} ${plainText(formula)}. ${description}`}
				onPick={(x) => onPick(Math.max(0, Math.min(lastDistance, Math.round(xScale.invert(x)))))}
			>
				<YAxis scale={yScale} ticks={yTicks} />
				<XAxis scale={xScale} ticks={xTicks} title={`${axis} $m − n$`} />
				<Clip>
					<Line series={1} points={curve.map(place)} />
					<Line series={2} points={first.map(place)} />
				</Clip>
				<Marker at={place(curve[distance]!)} />
			</Plot>
		</Panel>
	);
}

function place({ distance, score }: ScorePoint): Place {
	return [xScale(distance), yScale(score)];
}

interface ScorePanelProps {
	name: string;
	formula: string;
	description: string;
	/** Name of the x axis. */
	axis: string;
	/** With the key at the reader's position. */
	curve: readonly ScorePoint[];
	/** With the key at position 0. */
	first: readonly ScorePoint[];
	distance: number;
	onPick: (distance: number) => void;
}

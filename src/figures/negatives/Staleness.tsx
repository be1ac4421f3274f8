import { numberTicks, XAxis, YAxis } from '../parts/Axes.tsx';
import { Panel } from '../parts/Figure.tsx';
import { frame } from '../parts/frame.ts';
import { Line, type Place } from '../parts/Line.tsx';
import { Marker } from '../parts/Marks.tsx';
import { plainText } from '../parts/math-text.ts';
import { Plot } from '../parts/Plot.tsx';
import { scaleLinear } from '../parts/scale.ts';
import type { NegativesLabels } from './labels.ts';
import { powerFormula } from './Matrices.tsx';
import { lastPlace, positionAt, type QueuedKey } from './model.ts';

const { left, right, top, bottom } = frame;
const yScale = scaleLinear([0, 1.1], [bottom, top]);
const yTicks = numberTicks([0, 0.25, 0.5, 0.75, 1]);
// The numbers of a long queue would not fit under the axis; the sliders have them.
const tickTexts = ['0', '$K$/4', '$K$/2', '3$K$/4', '$K$'];
const placeScale = scaleLinear([0, lastPlace], [left, right]);

/** How much of the encoder that made a key is left, over the positions of the queue. */
export function Staleness({ labels, queueSize, point, curve, usualCurve, onPick }: StalenessProps) {
	const xScale = scaleLinear([0, queueSize - 1], [left, right]);
	const place = ({ position, kept }: QueuedKey): Place => [xScale(position), yScale(kept)];
	const ticks = tickTexts.map((text, quarter) => ({ value: positionAt((quarter * lastPlace) / 4, queueSize), text }));
	return (
		<Panel title={labels.staleness} formula={powerFormula}>
			<Plot
				label={`${labels.staleness} ${plainText(powerFormula)}. ${labels.stalenessDescription}`}
				onPick={(x) => onPick(Math.max(0, Math.min(lastPlace, Math.round(placeScale.invert(x)))))}
			>
				<YAxis scale={yScale} ticks={yTicks} />
				<XAxis scale={xScale} ticks={ticks} title={`${labels.position} $p$`} />
				{usualCurve && <Line series="reference" points={usualCurve.map(place)} />}
				<Line series={1} points={curve.map(place)} />
				<Marker at={place(point)} />
			</Plot>
		</Panel>
	);
}

interface StalenessProps {
	labels: NegativesLabels;
	queueSize: number;
	point: QueuedKey;
	curve: readonly QueuedKey[];
	/** The curve at the usual momentum, where the reader's is another. */
	usualCurve: readonly QueuedKey[] | undefined;
	onPick: (place: number) => void;
}

import { scaleLinear } from 'd3-scale';
import type { Vector } from '@examples/numerics';
import { numberTicks, XAxis, YAxis } from '../parts/Axes.tsx';
import { Panel } from '../parts/Figure.tsx';
import { frame } from '../parts/frame.ts';
import { Plot } from '../parts/Plot.tsx';
import { plainText } from '../parts/math-text.ts';
import { twoDecimals } from './Matrix.tsx';
import { pairs } from './model.ts';

const { left, right, top, bottom } = frame;
const xScale = scaleLinear([0.5, pairs + 0.5], [left, right]);
const xTicks = numberTicks(Array.from({ length: pairs }, (_, index) => index + 1));
const yScale = scaleLinear([0, 1.1], [bottom, top]);
const yTicks = numberTicks([0, 0.5, 1]);
const barWidth = 24;

/** A softmax as bars: the true partner filled, the others hollow, a marker at the chosen one. */
export function Bars({ title, formula, description, axis, probabilities, partner, chosen, onPick }: BarsProps) {
	const pick = (at: number) => onPick(Math.max(0, Math.min(pairs - 1, Math.round(xScale.invert(at)) - 1)));
	return (
		<Panel title={title} formula={formula}>
			<Plot label={`${title}, ${plainText(formula)}. ${description}`} onPick={pick}>
				<YAxis scale={yScale} ticks={yTicks} />
				{probabilities.map((probability, index) => (
					<Bar key={index} index={index} probability={probability} kind={index === partner ? 'partner' : 'other'} />
				))}
				<XAxis scale={xScale} ticks={xTicks} title={axis} />
				<path class="figure-marker" d={`M${xScale(chosen + 1)},${bottom + 1}l4.5,5.5h-9Z`} />
			</Plot>
		</Panel>
	);
}

function Bar({ index, probability, kind }: { index: number; probability: number; kind: 'partner' | 'other' }) {
	const x = xScale(index + 1);
	const y = yScale(probability);
	return (
		<g>
			<path class={`clip-bar clip-bar-${kind}`} d={`M${x - barWidth / 2},${bottom}V${y.toFixed(1)}h${barWidth}V${bottom}`} />
			<text class="figure-note" x={x} y={y - 5} text-anchor="middle">
				{twoDecimals(probability)}
			</text>
		</g>
	);
}

interface BarsProps {
	title: string;
	formula: string;
	description: string;
	/** Name of the x axis. */
	axis: string;
	probabilities: Vector;
	/** Which of them belongs to the true pair. */
	partner: number;
	chosen: number;
	onPick: (index: number) => void;
}

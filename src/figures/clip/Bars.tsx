import type { Vector } from '@examples/numerics';
import { numberTicks, XAxis, YAxis } from '../parts/Axes.tsx';
import { Panel } from '../parts/Figure.tsx';
import { frame } from '../parts/frame.ts';
import { Plot } from '../parts/Plot.tsx';
import { plainText } from '../parts/math-text.ts';
import { scaleLinear } from '../parts/scale.ts';
import { twoDecimals } from './Matrix.tsx';

const { left, right, top, bottom } = frame;
const yScale = scaleLinear([0, 1.1], [bottom, top]);
const yTicks = numberTicks([0, 0.5, 1]);
/** With more bars than these their numbers would touch; then only the true partner has one. */
const mostNumbered = 8;

/** A softmax as bars: the true partner filled, the others hollow, a marker at the chosen one. */
export function Bars({ title, formula, description, axis, probabilities, partner, chosen, onPick }: BarsProps) {
	const count = probabilities.length;
	const xScale = scaleLinear([0.5, count + 0.5], [left, right]);
	const pick = (at: number) => onPick(Math.max(0, Math.min(count - 1, Math.round(xScale.invert(at)) - 1)));
	return (
		<Panel title={title} formula={formula}>
			<Plot label={`${title}, ${plainText(formula)}. ${description}`} onPick={pick}>
				<YAxis scale={yScale} ticks={yTicks} />
				{probabilities.map((probability, index) => (
					<Bar
						key={index}
						x={xScale(index + 1)}
						width={0.65 * (xScale(1) - xScale(0))}
						probability={probability}
						kind={index === partner ? 'partner' : 'other'}
						numbered={count <= mostNumbered || index === partner}
					/>
				))}
				<XAxis scale={xScale} ticks={numberTicks(probabilities.map((_, index) => index + 1))} title={axis} />
				<path class="figure-marker" d={`M${xScale(chosen + 1)},${bottom + 1}l4.5,5.5h-9Z`} />
			</Plot>
		</Panel>
	);
}

function Bar({ x, width, probability, kind, numbered }: BarProps) {
	const y = yScale(probability);
	return (
		<g>
			<path class={`clip-bar clip-bar-${kind}`} d={`M${(x - width / 2).toFixed(1)},${bottom}V${y.toFixed(1)}h${width.toFixed(1)}V${bottom}`} />
			{numbered && (
				<text class="figure-note" x={x} y={y - 5} text-anchor="middle">
					{twoDecimals(probability)}
				</text>
			)}
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

interface BarProps {
	/** Its middle. */
	x: number;
	width: number;
	probability: number;
	kind: 'partner' | 'other';
	numbered: boolean;
}

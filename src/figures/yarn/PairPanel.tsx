import type { Vector } from '@examples/numerics';
import { numberTicks, XAxis, YAxis, type Tick } from '../parts/Axes.tsx';
import { Panel } from '../parts/Figure.tsx';
import { frame } from '../parts/frame.ts';
import { Line, type Place, type Series } from '../parts/Line.tsx';
import { Marker } from '../parts/Marks.tsx';
import { SvgMathText } from '../parts/MathText.tsx';
import { plainText } from '../parts/math-text.ts';
import { Clip, Plot } from '../parts/Plot.tsx';
import { scaleLinear, scaleLog } from '../parts/scale.ts';
import type { YarnLabels } from './labels.ts';
import { methods, pairCount, type Method, type Scaling } from './model.ts';

const xScale = scaleLinear([0, pairCount - 1], [frame.left + 6, frame.right - 6]);
const xTicks = numberTicks([0, 16, 32, 48, 63]);
export const series: Record<Method, Series> = { yarn: 1, interpolation: 2, ntkAware: 3, byParts: 4 };

/** One number per pair for every method, on a logarithmic axis; the stretch that YaRN blends is shaded. */
export function PairPanel({ labels, name, formula, description, scaling, values, domain, ticks, chosen, onPick, trained }: PairPanelProps) {
	const yScale = scaleLog(domain, [frame.bottom - 4, frame.top + 18]);
	const place = (value: number, pair: number): Place => [xScale(pair), yScale(value)];
	return (
		<Panel title={name} formula={formula}>
			<Plot
				label={`${name} ${plainText(formula)}. ${description}`}
				onPick={(x) => onPick(Math.max(0, Math.min(pairCount - 1, Math.round(xScale.invert(x)))))}
			>
				<Stretches labels={labels} scaling={scaling} />
				<YAxis scale={yScale} ticks={ticks} />
				<XAxis scale={xScale} ticks={xTicks} title={`${labels.pair} $i$`} />
				<Clip>
					{trained && <Line series="reference" points={trained.values.map(place)} />}
					{[...methods].reverse().map((method) => (
						<Line key={method} series={series[method]} points={values[method].map(place)} />
					))}
				</Clip>
				{trained && <Level y={yScale(trained.length)} text={trained.name} />}
				<Marker at={place(values.yarn[chosen]!, chosen)} />
			</Plot>
		</Panel>
	);
}

/** The trained length: pairs above it never complete a turn. */
function Level({ y, text }: { y: number; text: string }) {
	return (
		<g>
			<path class="figure-divider" d={`M${frame.left},${y}H${frame.right}`} />
			<text class="figure-note" x={frame.left + 8} y={y - 6}>
				<SvgMathText text={text} />
			</text>
		</g>
	);
}

/** What YaRN keeps, blends and interpolates. */
function Stretches({ labels, scaling: { low, high } }: { labels: YarnLabels; scaling: Scaling }) {
	const { left, right, top, bottom } = frame;
	const [from, to] = [xScale(low), Math.min(right, xScale(high))];
	const names = [
		{ text: labels.kept, x: (left + from) / 2, width: from - left },
		{ text: labels.blended, x: (from + to) / 2, width: to - from },
		{ text: labels.interpolated, x: (to + right) / 2, width: right - to },
	];
	return (
		<g>
			<path class="figure-zone" d={`M${from},${top}H${to}V${bottom}H${from}Z`} />
			<path class="figure-divider" d={`M${from},${top - 14}V${bottom}M${to},${top - 14}V${bottom}`} />
			{names
				// Where a stretch is too short for its name, the dividers say enough.
				.filter(({ text, width }) => width > 7 * text.length)
				.map(({ text, x }) => (
					<text key={text} class="figure-tick" x={x} y={top - 7} text-anchor="middle">
						{text}
					</text>
				))}
		</g>
	);
}

interface PairPanelProps {
	labels: YarnLabels;
	name: string;
	formula: string;
	description: string;
	scaling: Scaling;
	values: Scaling['divisors'];
	domain: readonly [number, number];
	/** At values, not at their logarithms. */
	ticks: readonly Tick[];
	chosen: number;
	onPick: (pair: number) => void;
	/** What the model was trained with, where the values are comparable with it. */
	trained?: { values: Vector; length: number; name: string };
}

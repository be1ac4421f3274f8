import { numberTicks, XAxis, YAxis } from '../parts/Axes.tsx';
import { Panel } from '../parts/Figure.tsx';
import { frame } from '../parts/frame.ts';
import { Line, type Series } from '../parts/Line.tsx';
import { Marker } from '../parts/Marks.tsx';
import { plainText } from '../parts/math-text.ts';
import { Clip, Plot } from '../parts/Plot.tsx';
import { scaleLinear, scaleLog } from '../parts/scale.ts';
import type { QuantizationLabels } from './labels.ts';
import { bitWidths, errorCurves, fewestBits, methods, mostBits, type Method, type Settings } from './model.ts';

/** How each method is drawn. */
export const series: Record<Method, Series> = { rounding: 1, awq: 2, gptq: 3 };
const formula = '$‖Ŷ − Y‖²/‖Y‖²$';
const xScale = scaleLinear([fewestBits, mostBits], [frame.left + 14, frame.right - 6]);
const xTicks = numberTicks(bitWidths);
const yScale = scaleLog([1e-6, 1], [frame.bottom, frame.top]);
const yTicks = [
	{ value: 1, text: '1' },
	{ value: 1e-2, text: '10⁻²' },
	{ value: 1e-4, text: '10⁻⁴' },
	{ value: 1e-6, text: '10⁻⁶' },
];

/** The output error of the three methods over the bits. */
export function ErrorPanel({ labels, settings, onPick }: ErrorPanelProps) {
	const curves = errorCurves(settings);
	const place = (method: Method, bits: number): [number, number] => [
		xScale(bits),
		yScale(curves[bits - fewestBits]![method]),
	];
	const pick = (x: number) => onPick(Math.max(fewestBits, Math.min(mostBits, Math.round(xScale.invert(x)))));
	return (
		<Panel title={labels.errors} formula={formula}>
			<Plot label={`${labels.errors} ${plainText(formula)}. ${labels.errorsDescription}`} onPick={pick}>
				<YAxis scale={yScale} ticks={yTicks} />
				<XAxis scale={xScale} ticks={xTicks} title={`${labels.bits} $b$`} />
				<Clip>
					{methods.map((method) => (
						<Line key={method} series={series[method]} points={bitWidths.map((bits) => place(method, bits))} />
					))}
				</Clip>
				<Marker at={place(settings.method, settings.bits)} />
			</Plot>
		</Panel>
	);
}

interface ErrorPanelProps {
	labels: QuantizationLabels;
	settings: Settings;
	onPick: (bits: number) => void;
}

import { numberTicks, XAxis, YAxis } from '../parts/Axes.tsx';
import { Panel } from '../parts/Figure.tsx';
import { frame } from '../parts/frame.ts';
import { Plot } from '../parts/Plot.tsx';
import { scaleLinear } from '../parts/scale.ts';
import type { QuantizationLabels } from './labels.ts';
import { shownWeights, type QuantizedRow } from './model.ts';

const { left, right, top, bottom } = frame;
const xScale = scaleLinear([-0.5, shownWeights - 0.5], [left, right]);
const xTicks = [1, 8, 16, 24, 32].map((number) => ({ value: number - 1, text: String(number) }));
const column = xScale(1) - xScale(0);

/** Some weights of one row: rings where they were, dots where they are, and between them the points of their grids. */
export function WeightsPanel({ labels, row, groupSize }: { labels: QuantizationLabels; row: QuantizedRow; groupSize: number }) {
	const reach = Math.max(3, Math.ceil(Math.max(...row.weights.map(Math.abs))));
	const yScale = scaleLinear([-reach, reach], [bottom, top]);
	const step = reach > 6 ? 5 : reach > 3 ? 2 : 1;
	const last = Math.floor(reach / step);
	const ticks = numberTicks(Array.from({ length: 2 * last + 1 }, (_, index) => (index - last) * step));
	return (
		<Panel title={labels.weights} formula="$w$, $ŵ$">
			<Plot label={`${labels.weights}. ${labels.weightsDescription}`}>
				<YAxis scale={yScale} ticks={ticks} />
				<path class="quantization-grid" d={gridPath(row, yScale)} stroke-width={gridWidth(row, yScale)} />
				{Array.from({ length: shownWeights / groupSize - 1 }, (_, index) => (
					<path key={index} class="figure-divider" d={`M${xScale((index + 1) * groupSize - 0.5)},${top}V${bottom}`} />
				))}
				{row.weights.map((weight, index) => (
					<g key={index}>
						<path class="quantization-shift" d={`M${xScale(index)},${yScale(weight)}V${yScale(row.quantized[index]!)}`} />
						<circle class="quantization-original" cx={xScale(index)} cy={yScale(weight)} r="3.2" />
						<circle class="quantization-rounded" cx={xScale(index)} cy={yScale(row.quantized[index]!)} r="2.2" />
					</g>
				))}
				<XAxis scale={xScale} ticks={xTicks} title={labels.weightNumber} />
			</Plot>
		</Panel>
	);
}

/** Thinner lines where points lie close, so that 256 of them are a tint behind the weights and not a wall. */
function gridWidth({ points }: QuantizedRow, yScale: (value: number) => number): number {
	const distances = points.map(([first, second]) => Math.abs(yScale(second!) - yScale(first!)));
	return Math.round(Math.min(1, 0.35 * Math.min(...distances)) * 100) / 100;
}

/** A short line at every point that a weight could have taken, where it lies in the frame. */
function gridPath({ points }: QuantizedRow, yScale: (value: number) => number): string {
	return points
		.flatMap((column_, index) => {
			const x = (xScale(index) - column / 2).toFixed(1);
			return column_
				.map((point) => yScale(point))
				.filter((y) => y >= top && y <= bottom)
				.map((y) => `M${x},${y.toFixed(1)}h${column.toFixed(1)}`);
		})
		.join('');
}

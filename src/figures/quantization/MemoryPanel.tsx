import { Panel } from '../parts/Figure.tsx';
import { formatExact } from '../parts/format.ts';
import { scaleLog } from '../parts/scale.ts';
import '../parts/plot.css';
import type { QuantizationLabels } from './labels.ts';
import { cards, type ModelSize } from './model.ts';

const frame = { width: 340, height: 184, left: 40, right: 326, top: 20, bottom: 142 } as const;
const xScale = scaleLog([1 / 8, 256], [frame.left, frame.right]);
const ticks = [0.25, 1, 4, 16, 64, 256];

/** Each model as a ring in BF16 and a dot on the chosen grid, against what cards hold. Equal distances are equal factors. */
export function MemoryPanel({ labels, sizes }: { labels: QuantizationLabels; sizes: readonly ModelSize[] }) {
	const { left, right, top, bottom } = frame;
	return (
		<Panel title={labels.memory} formula="">
			<svg
				class="figure-plot"
				viewBox={`0 0 ${frame.width} ${frame.height}`}
				role="img"
				aria-label={`${labels.memory}. ${labels.memoryDescription}`}
			>
				<g aria-hidden="true">
					{ticks.map((value) => (
						<g key={value}>
							<path class="figure-grid" d={`M${xScale(value)},${top}V${bottom}`} />
							<text class="figure-tick" x={xScale(value)} y={bottom + 16} text-anchor="middle">
								{formatExact(value)}
							</text>
						</g>
					))}
					{cards.map((card) => (
						<g key={card}>
							<path class="quantization-card" d={`M${xScale(card)},${top - 4}V${bottom}`} />
							<text class="figure-note" x={xScale(card)} y={top - 8} text-anchor="middle">
								{card}
							</text>
						</g>
					))}
					<path class="figure-axis" d={`M${left},${bottom}H${right}`} />
					{sizes.map((size, index) => (
						<Row key={size.name} size={size} y={top + 18 + index * 29} />
					))}
					<text class="figure-tick" x={(left + right) / 2} y={bottom + 34} text-anchor="middle">
						{labels.gibibytes}
					</text>
				</g>
			</svg>
		</Panel>
	);
}

function Row({ size, y }: { size: ModelSize; y: number }) {
	const [full, quantized] = [xScale(size.full), xScale(size.quantized)];
	return (
		<g>
			<text class="figure-tick" x={frame.left - 6} y={y} dy="0.35em" text-anchor="end">
				{size.name}
			</text>
			<path class="quantization-saved" d={`M${quantized},${y}H${full}`} />
			<circle class="quantization-original" cx={full} cy={y} r="4" />
			<circle class="quantization-rounded" cx={quantized} cy={y} r="4.5" />
			<text class="figure-note" x={quantized - 9} y={y} dy="0.35em" text-anchor="end">
				{oneDecimal(size.quantized)}
			</text>
		</g>
	);
}

/** Two digits below 1, one decimal above. */
export function oneDecimal(gibibytes: number): string {
	return gibibytes.toFixed(gibibytes < 1 ? 2 : 1);
}

import { sum } from '@examples/numerics';
import { bars, columnX, grid } from './geometry.ts';
import type { AttentionMasksLabels } from './labels.ts';
import type { AttentionRow } from './model.ts';
import '../parts/plot.css';

/** The softmax over the visible keys of a row, each bar under its column; a line marks its height without the mask. */
export function WeightBars({ labels, row, chosen }: { labels: AttentionMasksLabels; row: AttentionRow; chosen: number }) {
	const right = grid.left + row.weights.length * grid.cell;
	return (
		<svg class="figure-plot" viewBox={`0 0 ${grid.width} ${bars.full}`} role="img" aria-label={describe(labels, row, chosen)}>
			<g aria-hidden="true">
				{[0.5, 1].map((weight) => (
					<g key={weight}>
						<path class="figure-grid" d={`M${grid.left},${barY(weight)}H${right}`} />
						<text class="figure-tick" x={grid.left - 5} y={barY(weight)} dy="0.35em" text-anchor="end">
							{weight}
						</text>
					</g>
				))}
				<path class="attention-bar" d={row.weights.map((weight, key) => (row.visible[key] ? barPath(weight, key) : '')).join('')} />
				<path class="attention-unmasked" d={row.unmasked.map((weight, key) => `M${columnX(key) + 2},${barY(weight)}h${grid.cell - 4}`).join('')} />
				<path class="figure-axis" d={`M${grid.left},${bars.bottom}H${right}`} />
				{row.weights.map((weight, key) => (
					<BarNumber key={key} weight={weight} unmasked={row.unmasked[key]!} at={key} visible={row.visible[key]!} />
				))}
				<text class="figure-tick" x={right} y={bars.bottom + 15} text-anchor="end">
					{labels.sum} {sum(row.weights).toFixed(2)}
				</text>
			</g>
		</svg>
	);
}

/** Over the bar and its line; what is hidden has a 0 on the axis. */
function BarNumber({ weight, unmasked, at, visible }: BarNumberProps) {
	const top = visible || unmasked < 0.15 ? Math.max(weight, unmasked) : 0;
	return (
		<text class={visible ? 'figure-note attention-number' : 'figure-tick attention-number'} x={columnX(at + 0.5)} y={barY(top) - 4} text-anchor="middle">
			{visible ? weight.toFixed(2) : '0'}
		</text>
	);
}

interface BarNumberProps {
	weight: number;
	unmasked: number;
	at: number;
	visible: boolean;
}

function describe(labels: AttentionMasksLabels, { weights, visible }: AttentionRow, chosen: number): string {
	const values = weights.map((weight, key) => `${key + 1}: ${visible[key] ? weight.toFixed(2) : labels.hidden}`);
	return `${labels.weight}; ${labels.query} ${chosen + 1}; ${labels.key} ${values.join(', ')}`;
}

function barY(weight: number): number {
	return Math.round((bars.bottom - weight * bars.height) * 10) / 10;
}

function barPath(weight: number, key: number): string {
	return `M${columnX(key) + 4},${bars.bottom}V${barY(weight)}h${grid.cell - 8}V${bars.bottom}Z`;
}

import { Panel } from '../parts/Figure.tsx';
import { Plot } from '../parts/Plot.tsx';
import { formatCount } from './format.ts';
import type { ConnectorsLabels } from './labels.ts';
import { modelNames, tokensByModel, type ImageName, type ModelTokens } from './model.ts';
import type { ModelName } from '@examples/vision-language-connector';

const left = 6;
const right = 332;
const top = 4;
const rowHeight = 40;
const bottom = top + 5 * rowHeight;
const ticks = [10, 100, 1000, 10_000, 100_000];

/** For every model a hollow bar of patches and in it a filled one of tokens, on a logarithmic axis. */
export function TokenPanel({ labels, image, model }: { labels: ConnectorsLabels; image: ImageName; model: ModelName }) {
	const rows = tokensByModel(image);
	const said = rows.map((row) => `${modelNames[row.model]}: ${formatCount(row.patches)}, ${formatCount(row.tokens)}`);
	return (
		<Panel title={labels.tokenPanel} formula="">
			<Plot label={`${labels.tokenPanel}. ${labels.tokenDescription} ${said.join('; ')}`}>
				{ticks.map((tick) => (
					<g key={tick}>
						<path class="figure-grid" d={`M${scale(tick)},${top}V${bottom}`} />
						<text class="figure-tick" x={scale(tick)} y={bottom + 14} text-anchor={anchor(tick)}>
							{formatCount(tick)}
						</text>
					</g>
				))}
				{rows.map((row, index) => (
					<Row key={row.model} row={row} y={top + index * rowHeight} chosen={row.model === model} />
				))}
				<text class="figure-tick" x={(left + right) / 2} y={bottom + 29} text-anchor="middle">
					{labels.axis}
				</text>
			</Plot>
		</Panel>
	);
}

function Row({ row, y, chosen }: { row: ModelTokens; y: number; chosen: boolean }) {
	const counts = row.patches === row.tokens ? formatCount(row.tokens) : `${formatCount(row.patches)} → ${formatCount(row.tokens)}`;
	return (
		<g class={chosen ? 'connectors-chosen' : undefined}>
			<text class="figure-note" x={left + 2} y={y + 13}>
				{chosen ? `▸ ${modelNames[row.model]}` : modelNames[row.model]}
			</text>
			<text class="figure-note" x={right} y={y + 13} text-anchor="end">
				{counts}
			</text>
			<rect class="connectors-patches" x={left} y={y + 18} width={scale(row.patches) - left} height={14} />
			<rect class="connectors-tokens" x={left} y={y + 18} width={scale(row.tokens) - left} height={14} />
		</g>
	);
}

function anchor(tick: number): 'start' | 'middle' | 'end' {
	if (tick === ticks[0]) return 'start';
	return tick === ticks.at(-1) ? 'end' : 'middle';
}

/** Where a count stands on the axis: every power of ten takes as much room. */
function scale(count: number): number {
	return left + ((right - left) * (Math.log10(count) - 1)) / (ticks.length - 1);
}

import type { PositionsLabels } from './labels.ts';
import type { Dial } from './model.ts';
import '../parts/plot.css';

const size = 84;
const middle = size / 2;
const radius = 33;

/** Each pair of coordinates as a dial: where the query's two point, and the key's, after the rotation. */
export function Dials({ labels, dials, chosen, onChoose }: DialsProps) {
	return (
		<div role="img" aria-label={`${labels.dials}. ${labels.dialsDescription}`}>
			<p class="figure-panel-title" aria-hidden="true">
				{labels.dials}
			</p>
			<div class="positions-dials" aria-hidden="true">
				{dials.map((dial) => (
					<svg
						key={dial.pair}
						class={dial.pair === chosen ? 'figure-plot positions-dial positions-chosen' : 'figure-plot positions-dial'}
						viewBox={`0 0 ${size} ${size + 18}`}
						onClick={() => onChoose(dial.pair)}
					>
						<circle class="positions-ring" cx={middle} cy={middle} r={radius + 4} />
						<path class="positions-cross" d={`M${middle - radius},${middle}h${2 * radius}M${middle},${middle - radius}v${2 * radius}`} />
						<Arrow name="key" to={dial.key} />
						<Arrow name="query" to={dial.query} />
						<text class="figure-tick" x={middle} y={size + 12} text-anchor="middle">
							{dial.columns.join(', ')}
						</text>
					</svg>
				))}
			</div>
		</div>
	);
}

/** The two arrows, drawn as in the dials. */
export function ArrowKey({ labels }: { labels: PositionsLabels }) {
	return (
		<ul class="figure-legend positions-key-list">
			{(['query', 'key'] as const).map((name) => (
				<li key={name}>
					<svg class="figure-swatch" viewBox="0 0 28 14" aria-hidden="true">
						<path class={`positions-${name}`} d="M1,7H24" />
						<path class={`positions-${name} positions-head`} d="M18,2L25,7L18,12" />
					</svg>
					<span>{labels[name]}</span>
				</li>
			))}
		</ul>
	);
}

/** From the middle outward; y points up. The head is a path of its own, so that dashes leave it whole. */
function Arrow({ name, to: [x, y] }: { name: 'query' | 'key'; to: readonly [number, number] }) {
	const [tipX, tipY] = [middle + radius * x, middle - radius * y];
	const back = (side: number) => `${(tipX - 8 * x - side * 5 * y).toFixed(1)},${(tipY + 8 * y - side * 5 * x).toFixed(1)}`;
	const tip = `${tipX.toFixed(1)},${tipY.toFixed(1)}`;
	return (
		<>
			<path class={`positions-${name}`} d={`M${middle},${middle}L${tip}`} />
			<path class={`positions-${name} positions-head`} d={`M${back(1)}L${tip}L${back(-1)}`} />
		</>
	);
}

interface DialsProps {
	labels: PositionsLabels;
	dials: readonly Dial[];
	chosen: number;
	onChoose: (pair: number) => void;
}

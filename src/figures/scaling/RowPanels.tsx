import { XAxis } from '../parts/Axes.tsx';
import { Panel } from '../parts/Figure.tsx';
import { formatExact } from '../parts/format.ts';
import { frame } from '../parts/frame.ts';
import { SvgMathText } from '../parts/MathText.tsx';
import { Plot } from '../parts/Plot.tsx';
import { scaleLinear, scaleSymlog } from '../parts/scale.ts';
import type { ScalingLabels } from './labels.ts';
import { formulas, kindName, kinds, lanes, type Kind } from './lanes.ts';
import { keyLength, type SoftmaxRow } from './model.ts';

// Linear within ±1, logarithmic beyond: both a spread of 1 and one of 64 are to be read on one axis that never moves.
const scoreScale = scaleSymlog([-300, 300], [frame.left, frame.right]);
const scoreTicks = [-100, -10, -1, 0, 1, 10, 100].map((value) => ({ value: scoreScale(value), text: formatExact(value) }));
const inPlace = scaleLinear();
const keyScale = scaleLinear([0.5, keyLength + 0.5], [frame.left, frame.right]);
const keyTicks = [1, 4, 8, 12, 16].map((value) => ({ value, text: formatExact(value) }));

/** The scores of one query with its keys, one key above the other, on the band of one standard deviation. */
export function ScoresPanel({ labels, rows, deviations }: RowProps & { deviations: Record<Kind, number> }) {
	return (
		<Panel title={labels.scores} formula="">
			<Plot label={`${labels.scores}. ${labels.scoresDescription}`}>
				{kinds.map((kind) => (
					<g key={kind}>
						<path class="figure-zone scaling-band" d={bandPath(kind, deviations[kind])} />
						<LaneTitle labels={labels} kind={kind} />
						<path class={`scaling-dots scaling-dots-${kind}`} d={rows[kind].scores.map((score, key) => dotPath(kind, score, key)).join('')} />
						<circle class="scaling-winner" cx={scoreX(rows[kind].scores[rows[kind].winner]!)} cy={dotY(kind, rows[kind].winner)} r="5" />
					</g>
				))}
				<path class="figure-divider scaling-zero" d={`M${scoreScale(0)},${frame.top}V${frame.bottom}`} />
				<XAxis scale={inPlace} ticks={scoreTicks} title={kinds.map((kind) => formulas[kind]).join(', ')} />
			</Plot>
		</Panel>
	);
}

/** The softmax of the same row, with and without the root. */
export function WeightsPanel({ labels, rows }: RowProps) {
	return (
		<Panel title={labels.weights} formula="">
			<Plot label={`${labels.weights}. ${labels.weightsDescription}`}>
				{kinds.map((kind) => (
					<g key={kind}>
						<LaneAxis kind={kind} />
						<LaneTitle labels={labels} kind={kind} />
						<path class={`scaling-bars-${kind}`} d={rows[kind].weights.map((weight, key) => barPath(kind, weight, key)).join('')} />
						<text class="figure-note" x={frame.right} y={lanes[kind].top - 8} text-anchor="end">
							{labels.key} {rows[kind].winner + 1}: {rows[kind].weights[rows[kind].winner]!.toFixed(2)}
						</text>
					</g>
				))}
				<XAxis scale={keyScale} ticks={keyTicks} title={labels.key} />
			</Plot>
		</Panel>
	);
}

function LaneTitle({ labels, kind }: { labels: ScalingLabels; kind: Kind }) {
	return (
		<text class="figure-note" x={frame.left} y={lanes[kind].top - 8}>
			<SvgMathText text={kindName(labels, kind)} />
		</text>
	);
}

function LaneAxis({ kind }: { kind: Kind }) {
	return (
		<g>
			{[0, 0.5, 1].map((weight) => (
				<g key={weight}>
					<path class={weight === 0 ? 'figure-axis' : 'figure-grid'} d={`M${frame.left},${weightY(kind, weight)}H${frame.right}`} />
					<text class="figure-tick" x={frame.left - 6} y={weightY(kind, weight)} dy="0.35em" text-anchor="end">
						{weight}
					</text>
				</g>
			))}
		</g>
	);
}

function bandPath(kind: Kind, deviation: number): string {
	const { top, bottom } = lanes[kind];
	return `M${scoreX(-deviation)},${top}H${scoreX(deviation)}V${bottom}H${scoreX(-deviation)}Z`;
}

/** Circles without and squares with the root, all in one path. */
function dotPath(kind: Kind, score: number, key: number): string {
	const [x, y] = [scoreX(score), dotY(kind, key)];
	return kind === 'unscaled' ? `M${x - 3},${y}a3,3 0 1 0 6,0a3,3 0 1 0 -6,0Z` : `M${x - 2.5},${y - 2.5}h5v5h-5Z`;
}

function dotY(kind: Kind, key: number): number {
	const { top, bottom } = lanes[kind];
	return rounded(bottom - 5 - (key / (keyLength - 1)) * (bottom - top - 10));
}

function barPath(kind: Kind, weight: number, key: number): string {
	const [left, right] = [rounded(keyScale(key + 0.65)), rounded(keyScale(key + 1.35))];
	return `M${left},${lanes[kind].bottom}V${weightY(kind, weight)}H${right}V${lanes[kind].bottom}Z`;
}

function weightY(kind: Kind, weight: number): number {
	const { top, bottom } = lanes[kind];
	return rounded(bottom - weight * (bottom - top));
}

function scoreX(score: number): number {
	return rounded(scoreScale(score));
}

function rounded(place: number): number {
	return Math.round(place * 10) / 10;
}

interface RowProps {
	labels: ScalingLabels;
	rows: Record<Kind, SoftmaxRow>;
}

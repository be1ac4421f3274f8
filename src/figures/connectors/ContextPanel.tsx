import { Panel } from '../parts/Figure.tsx';
import { formatNumber } from '../parts/format.ts';
import { Plot } from '../parts/Plot.tsx';
import { formatCount, formatShare } from './format.ts';
import type { ConnectorsLabels } from './labels.ts';
import type { ContextUse } from './model.ts';

const left = 6;
const right = 332;
const barTop = 34;
const barHeight = 46;

/** The context as one bar: image, video, and what is left for text. */
export function ContextPanel({ labels, use, context, note }: ContextPanelProps) {
	// Where the input does not fit the bar is as long as the input, and a mark shows where the context ends.
	const most = Math.max(context, use.visual);
	const scale = (count: number) => left + ((right - left) * count) / most;
	const video = use.video?.tokens ?? 0;
	const parts = [
		{ kind: 'image', name: labels.imageTokens, count: use.contextTokens, from: 0 },
		{ kind: 'video', name: labels.videoTokens, count: video, from: use.contextTokens },
		{ kind: 'left', name: labels.left, count: Math.max(0, use.left), from: use.visual },
	];
	const said = parts.map(({ name, count }) => `${name} ${formatCount(count)}`).join('; ');
	return (
		<Panel title={labels.contextPanel} formula="">
			<Plot label={`${labels.contextPanel}. ${labels.contextDescription} ${said}. ${note}`}>
				<text class="figure-tick" x={left} y={barTop - 8}>
					0
				</text>
				<text class="figure-tick" x={right} y={barTop - 8} text-anchor="end">
					{formatCount(most)}
				</text>
				{parts.map(({ kind, count, from }) => (
					<Segment key={kind} kind={kind} x={scale(from)} width={scale(from + count) - scale(from)} />
				))}
				<path class="connectors-end" d={`M${scale(context)},${barTop - 6}v${barHeight + 12}`} />
				{parts.map(({ kind, name, count }, index) => (
					<g key={kind}>
						<Segment kind={kind} x={left} width={22} y={barTop + barHeight + 22 + index * 26} height={14} />
						<text x={left + 30} y={barTop + barHeight + 33 + index * 26}>
							{name}
						</text>
						<text class="figure-tick" x={right} y={barTop + barHeight + 33 + index * 26} text-anchor="end">
							{formatCount(count)} · {formatShare(count / context)}
						</text>
					</g>
				))}
				{use.video && (
					<text class="figure-tick" x={left} y={barTop + barHeight + 112}>
						{labels.frames}: {formatCount(use.video.frames)}, {formatNumber(use.video.fps)}/{labels.seconds}
					</text>
				)}
				<text class="connectors-note" x={left} y={barTop + barHeight + 136}>
					{note}
				</text>
			</Plot>
		</Panel>
	);
}

/** Told apart by texture: filled, striped, hollow. */
function Segment({ kind, x, width, y = barTop, height = barHeight }: SegmentProps) {
	const stripes = kind === 'video' ? Array.from({ length: Math.floor(width / 6) }, (_, i) => x + 3 + i * 6) : [];
	return (
		<g>
			<rect class={`connectors-segment connectors-${kind}`} x={x} y={y} width={width} height={height} />
			{stripes.map((at) => (
				<path key={at} class="connectors-stripe" d={`M${at},${y}v${height}`} />
			))}
		</g>
	);
}

interface ContextPanelProps {
	labels: ConnectorsLabels;
	use: ContextUse;
	/** In tokens. */
	context: number;
	/** What does not fit, or a video that is not taken; may be empty. */
	note: string;
}

interface SegmentProps {
	kind: string;
	x: number;
	width: number;
	y?: number;
	height?: number;
}

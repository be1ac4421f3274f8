import { Panel } from '../parts/Figure.tsx';
import { formatExact } from '../parts/format.ts';
import { frame } from '../parts/frame.ts';
import { Line, type Place } from '../parts/Line.tsx';
import { Marker, Note } from '../parts/Marks.tsx';
import { plainText } from '../parts/math-text.ts';
import { Clip, Plot } from '../parts/Plot.tsx';
import { SvgMathText } from '../parts/MathText.tsx';
import { scaleLog } from '../parts/scale.ts';
import type { KeyValueHeadsLabels } from './labels.ts';
import { cacheOf, contexts, gpuMemories, type CacheSetting } from './model.ts';

// Both axes are logarithmic and never move: sharing shifts a line down, by as much everywhere.
const xScale = scaleLog([contexts[0]! / 1.15, contexts.at(-1)! * 1.15], [frame.left, frame.right]);
const yScale = scaleLog([0.001, 4000], [frame.bottom, frame.top]);
const yTicks = [0.01, 0.1, 1, 10, 100, 1000];
const formula = '$2·L·G·d_h·b·n·B$';

/** The cache over the context length: with the chosen number of key/value heads, with as many as heads, and with one. */
export function CachePanel({ labels, setting, onPick }: CachePanelProps) {
	const { model, sequenceLength } = setting;
	const place = (at: CacheSetting): Place => [xScale(at.sequenceLength), yScale(cacheOf(at).gib)];
	const curve = (numKeyValueHeads: number) => contexts.map((length) => place({ ...setting, numKeyValueHeads, sequenceLength: length }));
	return (
		<Panel title={labels.cache} formula={formula}>
			<Plot label={`${labels.cache}, ${plainText(formula)}. ${labels.cacheDescription}`} onPick={(x) => onPick(nearestContext(x))}>
				<Axes title={`${labels.context} $n$`} />
				{gpuMemories.map((memory) => (
					<path key={memory} class="key-value-gpu" d={`M${frame.left},${yScale(memory)}H${frame.right}`} />
				))}
				<Clip>
					<Line series={2} points={curve(model.numAttentionHeads)} />
					<Line series={3} points={curve(1)} />
					<Line series={1} points={curve(setting.numKeyValueHeads)} />
				</Clip>
				{/* On the left, where the lines of one sequence are still far below. */}
				<Note at={[frame.left + 46, yScale(gpuMemories[0]) + 15]} text={`${gpuMemories[0]} GiB`} />
				<Note at={[frame.left + 46, yScale(gpuMemories[1]) - 5]} text={`${gpuMemories[1]} GiB`} />
				<Marker at={place({ ...setting, sequenceLength })} />
			</Plot>
		</Panel>
	);
}

function Axes({ title }: { title: string }) {
	return (
		<g>
			{yTicks.map((value) => (
				<g key={value}>
					<path class="figure-grid" d={`M${frame.left},${yScale(value)}H${frame.right}`} />
					<text class="figure-tick" x={frame.left - 4} y={yScale(value)} dy="0.35em" text-anchor="end">
						{formatExact(value)}
					</text>
				</g>
			))}
			<text class="figure-tick" x={frame.left - 4} y={frame.top - 8} text-anchor="end">
				GiB
			</text>
			<path class="figure-axis" d={`M${frame.left},${frame.bottom}H${frame.right}`} />
			{contexts.map((length) => (
				<g key={length}>
					<path class="figure-axis" d={`M${xScale(length)},${frame.bottom}v4`} />
					<text class="figure-tick" x={xScale(length)} y={frame.bottom + 16} text-anchor="middle">
						{length / 1024}K
					</text>
				</g>
			))}
			<text class="figure-tick" x={(frame.left + frame.right) / 2} y={frame.bottom + 35} text-anchor="middle">
				<SvgMathText text={title} />
			</text>
		</g>
	);
}

/** The context whose tick is nearest to a place along the x axis. */
function nearestContext(x: number): number {
	const distance = (length: number) => Math.abs(xScale(length) - x);
	return contexts.indexOf(contexts.reduce((nearest, length) => (distance(length) < distance(nearest) ? length : nearest)));
}

interface CachePanelProps {
	labels: KeyValueHeadsLabels;
	setting: CacheSetting;
	/** Called with an index into `contexts`. */
	onPick: (context: number) => void;
}

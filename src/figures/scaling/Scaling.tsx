import { useMemo, useState } from 'preact/hooks';
import { Figure, Panels } from '../parts/Figure.tsx';
import { formatExact, formatNumber } from '../parts/format.ts';
import { PushButton } from '../parts/PushButton.tsx';
import { ScreenReaderTable } from '../parts/ScreenReaderTable.tsx';
import { Slider } from '../parts/Slider.tsx';
import { Key } from './Key.tsx';
import type { ScalingLabels } from './labels.ts';
import { kinds } from './lanes.ts';
import { deviations, each } from './measurements.ts';
import { MeanPanel } from './MeanPanel.tsx';
import { MeansTable } from './MeansTable.tsx';
import { defaultPosition, drawScores, firstSeed, headDims, keyLength, lastPosition, scaledScores, softmaxRow, statistics } from './model.ts';
import { ScoresPanel, WeightsPanel } from './RowPanels.tsx';
import './scaling.css';

const marks = [0, lastPosition / 2, lastPosition].map((position) => formatExact(headDims[position]!));

/** What dividing by √d_k does to scores, softmax and Jacobian, for heads of 1 to 4096. */
export function ScalingFigure({ labels }: { labels: ScalingLabels }) {
	const [position, setPosition] = useState(defaultPosition);
	const [seed, setSeed] = useState(firstSeed);
	const draws = useMemo(() => drawScores(seed), [seed]);
	const [headDim, scores] = [headDims[position]!, draws[position]!];
	const rows = { unscaled: softmaxRow(scores), scaled: softmaxRow(scaledScores(scores, headDim)) };
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<div class="figure-controls">
				<Slider
					label={`${labels.headDim} $d_k$`}
					shown={formatExact(headDim)}
					spoken={spokenAt(labels, position)}
					marks={marks}
					min={0}
					max={lastPosition}
					value={position}
					onInput={setPosition}
				/>
				<PushButton text={labels.redraw} onPush={() => setSeed(seed + 1)} />
			</div>
			<Key labels={labels} />
			<Panels>
				<ScoresPanel labels={labels} rows={rows} deviations={deviations(position)} />
				<WeightsPanel labels={labels} rows={rows} />
			</Panels>
			<p class="scaling-means-title">{labels.means}</p>
			<Means labels={labels} position={position} onPick={setPosition} />
			<MeansTable labels={labels} position={position} />
			<AllMeans labels={labels} />
		</Figure>
	);
}

function Means({ labels, position, onPick }: { labels: ScalingLabels; position: number; onPick: (position: number) => void }) {
	const shown = { position, onPick };
	return (
		<div class="scaling-means">
			<MeanPanel
				{...shown}
				name={labels.gradientNorm}
				formula="$‖J‖_F$"
				description={labels.gradientNormDescription}
				measure="gradientNorm"
				ticks={[0, 0.1, 0.2, 0.3]}
				highest={0.35}
			/>
			<MeanPanel
				{...shown}
				name={labels.entropy}
				formula="$H$"
				description={labels.entropyDescription}
				measure="entropy"
				ticks={[0, 1, 2]}
				highest={Math.log(keyLength)}
			/>
			<MeanPanel
				{...shown}
				name={labels.largestWeight}
				formula="$max p_j$"
				description={labels.largestWeightDescription}
				measure="largestWeight"
				ticks={[0, 0.5, 1]}
				highest={1.05}
			/>
		</div>
	);
}

/** The curves as numbers, for readers who do not see them. */
function AllMeans({ labels }: { labels: ScalingLabels }) {
	const names = [labels.gradientNorm, labels.entropy, labels.largestWeight];
	return (
		<ScreenReaderTable
			caption={`${labels.title}; ${labels.means}`}
			head={['d_k', ...kinds.flatMap((kind) => names.map((name) => `${name}, ${labels[kind]}`))]}
			rows={headDims.map((headDim, at) => [
				formatExact(headDim),
				...kinds.flatMap((kind) => {
					const { gradientNorm, entropy, largestWeight } = statistics[at]![kind];
					return [gradientNorm, entropy, largestWeight].map((value) => formatNumber(value));
				}),
			])}
		/>
	);
}

function spokenAt(labels: ScalingLabels, position: number): string {
	const largest = each((kind) => `${labels[kind]} ${formatNumber(statistics[position]![kind].largestWeight)}`);
	return `${formatExact(headDims[position]!)}; ${labels.largestWeight}: ${largest.unscaled}, ${largest.scaled}`;
}

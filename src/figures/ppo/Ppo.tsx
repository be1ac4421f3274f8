import { useState } from 'preact/hooks';
import { Figure, Panels } from '../parts/Figure.tsx';
import { formatExact, formatNumber } from '../parts/format.ts';
import { Legend, type LegendItem } from '../parts/Legend.tsx';
import { MathText } from '../parts/MathText.tsx';
import { range } from '../parts/range.ts';
import { ScreenReaderTable } from '../parts/ScreenReaderTable.tsx';
import { Controls } from './Controls.tsx';
import type { PpoLabels } from './labels.ts';
import { defaultClipRange, defaultRatio, defaultSize, ppoPoint } from './model.ts';
import { ObjectivePanel } from './ObjectivePanel.tsx';
import './ppo.css';

const objectiveFormula = '$L = min(r·A, clip(r, 1 − ε, 1 + ε)·A)$';
const ratioFormula = '$r = π_θ(a|s)/π_{old}(a|s)$';

/** One token's term of PPO's clipped objective over its ratio, for an advantage and its opposite, for any ε. */
export function PpoFigure({ labels }: { labels: PpoLabels }) {
	const [ratio, setRatio] = useState(defaultRatio);
	const [clipRange, setClipRange] = useState(defaultClipRange);
	const [size, setSize] = useState(defaultSize);
	const better = ppoPoint(ratio, size, clipRange);
	const worse = ppoPoint(ratio, -size, clipRange);
	const chosen = { ratio, clipRange, size, better, worse };
	const shown = { labels, clipRange, onPick: setRatio };
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<div class="ppo-figure">
				<Controls labels={labels} {...chosen} onRatio={setRatio} onClipRange={setClipRange} onSize={setSize} />
				<p class="figure-formula">
					<MathText text={objectiveFormula} />, <MathText text={ratioFormula} />
				</p>
				<Legend items={legendItems(labels, ratio)} />
				<Panels>
					<ObjectivePanel {...shown} name={labels.better} description={labels.betterDescription} advantage={size} point={better} />
					<ObjectivePanel {...shown} name={labels.worse} description={labels.worseDescription} advantage={-size} point={worse} />
				</Panels>
				<ScreenReaderTable
					caption={`${labels.title}; ε = ${formatExact(clipRange)}`}
					head={['r', ...[size, -size].flatMap((advantage) => tableHead(labels, advantage))]}
					rows={range(1, 7, 1).map((quarters) => tableRow(quarters / 4, size, clipRange))}
				/>
			</div>
		</Figure>
	);
}

function legendItems(labels: PpoLabels, ratio: number): LegendItem[] {
	return [
		{ series: 1, text: `$L$, ${labels.clipped}` },
		{ series: 'reference', text: `$r·A$, ${labels.unclipped}` },
		{ series: 'marker', text: `$r$ = ${formatExact(ratio)}` },
	];
}

function tableHead(labels: PpoLabels, advantage: number): string[] {
	return [labels.objective, labels.gradient].map((name) => `${name}, A = ${formatExact(advantage)}`);
}

function tableRow(ratio: number, size: number, clipRange: number): [string, ...string[]] {
	const points = [size, -size].map((advantage) => ppoPoint(ratio, advantage, clipRange));
	return [formatExact(ratio), ...points.flatMap(({ objective, gradient }) => [formatNumber(objective), formatNumber(gradient)])];
}

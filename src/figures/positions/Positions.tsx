import { useMemo, useState } from 'preact/hooks';
import { Figure, Panels } from '../parts/Figure.tsx';
import { formatNumber } from '../parts/format.ts';
import { Legend, type LegendItem } from '../parts/Legend.tsx';
import { range } from '../parts/range.ts';
import { Readouts, type Readout } from '../parts/Readouts.tsx';
import { ScreenReaderTable } from '../parts/ScreenReaderTable.tsx';
import { Controls } from './Controls.tsx';
import { ArrowKey, Dials } from './Dials.tsx';
import type { PositionsLabels } from './labels.ts';
import { addedScore, defaults, dials, lastDistance, pairWavelengths, rotaryScore, scoreCurve } from './model.ts';
import type { ScorePoint, Settings } from './model.ts';
import { ScorePanel } from './ScorePanel.tsx';
import './positions.css';

const rotaryFormula = '$(R_mq)·(R_nk)$';
const addedFormula = '$(x + p_m)W_Q·(y + p_n)W_K$';

/** The pairs of one query and key as they turn, and the score over the distance beside that of added sinusoids. */
export function PositionsFigure({ labels }: { labels: PositionsLabels }) {
	const [settings, setSettings] = useState(defaults);
	const { start, distance, pair, base, layout } = settings;
	const rotary = useMemo(() => curvesOf((at) => (apart) => rotaryScore({ ...settings, start: at }, apart), start), [start, base, layout]);
	const added = useMemo(() => curvesOf((at) => (apart) => addedScore(at, apart), start), [start]);
	const change = (changed: Partial<Settings>) => setSettings((current) => ({ ...current, ...changed }));
	const shown = { axis: labels.distance, distance, onPick: (apart: number) => change({ distance: apart }) };
	const turned = dials(settings);
	const [rotaryNow, addedNow] = [rotary, added].map(({ curve }) => formatNumber(curve[distance]!.score)) as [string, string];
	const readouts: Readout[] = [
		{ name: labels.rotary, formula: rotaryFormula, value: rotaryNow },
		{ name: labels.added, formula: addedFormula, value: addedNow },
		{ name: labels.share, formula: `$i = ${pair}$`, value: formatNumber(turned[pair]!.share) },
		{ name: labels.wavelength, formula: '$λ_i = 2π/θ_i$', value: `${formatPositions(pairWavelengths(base)[pair]!)} ${labels.positions}` },
	];
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<Controls
				labels={labels}
				settings={settings}
				results={`${labels.rotary} ${rotaryNow}; ${labels.added} ${addedNow}`}
				onChange={change}
			/>
			<ArrowKey labels={labels} />
			<Dials labels={labels} dials={turned} chosen={pair} onChoose={(chosen) => change({ pair: chosen })} />
			<Legend items={legendItems(labels, start)} />
			<Panels>
				<ScorePanel
					{...shown}
					{...rotary}
					name={labels.rotary}
					formula={rotaryFormula}
					description={layout === 'mixed' ? labels.mixedDescription : labels.rotaryDescription}
				/>
				<ScorePanel {...shown} {...added} name={labels.added} formula={addedFormula} description={labels.addedDescription} />
			</Panels>
			<Readouts items={readouts} />
			<ScreenReaderTable
				caption={labels.title}
				head={[`${labels.distance} m − n`, ...[labels.rotary, labels.added].flatMap((name) => [`${name}, n = ${start}`, `${name}, n = 0 `])]}
				rows={range(0, lastDistance, 5).map((apart) => [
					String(apart),
					...[rotary.curve, rotary.first, added.curve, added.first].map((points) => formatNumber(points[apart]!.score)),
				])}
			/>
		</Figure>
	);
}

/** With the key at the reader's position and at 0. */
function curvesOf(scoreAt: (start: number) => (distance: number) => number, start: number): Curves {
	return { curve: scoreCurve(scoreAt(start)), first: scoreCurve(scoreAt(0)) };
}

function legendItems(labels: PositionsLabels, start: number): LegendItem[] {
	return [
		{ series: 1, text: `${labels.keyAt} $n$ = ${start}` },
		{ series: 2, text: `${labels.keyAt} $n$ = 0` },
	];
}

/** Six, or fifty thousand: no more digits than a reader needs. */
function formatPositions(count: number): string {
	return count < 100 ? count.toFixed(1) : Math.round(count).toLocaleString('en');
}

interface Curves {
	curve: readonly ScorePoint[];
	first: readonly ScorePoint[];
}

import { useMemo, useState } from 'preact/hooks';
import { Figure, Panels } from '../parts/Figure.tsx';
import { formatExact, formatNumber } from '../parts/format.ts';
import { Legend, type LegendItem } from '../parts/Legend.tsx';
import { Readouts, type Readout } from '../parts/Readouts.tsx';
import { ScreenReaderTable } from '../parts/ScreenReaderTable.tsx';
import { Controls, grouped, type Settings } from './Controls.tsx';
import { Key } from './Key.tsx';
import type { NegativesLabels } from './labels.ts';
import { MocoMatrix, powerFormula, SimclrMatrix } from './Matrices.tsx';
import { batchSizes, candidates, keyAt, lastPlace, momenta, positionAt, queueSizes, staleness, usual, type Candidates, type QueuedKey } from './model.ts';
import { Staleness } from './Staleness.tsx';
import './negatives.css';

/** One step below the usual momentum, so that the first look shows two curves that part. */
const start: Settings = { ...usual, momentum: usual.momentum - 1, place: lastPlace / 2 };

/** Where SimCLR and MoCo take negatives from, how many there are, and how stale a key of the queue is. */
export function NegativesFigure({ labels }: { labels: NegativesLabels }) {
	const [settings, setSettings] = useState<Settings>(start);
	const change = (part: Partial<Settings>) => setSettings((before) => ({ ...before, ...part }));
	const [batchSize, queueSize, momentum] = [batchSizes[settings.batchSize]!, queueSizes[settings.queueSize]!, momenta[settings.momentum]!];
	const usualMomentum = momenta[usual.momentum];
	const point = keyAt(positionAt(settings.place, queueSize), batchSize, momentum);
	const oldest = keyAt(queueSize - 1, batchSize, momentum);
	const curve = useMemo(() => staleness(queueSize, batchSize, momentum), [queueSize, batchSize, momentum]);
	const usualCurve = useMemo(() => staleness(queueSize, batchSize, usualMomentum), [queueSize, batchSize, usualMomentum]);
	const counts = useMemo(() => candidates(batchSize, queueSize), [batchSize, queueSize]);
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<Controls labels={labels} settings={settings} point={point} onChange={change} />
			<Key labels={labels} />
			<Panels>
				<SimclrMatrix labels={labels} />
				<MocoMatrix labels={labels} momentum={momentum} />
			</Panels>
			<div class="negatives-lower">
				<div>
					<Legend items={legendItems(labels, momentum, point)} />
					<Staleness
						labels={labels}
						queueSize={queueSize}
						point={point}
						curve={curve}
						usualCurve={momentum === usualMomentum ? undefined : usualCurve}
						onPick={(place) => change({ place })}
					/>
				</div>
				<Readouts items={readoutItems(labels, counts, oldest, point)} />
			</div>
			<ScreenReaderTable
				caption={`${labels.title}; N = ${grouped(batchSize)}; K = ${grouped(queueSize)}; m = ${formatExact(momentum)}`}
				head={[`${labels.position} p`, `${labels.age} a`, `${labels.kept} mᵃ`]}
				rows={[0, 16, 32, 48, 64].map((place) => tableRow(keyAt(positionAt(place, queueSize), batchSize, momentum)))}
			/>
		</Figure>
	);
}

function legendItems(labels: NegativesLabels, momentum: number, point: QueuedKey): LegendItem[] {
	return [
		{ series: 1, text: `$m$ = ${formatExact(momentum)}` },
		{ series: 'reference', text: `${labels.usual} $m$ = ${formatExact(momenta[usual.momentum])}` },
		{ series: 'marker', text: `$p$ = ${grouped(point.position)}` },
	];
}

function readoutItems(labels: NegativesLabels, counts: Candidates, oldest: QueuedKey, point: QueuedKey): Readout[] {
	return [
		{ name: labels.negativesSimclr, formula: '$2(N − 1)$', value: grouped(counts.simclr) },
		{ name: labels.negativesMoco, formula: '$K$', value: grouped(counts.moco) },
		{ name: labels.guessSimclr, formula: '$ln(2N − 1)$', value: formatNumber(counts.simclrGuess) },
		{ name: labels.guessMoco, formula: '$ln(K + 1)$', value: formatNumber(counts.mocoGuess) },
		{ name: labels.oldestAge, formula: '$a$, $p = K − 1$', value: grouped(oldest.age) },
		{ name: labels.oldestKept, formula: `${powerFormula}, $p = K − 1$`, value: formatNumber(oldest.kept) },
		{ name: labels.age, formula: '$a = ⌊p/N⌋ + 1$', value: grouped(point.age) },
		{ name: labels.kept, formula: powerFormula, value: formatNumber(point.kept) },
	];
}

function tableRow({ position, age, kept }: QueuedKey): [string, string, string] {
	return [grouped(position), grouped(age), formatNumber(kept)];
}

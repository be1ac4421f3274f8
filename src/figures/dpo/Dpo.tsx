import { useMemo, useState } from 'preact/hooks';
import { Figure, Panels } from '../parts/Figure.tsx';
import { formatExact, formatNumber } from '../parts/format.ts';
import { Legend, type LegendItem } from '../parts/Legend.tsx';
import { MathText } from '../parts/MathText.tsx';
import { range } from '../parts/range.ts';
import { Readouts, type Readout } from '../parts/Readouts.tsx';
import { ScreenReaderTable } from '../parts/ScreenReaderTable.tsx';
import { Controls } from './Controls.tsx';
import { LossPanel, WeightPanel } from './CurvePanels.tsx';
import type { DpoLabels } from './labels.ts';
import { defaultBeta, defaultMargin, dpoCurve, dpoPoint, marginLimit, type DpoPoint } from './model.ts';

const marginFormula = '$h = log π_θ(y_w|x)/π_{ref}(y_w|x) − log π_θ(y_l|x)/π_{ref}(y_l|x)$';
const lossFormula = '$−log σ(βh)$';
const weightFormula = '$β σ(−βh)$';

/** The DPO loss of one preference pair and the weight of its gradient, over the log-ratio margin, for any β. */
export function DpoFigure({ labels }: { labels: DpoLabels }) {
	const [beta, setBeta] = useState(defaultBeta);
	const [margin, setMargin] = useState(defaultMargin);
	const point = dpoPoint(margin, beta);
	const curve = useMemo(() => dpoCurve(beta), [beta]);
	const defaultCurve = useMemo(() => dpoCurve(defaultBeta), []);
	const shown = { labels, beta, point, curve, defaultCurve, onPick: setMargin };
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<Controls labels={labels} beta={beta} point={point} onBeta={setBeta} onMargin={setMargin} />
			<p class="figure-formula">
				<MathText text={marginFormula} />
			</p>
			<Legend items={legendItems(labels, beta, margin)} />
			<Panels>
				<LossPanel {...shown} formula={lossFormula} />
				<WeightPanel {...shown} formula={weightFormula} />
			</Panels>
			<Readouts items={readoutItems(labels, point)} />
			<ScreenReaderTable
				caption={`${labels.title}; β = ${formatExact(beta)}`}
				head={['h', labels.loss, labels.weight]}
				rows={range(-marginLimit, marginLimit, 10).map((value) => tableRow(dpoPoint(value, beta)))}
			/>
		</Figure>
	);
}

function legendItems(labels: DpoLabels, beta: number, margin: number): LegendItem[] {
	return [
		{ series: 1, text: `$β$ = ${formatExact(beta)}` },
		{ series: 'reference', text: `${labels.usual} $β$ = ${formatExact(defaultBeta)}` },
		{ series: 'marker', text: `$h$ = ${formatExact(margin)}` },
	];
}

function readoutItems(labels: DpoLabels, point: DpoPoint): Readout[] {
	return [
		{ name: labels.rewardDifference, formula: '$βh$', value: formatNumber(point.rewardDifference) },
		{ name: labels.preference, formula: '$σ(βh)$', value: formatNumber(point.preference) },
		{ name: labels.loss, formula: lossFormula, value: formatNumber(point.loss) },
		{ name: labels.weight, formula: weightFormula, value: formatNumber(point.weight) },
	];
}

function tableRow({ margin, loss, weight }: DpoPoint): [string, string, string] {
	return [formatExact(margin), formatNumber(loss), formatNumber(weight)];
}

import { useMemo, useState } from 'preact/hooks';
import { Figure, Panels } from '../parts/Figure.tsx';
import { formatExact } from '../parts/format.ts';
import { Legend, type LegendItem } from '../parts/Legend.tsx';
import { range } from '../parts/range.ts';
import { Readouts, type Readout } from '../parts/Readouts.tsx';
import { ScreenReaderTable } from '../parts/ScreenReaderTable.tsx';
import { Slider } from '../parts/Slider.tsx';
import type { BestOfNLabels } from './labels.ts';
import {
	defaultErrorPosition,
	defaultPosition,
	errorRates,
	lastPosition,
	pickedCurve,
	pickedPoint,
	samplesAt,
	type Point,
} from './model.ts';
import { DistancePanel, RewardPanel } from './Panels.tsx';

const boundFormula = '$log n − (n − 1)/n$';

/** Best-of-n by a verifier that errs: what the pick is worth and how far it is from the policy, over n. */
export function BestOfNFigure({ labels }: { labels: BestOfNLabels }) {
	const [position, setPosition] = useState(defaultPosition);
	const [errorPosition, setErrorPosition] = useState(defaultErrorPosition);
	const errorRate = errorRates[errorPosition]!;
	const point = pickedPoint(samplesAt(position), errorRate);
	const curve = useMemo(() => pickedCurve(errorRate), [errorRate]);
	const perfectCurve = useMemo(() => pickedCurve(0), []);
	const results = `${labels.reward} ${show(point.expectedReward)}; ${labels.score} ${show(point.expectedScore)}; ${labels.kl} ${show(point.kl)}`;
	const shown = { labels, curve, point, onPick: setPosition };
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<div class="figure-controls">
				<Slider
					label={`${labels.samples} $n$`}
					shown={formatExact(point.n)}
					spoken={`${formatExact(point.n)}; ${results}`}
					marks={[0, lastPosition / 2, lastPosition].map((each) => formatExact(samplesAt(each)))}
					min={0}
					max={lastPosition}
					value={position}
					onInput={setPosition}
				/>
				<Slider
					label={labels.errorRate}
					shown={percent(errorRate)}
					spoken={`${percent(errorRate)}; ${results}`}
					marks={[errorRates[0]!, errorRates[(errorRates.length - 1) / 2]!, errorRates.at(-1)!].map(percent)}
					min={0}
					max={errorRates.length - 1}
					value={errorPosition}
					onInput={setErrorPosition}
				/>
			</div>
			<Legend items={legendItems(labels, point)} />
			<Panels>
				<RewardPanel {...shown} perfectCurve={perfectCurve} />
				<DistancePanel {...shown} />
			</Panels>
			<Readouts items={readoutItems(labels, point)} />
			<ScreenReaderTable
				caption={`${labels.title}; ${labels.errorRate} ${percent(errorRate)}`}
				head={['n', labels.reward, labels.score, labels.kl, labels.bound]}
				rows={range(0, lastPosition, 4).map((each) => tableRow(pickedPoint(samplesAt(each), errorRate)))}
			/>
		</Figure>
	);
}

function legendItems(labels: BestOfNLabels, { n }: Point): LegendItem[] {
	return [
		{ series: 1, text: labels.reward },
		{ series: 2, text: labels.score },
		{ series: 'reference', text: labels.perfect },
		{ series: 3, text: labels.kl },
		{ series: 4, text: `${labels.bound} ${boundFormula}` },
		{ series: 'marker', text: `$n$ = ${formatExact(n)}` },
	];
}

function readoutItems(labels: BestOfNLabels, { expectedReward, expectedScore, kl, klBound }: Point): Readout[] {
	return [
		{ name: labels.reward, formula: '$r$', value: show(expectedReward) },
		{ name: labels.score, formula: '$s$', value: show(expectedScore) },
		{ name: labels.kl, formula: '$KL$', value: show(kl) },
		{ name: labels.bound, formula: boundFormula, value: show(klBound) },
	];
}

function tableRow({ n, expectedReward, expectedScore, kl, klBound }: Point): [string, ...string[]] {
	return [formatExact(n), ...[expectedReward, expectedScore, kl, klBound].map(show)];
}

/** Rewards and nats to a hundredth; no minus before what rounds to 0. */
function show(value: number): string {
	return value.toFixed(2).replace(/^-(?!0\.00$)/, '−').replace('-', '');
}

function percent(share: number): string {
	return `${formatExact(Number((100 * share).toPrecision(2)))}%`;
}

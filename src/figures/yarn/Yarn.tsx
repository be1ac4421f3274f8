import { useMemo, useState } from 'preact/hooks';
import { Figure, Panels } from '../parts/Figure.tsx';
import { formatNumber } from '../parts/format.ts';
import { Legend, type LegendItem } from '../parts/Legend.tsx';
import { MathText } from '../parts/MathText.tsx';
import { Readouts, type Readout } from '../parts/Readouts.tsx';
import { ScreenReaderTable } from '../parts/ScreenReaderTable.tsx';
import { Controls, formatCount } from './Controls.tsx';
import type { YarnLabels } from './labels.ts';
import { defaults, methods, scaling, type Scaling, type Settings } from './model.ts';
import { PairPanel, series } from './PairPanel.tsx';
import './yarn.css';

const divisorFormula = "$θ_i/θ'_i$";
const wavelengthFormula = "$λ'_i = 2π/θ'_i$";
/** From below the fastest pair to beyond the slowest one of base 10⁶ times 32. */
const wavelengthDomain = [4, 2e8] as const;
const powers = [10, 1e3, 1e5, 1e7];
const superscripts: Record<number, string> = { 10: '10', 1e3: '10³', 1e5: '10⁵', 1e7: '10⁷' };

/** What YaRN, position interpolation and NTK-aware scaling do to each pair of a head of size 128. */
export function YarnFigure({ labels }: { labels: YarnLabels }) {
	const [settings, setSettings] = useState(defaults);
	const { factor, window, base, pair } = settings;
	const shown = useMemo(() => scaling(settings), [factor, window, base]);
	const change = (changed: Partial<Settings>) => setSettings((current) => ({ ...current, ...changed }));
	const panel = { labels, scaling: shown, chosen: pair, onPick: (value: number) => change({ pair: value }) };
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<Controls labels={labels} settings={settings} results={results(labels, shown, pair)} onChange={change} />
			<p class="figure-formula">
				<MathText text="$d$ = 128, $λ_i = 2π/θ_i$, $r_i = L/λ_i$" />
			</p>
			<Legend items={legendItems(labels)} />
			<Panels>
				<PairPanel
					{...panel}
					name={labels.divisor}
					formula={divisorFormula}
					description={labels.divisorDescription}
					values={shown.divisors}
					domain={[1, factor]}
					ticks={[1, ...divisorTicks(factor)].map((value) => ({ value, text: String(value) }))}
				/>
				<PairPanel
					{...panel}
					name={labels.wavelength}
					formula={wavelengthFormula}
					description={labels.wavelengthDescription}
					values={shown.wavelengths}
					domain={wavelengthDomain}
					ticks={powers.map((value) => ({ value, text: superscripts[value]! }))}
					trained={{ values: shown.original, length: window, name: `$L$ = ${formatCount(window)}` }}
				/>
			</Panels>
			<div class="yarn-readouts">
				<Readouts items={readoutItems(labels, shown, pair)} />
			</div>
			<ScreenReaderTable
				caption={`${labels.title}; s = ${factor}; L = ${formatCount(window)}; b = ${formatCount(base)}`}
				head={[labels.pair, labels.turns, ...methods.map((method) => labels[method])]}
				rows={[0, 8, 16, 24, 32, 40, 48, 56, 63].map((row) => [
					String(row),
					formatTurns(shown.turns[row]!),
					...methods.map((method) => shown.divisors[method][row]!.toFixed(2)),
				])}
			/>
		</Figure>
	);
}

function divisorTicks(factor: number): number[] {
	return [2, 4, 8, 16, 32].filter((value) => value <= factor);
}

function results(labels: YarnLabels, { divisors, logitFactor }: Scaling, pair: number): string {
	return `${labels.divisor} ${divisors.yarn[pair]!.toFixed(2)}; ${labels.logits} ${logitFactor.toFixed(3)}`;
}

function legendItems(labels: YarnLabels): LegendItem[] {
	return [
		...methods.map((method) => ({ series: series[method], text: labels[method] })),
		{ series: 'reference', text: labels.trained },
	];
}

function readoutItems(labels: YarnLabels, { turns, original, wavelengths, divisors, logitFactor }: Scaling, pair: number): Readout[] {
	const wavelength = [original, wavelengths.yarn].map((values) => formatWavelength(values[pair]!)).join(' → ');
	return [
		{ name: labels.turns, formula: '$r_i = L/λ_i$', value: formatTurns(turns[pair]!) },
		{ name: labels.divisor, formula: divisorFormula, value: divisors.yarn[pair]!.toFixed(2) },
		{ name: labels.wavelength, formula: "$λ_i → λ'_i$", value: wavelength },
		{ name: labels.logits, formula: '$1/t = (0.1 ln s + 1)²$', value: `× ${logitFactor.toFixed(3)}` },
	];
}

function formatTurns(turns: number): string {
	return turns >= 1000 ? formatCount(turns) : formatNumber(turns);
}

function formatWavelength(wavelength: number): string {
	return wavelength < 100 ? wavelength.toFixed(1) : formatCount(wavelength);
}

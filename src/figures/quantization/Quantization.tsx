import { useMemo, useState } from 'preact/hooks';
import { Figure, Panels } from '../parts/Figure.tsx';
import { formatExact, formatNumber } from '../parts/format.ts';
import { Legend } from '../parts/Legend.tsx';
import { Readouts, type Readout } from '../parts/Readouts.tsx';
import { ScreenReaderTable } from '../parts/ScreenReaderTable.tsx';
import { Controls } from './Controls.tsx';
import { ErrorPanel, series } from './ErrorPanel.tsx';
import { Key } from './Key.tsx';
import type { QuantizationLabels } from './labels.ts';
import { MemoryPanel, oneDecimal } from './MemoryPanel.tsx';
import { bitWidths, defaults, errorCurves, fewestBits, methods, modelSizes, quantizedRow, storedBits, toyLayer, type Settings } from './model.ts';
import './quantization.css';
import { WeightsPanel } from './WeightsPanel.tsx';

/** The grid under some weights, what it does to a layer's outputs by three methods, and what models then weigh. */
export function QuantizationFigure({ labels }: { labels: QuantizationLabels }) {
	const [settings, setSettings] = useState(defaults);
	const { bits, groupSize, outlier, method } = settings;
	const change = (changed: Partial<Settings>) => setSettings((before) => ({ ...before, ...changed }));
	const layer = useMemo(() => toyLayer(outlier), [outlier]);
	const row = useMemo(() => quantizedRow(layer, settings), [layer, bits, groupSize, method]);
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<Controls labels={labels} settings={settings} onChange={change} />
			<Legend items={methods.map((value) => ({ series: series[value], text: labels[value] }))} />
			<Key labels={labels} />
			<Panels>
				<WeightsPanel labels={labels} row={row} groupSize={Number(groupSize)} />
				<ErrorPanel labels={labels} settings={settings} onPick={(value) => change({ bits: value })} />
			</Panels>
			<div class="quantization-lower">
				<MemoryPanel labels={labels} sizes={modelSizes(settings)} />
				<Readouts items={readoutItems(labels, settings)} />
			</div>
			<Tables labels={labels} settings={settings} />
		</Figure>
	);
}

function readoutItems(labels: QuantizationLabels, settings: Settings): Readout[] {
	const errors = errorCurves(settings)[settings.bits - fewestBits]!;
	const bits: Readout = { name: labels.bitsPerWeight, formula: '$b + (16 + b)/g$', value: storedBits(settings).toFixed(2) };
	return [...methods.map((method) => ({ name: labels.errors, formula: labels[method], value: formatNumber(errors[method]) })), bits];
}

/** The plots as numbers, for readers who do not see them. */
function Tables({ labels, settings }: { labels: QuantizationLabels; settings: Settings }) {
	const curves = errorCurves(settings);
	const setting = `$g$ = ${settings.groupSize}, ${labels.outlier[settings.outlier]}`;
	return (
		<>
			<ScreenReaderTable
				caption={`${labels.errors}; ${setting}`}
				head={['b', ...methods.map((method) => labels[method])]}
				rows={bitWidths.map((bits) => [
					formatExact(bits),
					...methods.map((method) => formatNumber(curves[bits - fewestBits]![method])),
				])}
			/>
			<ScreenReaderTable
				caption={`${labels.memory}, ${labels.gibibytes}; $b$ = ${formatExact(settings.bits)}, ${setting}`}
				head={['Qwen2', labels.original, labels.quantized]}
				rows={modelSizes(settings).map(({ name, full, quantized }) => [name, oneDecimal(full), oneDecimal(quantized)])}
			/>
		</>
	);
}

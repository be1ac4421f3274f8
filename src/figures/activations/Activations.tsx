import { useMemo, useState } from 'preact/hooks';
import { Figure, Panels } from '../parts/Figure.tsx';
import { formatExact, formatNumber } from '../parts/format.ts';
import { Legend, type LegendItem } from '../parts/Legend.tsx';
import { range } from '../parts/range.ts';
import { Readouts, type Readout } from '../parts/Readouts.tsx';
import { ScreenReaderTable } from '../parts/ScreenReaderTable.tsx';
import { Controls } from './Controls.tsx';
import type { ActivationsLabels } from './labels.ts';
import {
	activationNames,
	activations,
	defaultGate,
	defaultValue,
	gateLimit,
	unitAt,
	unitCurve,
	type ActivationName,
	type Unit,
} from './model.ts';
import { seriesOf, UnitPanel } from './UnitPanel.tsx';

const outputFormula = '$h = f(a)·b$';
const gateFormula = '$∂h/∂a = f′(a)·b$';
const valueFormula = '$∂h/∂b = f(a)$';

/** ReLU, GELU and SiLU as the gate of one hidden unit: its output and its gradient, for any value beside the gate. */
export function ActivationsFigure({ labels }: { labels: ActivationsLabels }) {
	const [name, setName] = useState<ActivationName>('silu');
	const [gate, setGate] = useState(defaultGate);
	const [value, setValue] = useState(defaultValue);
	const curves = useMemo(() => activationNames.map((each) => ({ name: each, curve: unitCurve(each, value) })), [value]);
	const unit = unitAt(name, gate, value);
	const shown = { axis: `${labels.gate} $a$`, curves, unit, onPick: setGate };
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<Controls labels={labels} name={name} value={value} unit={unit} onName={setName} onGate={setGate} onValue={setValue} />
			<div class="figure-formula">
				<Legend items={legendItems(unit)} />
			</div>
			<Panels>
				<UnitPanel {...shown} measure="output" title={labels.output} formula={outputFormula} description={labels.outputDescription} />
				<UnitPanel {...shown} measure="gateGradient" title={labels.gateGradient} formula={gateFormula} description={labels.gradientDescription} />
			</Panels>
			<Readouts items={readoutItems(labels, unit)} />
			<ScreenReaderTable
				caption={`${labels.title}; b = ${formatExact(value)}`}
				head={['a', ...activationNames.flatMap((each) => [`${activations[each].name}: h`, '∂h/∂a'])]}
				rows={range(-gateLimit, gateLimit, 1).map((at) => tableRow(at, value))}
			/>
		</Figure>
	);
}

function legendItems(unit: Unit): LegendItem[] {
	return [
		...activationNames.map((name) => ({ series: seriesOf[name], text: activations[name].name })),
		{ series: 'marker', text: `$a$ = ${formatExact(unit.gate)}` },
	];
}

function readoutItems(labels: ActivationsLabels, unit: Unit): Readout[] {
	return [
		{ name: labels.output, formula: outputFormula, value: formatNumber(unit.output) },
		{ name: labels.slope, formula: '$f′(a)$', value: formatNumber(unit.slope) },
		{ name: labels.gateGradient, formula: gateFormula, value: formatNumber(unit.gateGradient) },
		{ name: labels.valueGradient, formula: valueFormula, value: formatNumber(unit.valueGradient) },
	];
}

function tableRow(gate: number, value: number): [string, ...string[]] {
	const cells = activationNames.flatMap((name) => {
		const { output, gateGradient } = unitAt(name, gate, value);
		return [formatNumber(output), formatNumber(gateGradient)];
	});
	return [formatExact(gate), ...cells];
}

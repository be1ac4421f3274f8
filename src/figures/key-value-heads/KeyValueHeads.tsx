import { useState } from 'preact/hooks';
import { Figure, Panels } from '../parts/Figure.tsx';
import { formatExact, formatNumber } from '../parts/format.ts';
import { Legend, type LegendItem } from '../parts/Legend.tsx';
import { Readouts, type Readout } from '../parts/Readouts.tsx';
import { ScreenReaderTable } from '../parts/ScreenReaderTable.tsx';
import { CachePanel } from './CachePanel.tsx';
import { Controls } from './Controls.tsx';
import { Heads } from './Heads.tsx';
import type { KeyValueHeadsLabels } from './labels.ts';
import {
	batches,
	cacheOf,
	contexts,
	defaultBatch,
	defaultContext,
	defaultModel,
	kindOf,
	models,
	possibleHeads,
	type CacheCost,
	type CacheSetting,
} from './model.ts';
import './key-value-heads.css';

const published = models[defaultModel]!;
const start: CacheSetting = {
	model: published,
	numKeyValueHeads: published.numKeyValueHeads,
	sequenceLength: contexts[defaultContext]!,
	batchSize: batches[defaultBatch]!,
	precision: '16',
};

/** How many key/value heads a Qwen2 model keeps: who shares them, and what the cache takes of a GPU's memory. */
export function KeyValueHeadsFigure({ labels }: { labels: KeyValueHeadsLabels }) {
	const [setting, setSetting] = useState(start);
	const set = (changed: Partial<CacheSetting>) => setSetting((before) => ({ ...before, ...changed }));
	const setModel = (name: string) => {
		const model = models.find((each) => each.name === name)!;
		set({ model, numKeyValueHeads: model.numKeyValueHeads });
	};
	const setContext = (position: number) => set({ sequenceLength: contexts[position]! });
	const cost = cacheOf(setting);
	return (
		<Figure title={labels.title} caption={labels.caption}>
			<Controls
				labels={labels}
				setting={setting}
				cost={cost}
				onModel={setModel}
				onHeads={(numKeyValueHeads) => set({ numKeyValueHeads })}
				onContext={setContext}
				onBatch={(position) => set({ batchSize: batches[position]! })}
				onPrecision={(precision) => set({ precision })}
			/>
			<div class="key-value-legend">
				<Legend items={legendItems(setting)} />
			</div>
			<Panels>
				<Heads labels={labels} setting={setting} />
				<CachePanel labels={labels} setting={setting} onPick={setContext} />
			</Panels>
			<Readouts items={readoutItems(labels, cost)} />
			<ScreenReaderTable
				caption={`${labels.title}; ${setting.model.name}, n = ${setting.sequenceLength}, B = ${setting.batchSize}`}
				head={[labels.keyValueHeads, `${labels.perToken}, KiB`, `${labels.cache}, GiB`, labels.sequencesThatFit, labels.flopsPerByte]}
				rows={possibleHeads(setting.model.numAttentionHeads).map((heads) => tableRow(heads, setting))}
			/>
		</Figure>
	);
}

function legendItems({ model, numKeyValueHeads, sequenceLength }: CacheSetting): LegendItem[] {
	return [
		{ series: 1, text: `${kindOf(numKeyValueHeads, model.numAttentionHeads)}, $G$ = ${numKeyValueHeads}` },
		{ series: 2, text: `MHA, $G$ = ${model.numAttentionHeads}` },
		{ series: 3, text: 'MQA, $G$ = 1' },
		{ series: 'marker', text: `$n$ = ${sequenceLength / 1024}K` },
	];
}

function readoutItems(labels: KeyValueHeadsLabels, cost: CacheCost): Readout[] {
	return [
		{ name: labels.perToken, formula: '$2·L·G·d_h·b$', value: `${formatExact(cost.kibPerToken)} KiB` },
		{ name: labels.cache, formula: '$2·L·G·d_h·b·n·B$', value: `${formatNumber(cost.gib)} GiB` },
		{ name: labels.sequencesThatFit, formula: '$⌊80 GiB / (2·L·G·d_h·b·n)⌋$', value: cost.sequencesThatFit.toLocaleString('en') },
		{ name: labels.flopsPerByte, formula: '$2/b · H/G$', value: formatExact(cost.flopsPerByte) },
	];
}

function tableRow(numKeyValueHeads: number, setting: CacheSetting): [string, ...string[]] {
	const { kibPerToken, gib, sequencesThatFit, flopsPerByte } = cacheOf({ ...setting, numKeyValueHeads });
	return [String(numKeyValueHeads), formatExact(kibPerToken), formatNumber(gib), formatExact(sequencesThatFit), formatExact(flopsPerByte)];
}
